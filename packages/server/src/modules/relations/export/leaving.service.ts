import type { RelationRecord } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { disclosedGolden } from '../disclosure/disclosure.service.ts'
import { filledIn, traceSpecial } from '../disclosure/special.service.ts'
import { findLeaving } from './leaving.queries.ts'

/**
 * The golden records of these relations that may leave with the reader's rights, without what is kept back from them: as an export would hold
 * them. Those that may not leave are missing.
 */
export async function leavingRecords(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, RelationRecord>> {
  const golden = await disclosedGolden(ctx, await findLeaving(ctx, ids))
  await traceSpecial(
    ctx,
    [...golden].map(([id, record]) => ({ id, fields: filledIn(record) })),
  )
  return golden
}
