import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import type { RegroupedColumn } from './regroup.rules.ts'

/** A cell that goes from one relation to another. */
export type Moved = { readonly cellId: string; readonly from: string; readonly to: string }

/**
 * Takes the rows of these cells along, in one column of one table of whatever module. The relation that a cell leaves is in
 * the condition because that is what tables have an index for.
 */
export async function moveRows(
  ctx: Ctx,
  { table, column, origin }: RegroupedColumn,
  moved: readonly Moved[],
): Promise<void> {
  const [cells, from, to] = [moved.map((one) => one.cellId), moved.map((one) => one.from), moved.map((one) => one.to)]
  await sql`
    update ${sql.table(table)} t set ${sql.ref(column)} = m.to_id
    from unnest(${cells}::uuid[], ${from}::uuid[], ${to}::uuid[]) as m (cell_id, from_id, to_id)
    where t.${sql.ref(column)} = m.from_id and t.${sql.ref(origin)} = m.cell_id
  `.execute(ctx.tx)
}

/** How many rows of a table hang on these cells of a relation. */
export async function countRows(
  ctx: Ctx,
  { table, column, origin }: RegroupedColumn,
  cells: { readonly relationId: string; readonly cellIds: readonly string[] },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${sql.table(table)} t
    where t.${sql.ref(column)} = ${cells.relationId} and t.${sql.ref(origin)} = any(${[...cells.cellIds]}::uuid[])
  `.execute(ctx.tx)
  return rows[0]?.count ?? 0
}
