import type { MatchSettings } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'identity')

export async function find(ctx: Ctx): Promise<MatchSettings | undefined> {
  const row = await tables(ctx).selectFrom('identity.match_settings').selectAll().executeTakeFirst()
  return (
    row && {
      isAutomatic: row.is_automatic,
      thresholds: { auto: row.auto, suggest: row.suggest },
      exceptions: row.exceptions as MatchSettings['exceptions'],
    }
  )
}

export async function put(ctx: Ctx, { isAutomatic, thresholds, exceptions }: MatchSettings): Promise<void> {
  const values = {
    is_automatic: isAutomatic,
    ...thresholds,
    exceptions: JSON.stringify(exceptions),
    changed_by: ctx.actor.name,
    changed_at: ctx.now,
  }
  await tables(ctx)
    .insertInto('identity.match_settings')
    .values(values)
    .onConflict((conflict) => conflict.columns(['tenant_id']).doUpdateSet(values))
    .execute()
}

/**
 * The histogram of the last run over all records that came to its end. One that was undone since counts too: whoever undid
 * it because it merged too much wants to see what stricter settings would have made of it.
 */
export async function findMeasured(ctx: Ctx): Promise<{ histogram: unknown; at: Date } | undefined> {
  const row = await tables(ctx)
    .selectFrom('identity.match_run')
    .select(['histogram', 'started_at', 'finished_at'])
    .where('kind', '=', 'records')
    .where('state', 'in', ['done', 'undoing', 'undone'])
    .where('histogram', 'is not', null)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { histogram: row.histogram, at: row.finished_at ?? row.started_at }
}
