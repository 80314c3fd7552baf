import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/** Which of these rounds have something left to look at; one look into the index of each. */
export async function roundsWithWork(ctx: Ctx, roundIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (roundIds.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select o.id from unnest(${[...roundIds]}::uuid[]) o(id)
    where exists (select from relations.review_item i where i.round_id = o.id and i.outcome is null)`.execute(ctx.tx)
  return new Set(rows.map(({ id }) => id))
}
