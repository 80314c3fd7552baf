import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/** A table whose rows refer to rows of another. */
export type Reference = { readonly from: string; readonly to: string }

/** Every fenced table, and which refers to which: read from the catalogue, so that a new table is never forgotten. */
export async function findFencedTables(ctx: Ctx): Promise<{ tables: string[]; references: Reference[] }> {
  const tables = await sql<{ name: string }>`
    select n.nspname || '.' || c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relforcerowsecurity and c.relkind in ('r', 'p') and not c.relispartition
      and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
    order by 1`.execute(ctx.tx)
  const references = await sql<Reference>`
    select fn.nspname || '.' || f.relname as "from", tn.nspname || '.' || t.relname as "to"
    from pg_constraint k
    join pg_class f on f.oid = k.conrelid join pg_namespace fn on fn.oid = f.relnamespace
    join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace
    where k.contype = 'f' and f.relforcerowsecurity and t.relforcerowsecurity`.execute(ctx.tx)
  return { tables: tables.rows.map((row) => row.name), references: references.rows }
}

/** Deletes every row of this tenant from one table, also from those that only grow; the database does so for a demonstration only. */
export async function emptyTable(ctx: Ctx, table: string): Promise<void> {
  await sql`select platform.empty_demo_table(${table}::text::regclass)`.execute(ctx.tx)
}

/** The trail may only be removed by the database itself, and only of a demonstration. */
export async function removeTrail(ctx: Ctx): Promise<void> {
  await sql`select platform.remove_demo_trail()`.execute(ctx.tx)
}
