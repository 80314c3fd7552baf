import type { ValueFamily } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { familiesSeen } from '../../activity/index.ts'
import * as stored from './threshold.queries.ts'
import { STARTING_THRESHOLDS } from './tiers.rules.ts'

/** The families that exist for the reader. */
export async function listValueFamilies(ctx: Ctx): Promise<ValueFamily[]> {
  const chosen = await stored.listThresholds(ctx)
  return (await familiesSeen(ctx)).map(({ id, name }) => ({
    id,
    name,
    thresholds: chosen.get(id) ?? STARTING_THRESHOLDS,
    isChosen: chosen.has(id),
  }))
}

/** @throws AppError segments.family_not_found: also when it is of a domain that the reader does not see */
export async function getFamily(ctx: Ctx, id: string): Promise<ValueFamily> {
  const family = (await listValueFamilies(ctx)).find((one) => one.id === id)
  if (!family) throw new AppError('segments.family_not_found')
  return family
}
