import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { logGamma } from '../../../platform/pure/special-functions.ts'
import { PUBLISHED } from '../testing/cdnow.ts'
import { simulateRelations } from '../testing/simulate-relations.ts'
import {
  calculateExpectedFurtherRepeats,
  calculateExpectedIfAlive,
  calculateExpectedRepeats,
  calculateProbabilityAlive,
  calculateProbabilityOfRepeats,
  type BgNbd,
} from './bg-nbd.rules.ts'
import { calculateBgNbdLogLikelihood, fitBgNbd } from './bg-nbd-fit.rules.ts'
import type { RepeatSummary } from './summary.rules.ts'

const between = (low: number, high: number) =>
  fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp)
const usualModel = fc.record({
  r: between(0.05, 20),
  alpha: between(0.1, 500),
  a: between(0.05, 20),
  b: between(0.05, 50),
})
const wildModel = fc.record({
  r: between(1e-6, 1e6),
  alpha: between(1e-6, 1e6),
  a: between(1e-6, 1e6),
  b: between(1e-6, 1e6),
})
const summary = (mostRepeats: number, mostWeeks: number) =>
  fc
    .tuple(
      fc.nat(mostRepeats),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0.15, max: mostWeeks, noNaN: true }),
    )
    .map(([repeats, share, observedWeeks]) => ({
      repeats,
      observedWeeks,
      activeWeeks: repeats === 0 ? 0 : share * observedWeeks,
    }))
/** Less than a moment is none: among the smallest numbers of a computer rounding is no small part any more. */
const weeks = fc.double({ min: 0, max: 520, noNaN: true }).map((time) => (time < 1e-12 ? 0 : time))
/** Numbers that are equal but for rounding. */
const HAIR = 1e-9

describe('probabilities and expectations', () => {
  test('the chance to be alive is a chance, and who was just there is more alive than who has been silent longer', () => {
    fc.assert(
      fc.property(usualModel, summary(200, 500), fc.double({ min: 0, max: 1, noNaN: true }), (model, one, share) => {
        const earlier = { ...one, activeWeeks: one.activeWeeks * share }
        const alive = calculateProbabilityAlive(model, one)
        expect(alive).toBeGreaterThanOrEqual(0)
        expect(alive).toBeLessThanOrEqual(1)
        expect(calculateProbabilityAlive(model, earlier)).toBeLessThanOrEqual(alive + HAIR)
      }),
    )
  })

  test('silence makes who came often less alive than who came seldom', () => {
    const chance = (repeats: number) =>
      calculateProbabilityAlive(PUBLISHED, { repeats, activeWeeks: 10, observedWeeks: 60 })
    expect([2, 4, 8, 16].map(chance)).toEqual([2, 4, 8, 16].map(chance).toSorted((one, other) => other - one))
  })

  test('expectations grow with time, from nothing, and never faster than the rate of somebody who always stays', () => {
    fc.assert(
      fc.property(usualModel, weeks, weeks, (model, one, other) => {
        const [short, long] = [Math.min(one, other), Math.max(one, other)]
        const expected = calculateExpectedRepeats(model, long)
        expect(calculateExpectedRepeats(model, 0)).toBe(0)
        expect(calculateExpectedRepeats(model, short)).toBeLessThanOrEqual(expected * (1 + HAIR))
        expect(expected).toBeLessThanOrEqual(((model.r * long) / model.alpha) * (1 + HAIR))
      }),
    )
  })

  test('who is alive is expected more often after more repeats in the same time', () => {
    fc.assert(
      fc.property(
        usualModel,
        fc.nat(50),
        fc.double({ min: 1, max: 300, noNaN: true }),
        (model, repeats, observedWeeks) => {
          const of = (count: number) => calculateExpectedIfAlive(model, { repeats: count, observedWeeks }, 52)
          expect(of(repeats + 1)).toBeGreaterThan(of(repeats) * (1 - HAIR))
        },
      ),
    )
  })

  test('the chances of 0, 1, 2 … repeats add up to one, and their mean is the expectation', () => {
    fc.assert(
      fc.property(
        fc.record({ r: between(0.1, 5), alpha: between(2, 50), a: between(0.1, 5), b: between(0.1, 5) }),
        fc.double({ min: 0.5, max: 20, noNaN: true }),
        (model, time) => {
          const chances = Array.from({ length: 1500 }, (_, n) => calculateProbabilityOfRepeats(model, n, time))
          const sum = chances.reduce((total, chance) => total + chance, 0)
          const mean = chances.reduce((total, chance, n) => total + n * chance, 0)
          expect(sum).toBeCloseTo(1, 9)
          expect(Math.abs(mean / calculateExpectedRepeats(model, time) - 1)).toBeLessThan(1e-8)
        },
      ),
      { numRuns: 30 },
    )
  })

  test.each([
    // 40 digits of mpmath, by the closed form with the hypergeometric function.
    { model: PUBLISHED, time: 3000, expected: 10.0245885156124951 },
    { model: { r: 1e-6, alpha: 1e-6, a: 1e-6, b: 1e-6 }, time: 3000, expected: 1499.96877842211726 },
    { model: { r: 1e-3, alpha: 1e-3, a: 1e-3, b: 5000 }, time: 3000, expected: 2985.44378937735686 },
    { model: { r: 5000, alpha: 3000, a: 0.793, b: 5000 }, time: 3000, expected: 3726.66609308321078 },
    { model: { r: 0.3, alpha: 4, a: 1, b: 1 }, time: 3000, expected: 4.1521900690267826 },
    { model: { r: 0.3, alpha: 4, a: 0.999999, b: 1e-3 }, time: 3000, expected: 0.866879000688102162 },
    { model: { r: 1e6, alpha: 1e7, a: 1e5, b: 1e6 }, time: 3000, expected: 11.000100000984207 },
    { model: { r: 0.01, alpha: 0.01, a: 0.5, b: 0.5 }, time: 3000, expected: 10.7878792787563114 },
  ])('the expectation has ten digits at $model', ({ model, time, expected }) => {
    expect(Math.abs(calculateExpectedRepeats(model, time) / expected - 1)).toBeLessThan(1e-10)
  })

  test('the expectation of one relation is the closed form of the paper', () => {
    const example = { repeats: 2, activeWeeks: 30.43, observedWeeks: 38.86 }
    expect(
      Math.abs(calculateExpectedFurtherRepeats(PUBLISHED, example, 39) / closedForm(PUBLISHED, example, 39) - 1),
    ).toBeLessThan(1e-9)
  })
})

/** Equation 10 of Fader, Hardie & Lee (2005), with the plain series of the hypergeometric function. */
function closedForm(
  { r, alpha, a, b }: BgNbd,
  { repeats: x, activeWeeks, observedWeeks }: RepeatSummary,
  t: number,
): number {
  const z = t / (alpha + observedWeeks + t)
  const series = hypergeometric(r + x, b + x, a + b + x - 1, z)
  const growth = 1 - ((alpha + observedWeeks) / (alpha + observedWeeks + t)) ** (r + x) * series
  const odds = (a / (b + x - 1)) * ((alpha + observedWeeks) / (alpha + activeWeeks)) ** (r + x)
  return (((a + b + x - 1) / (a - 1)) * growth) / (1 + odds)
}

function hypergeometric(a: number, b: number, c: number, z: number): number {
  let term = 1
  let sum = 1
  for (let k = 0; k < 2000; k++) {
    term *= (((a + k) * (b + k)) / (c + k) / (k + 1)) * z
    sum += term
  }
  return sum
}

describe('at the limits of what a double can hold', () => {
  test('up to 5,000 repeats in 3,000 weeks, with parameters from a millionth to a million, every answer is a number', () => {
    fc.assert(
      fc.property(wildModel, summary(5000, 3000), weeks, fc.nat(5000), (model, one, time, count) => {
        const alive = calculateProbabilityAlive(model, one)
        const further = calculateExpectedFurtherRepeats(model, one, time)
        const chance = calculateProbabilityOfRepeats(model, count, time)
        const likelihood = calculateBgNbdLogLikelihood(model, [{ ...one, weight: 1 }])
        expect([alive, further, chance, likelihood].every(Number.isFinite)).toBe(true)
        expect(further).toBeGreaterThanOrEqual(0)
        expect(chance).toBeGreaterThanOrEqual(0)
        expect(chance).toBeLessThanOrEqual(1 + HAIR)
      }),
      { numRuns: 300 },
    )
  })

  test('the likelihood is that of the paper, factor by factor', () => {
    const { r, alpha, a, b } = PUBLISHED
    const [x, last, end] = [2, 30.43, 38.86]
    const first = Math.exp(logGamma(r + x) - logGamma(r)) * alpha ** r
    const second = Math.exp(logGamma(a + b) + logGamma(b + x) - logGamma(b) - logGamma(a + b + x))
    const third = (alpha + end) ** -(r + x)
    const fourth = (a / (b + x - 1)) * (alpha + last) ** -(r + x)
    const row = { repeats: x, activeWeeks: last, observedWeeks: end, weight: 3 }
    expect(calculateBgNbdLogLikelihood(PUBLISHED, [row])).toBeCloseTo(
      3 * Math.log(first * second * (third + fourth)),
      10,
    )
  })
})

describe('a fit', () => {
  test('gives back the parameters by which 20,000 relations were made', () => {
    const model = { r: 0.5, alpha: 12, a: 0.8, b: 2.5 }
    const spend = { p: 4, q: 3.5, v: 30 }
    const made = simulateRelations({ relations: 20_000, seed: 7, model, spend, calibrationWeeks: 156, holdoutWeeks: 1 })
    const fit = fitBgNbd([...made].map((row) => ({ ...row, weight: 1 })))
    expect(fit.problem).toBeNull()
    for (const name of ['r', 'alpha', 'a', 'b'] as const) {
      expect(Math.abs(fit.model[name] / model[name] - 1), name).toBeLessThan(0.12)
    }
  })

  test('without any repeat says that there is nothing to learn from', () => {
    const fit = fitBgNbd([{ repeats: 0, activeWeeks: 0, observedWeeks: 20, weight: 900 }])
    expect(fit).toMatchObject({ problem: 'no_repeats', relations: 900, repeaters: 0 })
    expect(fitBgNbd([]).problem).toBe('no_repeats')
  })

  test('of relations that all do exactly the same says that the data do not fix the parameters', () => {
    const fit = fitBgNbd([{ repeats: 10, activeWeeks: 50, observedWeeks: 52, weight: 1000 }])
    expect(fit.problem).toBe('edge')
    expect(Object.values(fit.model).every(Number.isFinite)).toBe(true)
  })

  test.each([
    { why: 'repeats after the end', row: { repeats: 1, activeWeeks: 9, observedWeeks: 8, weight: 1 } },
    { why: 'half a repeat', row: { repeats: 0.5, activeWeeks: 1, observedWeeks: 8, weight: 1 } },
    { why: 'activity without a repeat', row: { repeats: 0, activeWeeks: 1, observedWeeks: 8, weight: 1 } },
    { why: 'a time that is no number', row: { repeats: 1, activeWeeks: NaN, observedWeeks: 8, weight: 1 } },
    { why: 'no relations', row: { repeats: 1, activeWeeks: 1, observedWeeks: 8, weight: 0 } },
  ])('refuses a summary with $why', ({ row }) => {
    expect(() => fitBgNbd([row])).toThrow(RangeError)
  })
})
