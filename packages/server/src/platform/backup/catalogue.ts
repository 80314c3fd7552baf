import type { Client } from 'pg'
import { calculateFillOrder } from './fill-order.rules.ts'

export type Table = {
  /** `schema.table`; letters, digits and underscores only, so it can stand in a statement as it is. */
  readonly name: string
  readonly columns: readonly string[]
  /** Rows belong to one organisation; false for what all share. */
  readonly isFenced: boolean
}

const OURS = `n.nspname not in ('pg_catalog', 'information_schema', 'public', 'pgboss', 'pg_toast') and n.nspname not like 'pg\\_%'
  and c.relkind in ('r', 'p') and not c.relispartition
  and exists (select from pg_class t join pg_namespace s on s.oid = t.relnamespace where s.nspname = n.nspname and (t.relforcerowsecurity or t.oid = to_regclass('platform.tenant')))`

/**
 * Every table of the product, those that are referred to before those that refer to them: read from the catalogue, so
 * that a new table is never forgotten. Schemas without a fenced table are somebody else's and are left alone.
 */
export async function readTables(client: Client): Promise<Table[]> {
  const { rows } =
    await client.query<Table>(`select n.nspname || '.' || c.relname as name, c.relrowsecurity as "isFenced",
      array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where ${OURS} group by 1, 2 order by 1`)
  const references = await client.query<{ from: string; to: string }>(`select
      n.nspname || '.' || c.relname as "from", tn.nspname || '.' || t.relname as "to"
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace
    where k.contype = 'f' and ${OURS}`)
  const byName = new Map(rows.map((table) => [table.name, table]))
  const order = calculateFillOrder([...byName.keys()], references.rows)
  return order.flatMap((name) => byName.get(name) ?? [])
}

/**
 * Switches the product's own triggers off or on, until the end of the transaction at the latest when it is rolled back. What they would write
 * is in the backup already: with them on it would be there twice. Rules between tables are not among them and stay.
 */
export async function switchTriggers(client: Client, to: 'disable' | 'enable'): Promise<void> {
  const { rows } = await client.query<{ table: string; name: string }>(`
    select n.nspname || '.' || c.relname as table, quote_ident(g.tgname) as name
    from pg_trigger g join pg_class c on c.oid = g.tgrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_proc p on p.oid = g.tgfoid join pg_namespace f on f.oid = p.pronamespace
    where not g.tgisinternal and f.nspname <> 'public' and ${OURS} order by 1, 2`)
  for (const { table, name } of rows) await client.query(`alter table ${table} ${to} trigger ${name}`)
}

/** The organisations on this installation; null when the database has never been migrated. */
export async function readTenants(client: Client): Promise<string[] | null> {
  const exists = await client.query<{ found: boolean }>(`select to_regclass('platform.tenant') is not null as found`)
  if (exists.rows[0]?.found !== true) return null
  const { rows } = await client.query<{ tenant_id: string }>(
    'select tenant_id from platform.tenant order by created_at, tenant_id',
  )
  return rows.map((row) => row.tenant_id)
}

/** Migrations that the database has had, in order; empty for a new one. */
export async function readApplied(client: Client): Promise<{ name: string; hash: string }[]> {
  const exists = await client.query<{ found: boolean }>(
    `select to_regclass('public.klantregie_migration') is not null as found`,
  )
  if (exists.rows[0]?.found !== true) return []
  const { rows } = await client.query<{ name: string; hash: string }>(
    'select name, hash from public.klantregie_migration order by name',
  )
  return rows
}

/** Whose rows the rest of the transaction sees and writes: the fence holds for the owner of the tables too. */
export async function enterTenant(client: Client, tenantId: string | null): Promise<void> {
  await client.query(`select set_config('klantregie.tenant', $1, true)`, [tenantId ?? ''])
}

/**
 * Text forms that every version and setting of PostgreSQL reads back to the same value.
 * Times in UTC and ISO form, floating point numbers to the last bit.
 */
export async function fixTextForms(client: Client): Promise<void> {
  await client.query(`set local datestyle = 'ISO, YMD'; set local timezone = 'UTC'; set local intervalstyle = 'postgres';
    set local extra_float_digits = 3; set local bytea_output = 'hex'; set local client_encoding = 'UTF8'; set local xmloption = 'content'`)
}
