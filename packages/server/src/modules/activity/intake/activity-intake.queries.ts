import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { isWaiting, settleReversals } from '../facts/settle.queries.ts'
import { judge, store, type FactsWritten } from '../facts/write-facts.queries.ts'
import { takeBack } from '../facts/take-back.queries.ts'
import { findAll } from '../lists/list.queries.ts'
import {
  countMissing,
  makeMissing,
  placedOfferings,
  placeOfferings,
  takeBackOfferings,
} from './offering-intake.queries.ts'

/** Genres that may be chosen, as lists name them. */
async function genres(ctx: Ctx): Promise<{ id: string; name: string }[]> {
  return (await findAll(ctx, 'genre')).filter(({ isActive }) => isActive)
}

/**
 * As `writeFacts`, of rows that stand in a table of this connection: a subquery with the columns of what comes in. `sourceId`: of all
 * of them.
 */
async function write(
  ctx: Ctx,
  { rows, sourceId }: { readonly rows: RawBuilder<unknown>; readonly sourceId: string },
): Promise<FactsWritten> {
  // Read more than once below, and what it joins is costly to join again.
  await sql`drop table if exists incoming_fact`.execute(ctx.tx)
  await sql`create temporary table incoming_fact on commit drop as ${rows}`.execute(ctx.tx)
  await sql`analyze incoming_fact`.execute(ctx.tx)
  const staged = sql`select * from incoming_fact`
  const written = await store(ctx, staged)
  if (written.changed > 0) await settleReversals(ctx, staged)
  else if (await isWaiting(ctx, [sourceId])) await settleReversals(ctx, await keysOfReversals(ctx, sourceId))
  return written
}

/** Of what was only added: reversals, and what an earlier reversal waits for. */
async function keysOfReversals(ctx: Ctx, sourceId: string): Promise<RawBuilder<unknown>> {
  await sql`drop table if exists reversal_key`.execute(ctx.tx)
  await sql`create temporary table reversal_key on commit drop as
    select n.source_id, n.source_key from incoming_fact n where n.is_reversal
    union
    select w.source_id, w.reverses_key from activity.fact w join incoming_fact n on n.source_key = w.reverses_key
    where w.source_id = ${sourceId} and w.reverses_key is not null and w.reverses_id is null and w.superseded_by is null`.execute(
    ctx.tx,
  )
  await sql`analyze reversal_key`.execute(ctx.tx)
  return sql`select * from reversal_key`
}

/** Takes back what an import wrote, and what it made to write it about. */
async function undo(ctx: Ctx, importId: string): Promise<void> {
  await takeBack(ctx, importId)
  await takeBackOfferings(ctx, importId)
}

/** Lists of tickets and other activity, for whoever reads files: set by set, within the tables of their connection. */
export const activityIntake = {
  genres,
  placeOfferings,
  placedOfferings,
  countOfferings: countMissing,
  makeOfferings: makeMissing,
  judge,
  write,
  undo,
}
