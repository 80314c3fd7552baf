import { dutchDay } from '@klantregie/contract'
import type { ModelUsage } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { removeUnusedType } from '../../governance/index.ts'
import { isLimited } from '../disclosure/clear-fields.queries.ts'
import * as usage from './model-usage.queries.ts'

/**
 * How many relations that the reader may see use each type, kind of link and own field. Of a field that is kept back from
 * them somewhere nothing is counted: how many have a value would tell something.
 */
export async function countUsage(ctx: Ctx): Promise<ModelUsage> {
  const today = dutchDay(ctx.now)
  const fields = (await usage.countFields(ctx)).filter(({ key }) => !isLimited(ctx, key))
  return {
    types: byKey(await usage.countTypes(ctx, today)),
    linkTypes: byKey(await usage.countLinkTypes(ctx, today)),
    fields: byKey(fields),
  }
}

function byKey(counted: readonly { readonly key: string; readonly count: number }[]): Record<string, number> {
  return Object.fromEntries(counted.map(({ key, count }) => [key, count]))
}

/** @throws AppError relations.type_not_found, governance.type_in_use */
export async function removeRelationType(ctx: Ctx, id: string): Promise<void> {
  if (await usage.isTypeUsed(ctx, id)) throw new AppError('governance.type_in_use')
  await removeUnusedType(ctx, id)
}
