import { calculateExpectedIfAlive, calculateProbabilityAlive, type BgNbd } from './bg-nbd.rules.ts'
import { calculateExpectedAmountCents, type GammaGamma } from './gamma-gamma.rules.ts'
import type { RepeatSummary, SpendSummary } from './summary.rules.ts'

export interface ValueModels {
  readonly repeats: BgNbd
  readonly spend: GammaGamma
}

export interface LifetimeValue {
  readonly probabilityAlive: number
  /** Repeats to expect within the weeks asked for. */
  readonly expectedRepeats: number
  /** What each may bring; null when the spend model has no mean for this relation. */
  readonly expectedAmountCents: number | null
  /** What all of them together may bring; null when the amount is. Not discounted: the weeks asked for are few. */
  readonly expectedContributionCents: number | null
}

/**
 * What a relation may be expected to do and bring in the coming weeks: repeats times amount, because the models take how often
 * and how much as unrelated (Fader, Hardie & Lee, "RFM and CLV", Journal of Marketing Research 42 (2005), 415–430).
 * Returns a function because the costly part is the same for all relations with equal `repeats` and `observedWeeks`; it is
 * kept for the life of the function.
 */
export function lifetimeValueWithin(
  models: ValueModels,
  weeks: number,
): (summary: RepeatSummary & SpendSummary) => LifetimeValue {
  const expectRepeats = furtherRepeatsWithin(models.repeats, weeks)
  return (summary) => {
    const { probabilityAlive, expectedRepeats } = expectRepeats(summary)
    const expectedAmountCents = calculateExpectedAmountCents(models.spend, summary)
    const expectedContributionCents = expectedAmountCents === null ? null : expectedRepeats * expectedAmountCents
    return { probabilityAlive, expectedRepeats, expectedAmountCents, expectedContributionCents }
  }
}

/** The same for the repeats alone, for families of activity that cost nothing, such as loans. */
export function furtherRepeatsWithin(
  model: BgNbd,
  weeks: number,
): (summary: RepeatSummary) => Pick<LifetimeValue, 'probabilityAlive' | 'expectedRepeats'> {
  const ifAlive = new Map<number, Map<number, number>>()
  return (summary) => {
    const { repeats, observedWeeks } = summary
    const perSpan = ifAlive.get(repeats) ?? new Map<number, number>()
    ifAlive.set(repeats, perSpan)
    let expected = perSpan.get(observedWeeks)
    if (expected === undefined) {
      expected = calculateExpectedIfAlive(model, summary, weeks)
      perSpan.set(observedWeeks, expected)
    }
    const probabilityAlive = calculateProbabilityAlive(model, summary)
    return { probabilityAlive, expectedRepeats: probabilityAlive * expected }
  }
}
