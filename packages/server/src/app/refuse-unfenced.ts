import type { Pool } from '../platform/db/pool.ts'

/** The application may not connect as somebody whom row-level security does not hold. */
export async function refuseUnfenced(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ passes: boolean; owns: boolean; member: boolean }>(`select
    (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as passes,
    exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'relations' and pg_has_role(current_user, c.relowner, 'member')) as owns,
    pg_has_role(current_user, 'klantregie_app', 'member') as member`)
  const [role] = rows
  if (!role || role.passes || role.owns || !role.member) {
    throw new Error(
      'DATABASE_URL moet aanmelden als een gewone rol die lid is van klantregie_app en die de tabellen niet bezit; geef de eigenaar op met DATABASE_OWNER_URL. Zie docs/operating/install.md. / ' +
        'DATABASE_URL must sign in as an ordinary role that is a member of klantregie_app and does not own the tables; give the owner with DATABASE_OWNER_URL. See docs/operating/install.md.',
    )
  }
}
