import { describe, expect, test } from 'vitest'
import { PUBLISHED } from '../testing/cdnow.ts'
import { simulateRelations } from '../testing/simulate-relations.ts'
import { decideAliveClass } from './alive-class.rules.ts'
import { calculateExpectedFurtherRepeats, calculateProbabilityAlive } from './bg-nbd.rules.ts'
import { fitBgNbd } from './bg-nbd-fit.rules.ts'
import { calibrate, decideSpendVerdict, decideVerdict } from './diagnostics.rules.ts'
import { calculateExpectedAmountCents } from './gamma-gamma.rules.ts'
import { lifetimeValueWithin } from './lifetime-value.rules.ts'

const spend = { p: 4, q: 3.5, v: 30 }
const made = simulateRelations({
  relations: 4000,
  seed: 11,
  model: { r: 0.5, alpha: 8, a: 0.7, b: 3 },
  spend,
  calibrationWeeks: 104,
  holdoutWeeks: 26,
})
const rows = [...made].map((row) => ({ ...row, weight: 1 }))
const fit = fitBgNbd(rows)

describe('a model is shown', () => {
  test('when relations do as it says', () => {
    expect(calibrate(fit, rows, 26).verdict).toBe('fits')
  })

  test.each([
    { what: 'half as much came as it expected', times: 0.5, verdict: 'too_high' },
    { what: 'twice as much came', times: 2, verdict: 'too_low' },
    { what: 'nobody came at all', times: 0, verdict: 'too_high' },
  ])('not when $what', ({ times, verdict }) => {
    const other = rows.map((row) => ({ ...row, holdoutRepeats: row.holdoutRepeats * times }))
    expect(calibrate(fit, other, 26).verdict).toBe(verdict)
  })

  test('not when it is right over all and wrong for every group', () => {
    const total = rows.reduce((sum, { holdoutRepeats }) => sum + holdoutRepeats, 0)
    const alike = rows.map((row) => ({ ...row, holdoutRepeats: total / rows.length }))
    expect(calibrate(fit, alike, 26).verdict).toBe('uneven')
  })

  const enough = { problem: null, repeaters: 1000 } as const
  const outcome = {
    groups: [],
    relations: 5000,
    predicted: 1000,
    actual: 1000,
    baseline: 1000,
    deviation: 0.05,
    baselineDeviation: 0.5,
  }
  test.each([
    { when: 'all is well', fit: enough, more: {}, verdict: 'fits' },
    { when: 'the fit has no top', fit: { ...enough, problem: 'steep' }, more: {}, verdict: 'not_converged' },
    { when: 'a parameter ran off', fit: { ...enough, problem: 'edge' }, more: {}, verdict: 'not_converged' },
    { when: 'nobody came back', fit: { ...enough, problem: 'no_repeats' }, more: {}, verdict: 'too_few_data' },
    { when: 'few came back', fit: { ...enough, repeaters: 199 }, more: {}, verdict: 'too_few_data' },
    { when: 'the holdout is small', fit: enough, more: { predicted: 150, actual: 199 }, verdict: 'too_few_data' },
    { when: 'it is a fifth too high', fit: enough, more: { predicted: 1200 }, verdict: 'fits' },
    { when: 'it is over a fifth too high', fit: enough, more: { predicted: 1201 }, verdict: 'too_high' },
    { when: 'it is over a fifth too low', fit: enough, more: { predicted: 799 }, verdict: 'too_low' },
    { when: 'groups make up for each other', fit: enough, more: { deviation: 0.31 }, verdict: 'uneven' },
    { when: 'the rate so far does as well', fit: enough, more: { baselineDeviation: 0.05 }, verdict: 'no_better' },
  ] as const)('when $when: $verdict', ({ fit: one, more, verdict }) => {
    expect(decideVerdict(one, { ...outcome, ...more })).toBe(verdict)
  })

  test.each([
    { when: 'all is well', change: {}, verdict: 'fits' },
    { when: 'frequent relations spend more', change: { correlation: 0.31 }, verdict: 'related' },
    { when: 'frequent relations spend less', change: { correlation: -0.31 }, verdict: 'related' },
    { when: 'there is no mean', change: { model: { p: 1, q: 1, v: 1 } }, verdict: 'no_mean' },
    { when: 'few paid', change: { relations: 199 }, verdict: 'too_few_data' },
    { when: 'the starts disagree', change: { problem: 'starts_disagree' }, verdict: 'not_converged' },
  ] as const)('expected amounts, when $when: $verdict', ({ change, verdict }) => {
    expect(decideSpendVerdict({ problem: null, relations: 900, correlation: 0.1, model: spend, ...change })).toBe(
      verdict,
    )
  })
})

describe('of one relation', () => {
  test.each([
    { probability: 0.9, repeats: 3, says: 'likely' },
    { probability: 2 / 3, repeats: 3, says: 'likely' },
    { probability: 0.66, repeats: 3, says: 'unsure' },
    { probability: 1 / 3, repeats: 3, says: 'unsure' },
    { probability: 0.33, repeats: 3, says: 'unlikely' },
    { probability: 1, repeats: 0, says: 'unsure' },
  ] as const)('$probability after $repeats repeats is said as "$says"', ({ probability, repeats, says }) => {
    expect(decideAliveClass(probability, { repeats })).toBe(says)
  })

  test('the value is expected repeats times the expected amount, and the same from memory', () => {
    const valueOf = lifetimeValueWithin({ repeats: PUBLISHED, spend }, 52)
    const one = { repeats: 2, activeWeeks: 30.43, observedWeeks: 38.86, averageCents: 2235 }
    const later = { ...one, activeWeeks: 38 }
    for (const summary of [one, later, one]) {
      const expectedRepeats = calculateExpectedFurtherRepeats(PUBLISHED, summary, 52)
      const expectedAmountCents = calculateExpectedAmountCents(spend, summary) ?? NaN
      expect(valueOf(summary)).toEqual({
        probabilityAlive: calculateProbabilityAlive(PUBLISHED, summary),
        expectedRepeats,
        expectedAmountCents,
        expectedContributionCents: expectedRepeats * expectedAmountCents,
      })
    }
  })

  test('without a mean amount there is no expected contribution, and the repeats are still told', () => {
    const valueOf = lifetimeValueWithin({ repeats: PUBLISHED, spend: { p: 1, q: 0.5, v: 3 } }, 52)
    const value = valueOf({ repeats: 0, activeWeeks: 0, observedWeeks: 10, averageCents: 0 })
    expect(value).toMatchObject({ expectedAmountCents: null, expectedContributionCents: null })
    expect(value.expectedRepeats).toBeGreaterThan(0)
  })
})
