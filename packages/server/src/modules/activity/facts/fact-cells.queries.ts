import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/**
 * Of the cells in the subquery (cell_id, relation_id: the relation that each belongs to now), those of whom there is a fact: what
 * somebody bought or gave stays when the list that brought the person is taken back.
 */
export function cellsWithFacts(cells: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select g.cell_id from (${cells}) g
    where exists (select from activity.fact f where f.relation_id = g.relation_id and f.origin_relation_id = g.cell_id)`
}

/**
 * The last day (jjjj-mm-dd) on which each of these relations did something or is still bound by it (a membership that runs); days ahead
 * count as they are. Without those of whom there is no fact.
 */
export async function lastFactDays(ctx: Ctx, relationIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; day: string }>`
    select f.relation_id as id, max(greatest(f.day, f.until)) as day from activity.fact f
    where f.relation_id = any(${[...relationIds]}::uuid[]) and f.superseded_by is null and f.removed_at is null group by 1
  `.execute(ctx.tx)
  return new Map(rows.map(({ id, day }) => [id, day]))
}
