import { ContributionMeasure, type ContributionWeight } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import * as stored from './weight.queries.ts'

/** What one of each is worth, by the organisation's own word; null where it did not say. */
export async function listWeights(ctx: Ctx): Promise<ContributionWeight[]> {
  return inOrder(await stored.listWeights(ctx))
}

/** What is left out or null is worth nothing that is said. Of a measure that is named twice the last counts. */
export async function setWeights(ctx: Ctx, items: readonly ContributionWeight[]): Promise<void> {
  const before = await stored.listWeights(ctx)
  const after = new Map<ContributionMeasure, number>()
  for (const { measure, centsPerUnit } of items)
    if (centsPerUnit === null) after.delete(measure)
    else after.set(measure, centsPerUnit)
  await stored.replaceWeights(ctx, after)
  await ctx.audit('value.weights_changed', null, {
    before: Object.fromEntries(before),
    after: Object.fromEntries(after),
  })
  await ctx.announce({ topic: 'segment', id: 'value' })
}

const inOrder = (weights: ReadonlyMap<ContributionMeasure, number>): ContributionWeight[] =>
  ContributionMeasure.options.map((measure) => ({ measure, centsPerUnit: weights.get(measure) ?? null }))
