import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import type { KeptItem, KeptQuery, KeptRows } from '../../../platform/keeping.ts'

const FIRST = '00000000-0000-0000-0000-000000000000'

/** Notes and contacts go for good when their term has passed, those that were taken off the timeline as well. */
export const keptNotes: KeptRows = { kind: 'note', page, count, remove }

async function page(ctx: Ctx, { before, held, after, limit }: KeptQuery): Promise<KeptItem[]> {
  const { rows } = await sql<{ id: string; at: Date; relationId: string; isHeld: boolean }>`
    select i.id, i.occurred_at as at, i.relation_id as "relationId", i.relation_id in (${held}) as "isHeld"
    from activity.interaction i where i.id > ${after ?? FIRST}::uuid and i.occurred_at < ${before} order by i.id limit ${limit}
  `.execute(ctx.tx)
  return rows.map((row) => ({ ...row, sourceId: null, rows: 1, label: null }))
}

async function count(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from activity.interaction`.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

async function remove(ctx: Ctx, ids: readonly string[]): Promise<number> {
  const gone = await sql`delete from activity.interaction where id = any(${[...ids]}::uuid[])`.execute(ctx.tx)
  return Number(gone.numAffectedRows ?? 0n)
}

/** The day (jjjj-mm-dd, Amsterdam) of the last thing that was noted about each of these relations; without those of whom nothing was. */
export async function lastInteractionDays(ctx: Ctx, relationIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; day: string }>`
    select i.relation_id as id, (max(i.occurred_at) at time zone 'Europe/Amsterdam')::date as day
    from activity.interaction i where i.relation_id = any(${[...relationIds]}::uuid[]) and i.removed_at is null group by 1
  `.execute(ctx.tx)
  return new Map(rows.map(({ id, day }) => [id, day]))
}
