import { describe, expect, test } from 'vitest'
import { cdnowPurchases, cdnowSummaries, CDNOW_ENDS, CDNOW_HOLDOUT_WEEKS, PUBLISHED } from '../testing/cdnow.ts'
import {
  calculateExpectedFurtherRepeats,
  calculateExpectedRepeats,
  calculateProbabilityAlive,
  calculateProbabilityOfRepeats,
} from './bg-nbd.rules.ts'
import { calculateBgNbdLogLikelihood, fitBgNbd } from './bg-nbd-fit.rules.ts'
import { calibrate } from './diagnostics.rules.ts'
import { checkLapse } from './lapse-check.rules.ts'
import { fitGammaGamma } from './gamma-gamma.rules.ts'
import { countTogether, divideInTime, weeksBetween } from './summary.rules.ts'

const summaries = cdnowSummaries()
const fit = fitBgNbd(countTogether(summaries))
const divided = cdnowPurchases().flatMap((purchases) => divideInTime(purchases, CDNOW_ENDS) ?? [])

/** The customer of the published example. */
const example = { repeats: 2, activeWeeks: 30.43, observedWeeks: 38.86 }

describe('the purchases', () => {
  test('give all 2,357 published summaries', () => {
    const rounded = divided.map(({ repeats, activeWeeks, observedWeeks }) => [
      repeats,
      activeWeeks.toFixed(2),
      observedWeeks.toFixed(2),
    ])
    expect(rounded).toEqual(
      summaries.map((row) => [row.repeats, row.activeWeeks.toFixed(2), row.observedWeeks.toFixed(2)]),
    )
    expect(rounded).toHaveLength(2357)
  })

  test('give the published mean of what repeats brought, to the cent in which it was printed', () => {
    const off = divided.map(({ averageCents }, at) => Math.abs(averageCents - (summaries[at]?.averageCents ?? NaN)))
    expect(Math.max(...off)).toBeLessThanOrEqual(0.5 + 1e-6)
  })

  test('are 2,457 repeats in the calibration and 1,882 in the 39 weeks after it', () => {
    expect(divided.reduce((sum, { repeats }) => sum + repeats, 0)).toBe(2457)
    expect(divided.reduce((sum, { holdoutRepeats }) => sum + holdoutRepeats, 0)).toBe(1882)
    expect(weeksBetween(CDNOW_ENDS.calibrationUntil, CDNOW_ENDS.holdoutUntil)).toBe(CDNOW_HOLDOUT_WEEKS)
  })
})

describe('the fit', () => {
  test.each(['r', 'alpha', 'a', 'b'] as const)('finds the published %s to three decimals', (name) => {
    expect(fit.model[name].toFixed(3)).toBe(PUBLISHED[name].toFixed(3))
  })

  test('finds the published log-likelihood, and the printed parameters have it too', () => {
    expect(fit.logLikelihood.toFixed(1)).toBe('-9582.4')
    expect(calculateBgNbdLogLikelihood(PUBLISHED, countTogether(summaries)).toFixed(1)).toBe('-9582.4')
  })

  test('agrees to five digits with an independent implementation', () => {
    expect(fit.model.r).toBeCloseTo(0.242593, 5)
    expect(fit.model.alpha).toBeCloseTo(4.413532, 5)
    expect(fit.model.a).toBeCloseTo(0.792886, 5)
    expect(fit.model.b).toBeCloseTo(2.425753, 5)
    expect(fit.logLikelihood).toBeCloseTo(-9582.4256, 4)
  })

  test('says that it converged, on what, and that its starts agree', () => {
    expect(fit).toMatchObject({ problem: null, relations: 2357, repeaters: 946, rows: 1016 })
    expect(fit.steepness).toBeLessThan(1e-7)
    expect(fit.spread).toBeLessThan(1e-10)
  })

  test('is the same, counted together or one by one', () => {
    const apart = fitBgNbd(summaries.map((row) => ({ ...row, weight: 1 })))
    expect(apart.rows).toBe(2357)
    expect(apart.model.b).toBeCloseTo(fit.model.b, 5)
    expect(apart.logLikelihood).toBeCloseTo(fit.logLikelihood, 6)
  })

  test('of what repeats bring finds the published p, q and v over 946 customers', () => {
    const spend = fitGammaGamma(summaries)
    expect([spend.model.p.toFixed(2), spend.model.q.toFixed(2)]).toEqual(['6.25', '3.74'])
    // Printed as 15.44, found on amounts that were not rounded; the others are those of an independent implementation.
    expect(Math.abs(spend.model.v - 15.44)).toBeLessThan(0.01)
    expect(spend.model.p).toBeCloseTo(6.2488, 4)
    expect(spend.model.q).toBeCloseTo(3.7446, 4)
    expect(spend.model.v).toBeCloseTo(15.4477, 3)
    expect(spend.logLikelihood).toBeCloseTo(-4055.923, 3)
    expect(spend).toMatchObject({ problem: null, relations: 946, leftOut: 1411 })
    expect(spend.correlation).toBeCloseTo(0.114, 3)
  })

  test('of what repeats bring, on the purchases themselves, gives the printed 15.44', () => {
    const { p, q, v } = fitGammaGamma(divided).model
    expect([p.toFixed(2), q.toFixed(2), v.toFixed(2)]).toEqual(['6.25', '3.74', '15.44'])
  })
})

describe('the expectations', () => {
  test.each([
    [0.1429, 0.0078],
    [1, 0.0532],
    [3, 0.1506],
    [31.8571, 1.0405],
    [32, 1.0437],
    [78, 1.8576],
  ])('a new customer makes in %f weeks the published %f repeats', (weeks, published) => {
    expect(Math.abs(calculateExpectedRepeats(fit.model, weeks) - published)).toBeLessThan(0.0005)
  })

  test('the customer of the example makes 1.226 more repeats in 39 weeks and is alive with 0.72661', () => {
    expect(calculateExpectedFurtherRepeats(PUBLISHED, example, 39).toFixed(3)).toBe('1.226')
    expect(calculateExpectedFurtherRepeats(fit.model, example, 39).toFixed(3)).toBe('1.226')
    expect(calculateProbabilityAlive(fit.model, example).toFixed(5)).toBe('0.72661')
  })

  test.each([
    [0, 39, 0.5737864],
    [10, 2, 1.07869e-7],
    [11, 30, 0.0019995214],
    [12, 30, 0.0015170236],
    [13, 30, 0.001163315],
    [14, 30, 0.0009003148],
    [15, 30, 0.0007023638],
    [16, 30, 0.0005517902],
    [17, 30, 0.0004361913],
    [18, 30, 0.0003467171],
    [19, 30, 0.0002769613],
    [20, 30, 0.000222226],
  ])('exactly %i repeats in %i weeks have the published chance of %f', (repeats, weeks, published) => {
    const chance = calculateProbabilityOfRepeats(PUBLISHED, repeats, weeks)
    expect(Math.abs(chance / published - 1)).toBeLessThan(5e-6)
  })
})

describe('the holdout', () => {
  const calibration = calibrate(fit, toRows(), CDNOW_HOLDOUT_WEEKS)

  function toRows() {
    return divided.map((row) => ({ ...row, weight: 1 }))
  }

  test.each([
    { repeats: 0, relations: 1411, predicted: '0.225', actual: '0.237' },
    { repeats: 1, relations: 439, predicted: '0.523', actual: '0.697' },
    { repeats: 2, relations: 214, predicted: '1.044', actual: '1.393' },
    { repeats: 3, relations: 100, predicted: '1.520', actual: '1.560' },
    { repeats: 4, relations: 62, predicted: '2.164', actual: '2.532' },
    { repeats: 5, relations: 38, predicted: '2.654', actual: '2.947' },
    { repeats: 6, relations: 29, predicted: '3.504', actual: '3.862' },
    { repeats: 7, relations: 64, predicted: '6.157', actual: '6.359' },
  ])('of those with $repeats repeats before comes out as published', ({ repeats, relations, predicted, actual }) => {
    const group = calibration.groups[repeats]
    expect(group).toMatchObject({ repeats, relations })
    expect([group?.predicted.toFixed(3), group?.actual.toFixed(3)]).toEqual([predicted, actual])
  })

  test('is 1,653.4 expected of 1,882: the model fits, and far better than going on at the same rate', () => {
    expect(calibration.predicted.toFixed(1)).toBe('1653.4')
    expect(calibration).toMatchObject({ verdict: 'fits', actual: 1882, relations: 2357 })
    expect(calibration.deviation).toBeCloseTo(0.121, 3)
    expect(calibration.baselineDeviation).toBeCloseTo(0.912, 3)
  })
})

test('of whom the class says that they will stay away fewer did than of as many whose last purchase was longest ago', () => {
  const rows = divided.map((one) => ({ ...one, weight: 1, returned: one.holdoutRepeats > 0 ? 1 : 0 }))
  expect(checkLapse(fit, rows, CDNOW_HOLDOUT_WEEKS)).toEqual({
    verdict: 'worse',
    people: 946,
    called: 238,
    right: 164,
    baselineRight: 177,
    baselineDays: 176,
  })
})
