import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { findFacts } from '../erasure/declared-rows.queries.ts'

/** Rows of a declared table, of whatever module, that point at one of these cells: whole, as the database has them. */
export async function listDeclared(
  ctx: Ctx,
  { table, columns }: { readonly table: string; readonly columns: readonly string[] },
  cellIds: readonly string[],
): Promise<Readonly<Record<string, unknown>>[]> {
  const lists = (await findFacts(ctx, [table])).get(table)?.lists ?? new Set<string>()
  const pointing = columns.map((column) =>
    lists.has(column)
      ? sql`t.${sql.ref(column)} && ${[...cellIds]}::uuid[]`
      : sql`t.${sql.ref(column)} = any(${[...cellIds]}::uuid[])`,
  )
  if (pointing.length === 0) return []
  const { rows } = await sql<{ row: Readonly<Record<string, unknown>> }>`
    select to_jsonb(t) as row from ${sql.table(table)} t where ${sql.join(pointing, sql` or `)}`.execute(ctx.tx)
  return rows.map(({ row }) => row)
}
