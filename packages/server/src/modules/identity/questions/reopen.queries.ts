import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/**
 * Questions whose answer was taken back by other ways than the queue: a merge or a whole run undone, a decision revoked.
 * They are asked again, of the same colleague when they had been put to one. Answers how many.
 */
async function reopen(ctx: Ctx, ids: RawBuilder<unknown>): Promise<number> {
  const result = await sql`
    update identity.possible_duplicate p set state = case when p.asked_user_id is null then 'open' else 'asked' end,
      answered_by = null, answered_by_user_id = null, answered_at = null, merge_id = null, decision_id = null,
      taken_by = null, taken_until = null
    where p.id in (${ids}) and p.state in ('same', 'not_same')`.execute(ctx.tx)
  return Number(result.numAffectedRows ?? 0n)
}

/** Questions answered by merges of a run that were undone. */
export function reopenOfRun(ctx: Ctx, runId: string): Promise<number> {
  return reopen(
    ctx,
    sql`select q.id from identity.merge m join identity.possible_duplicate q on q.merge_id = m.id
      where m.run_id = ${runId} and m.undone_at is not null`,
  )
}

export function reopenOfMerges(ctx: Ctx, mergeIds: readonly string[]): Promise<number> {
  return reopen(
    ctx,
    sql`select q.id from identity.possible_duplicate q where q.merge_id = any(${[...mergeIds]}::uuid[])`,
  )
}

export function reopenOfDecisions(ctx: Ctx, decisionIds: readonly string[]): Promise<number> {
  return reopen(
    ctx,
    sql`select q.id from identity.possible_duplicate q where q.decision_id = any(${[...decisionIds]}::uuid[])`,
  )
}
