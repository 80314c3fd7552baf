import fc from 'fast-check'
import { expect, test } from 'vitest'
import { simulateRelations } from '../testing/simulate-relations.ts'
import { calculateExpectedAmountCents, fitGammaGamma } from './gamma-gamma.rules.ts'

const model = { p: 6.25, q: 3.74, v: 15.44 }
const meanOfAllCents = (100 * model.p * model.v) / (model.q - 1)

test('who never paid for a repeat is expected to bring the mean of all', () => {
  expect(calculateExpectedAmountCents(model, { repeats: 0, averageCents: 0 })).toBeCloseTo(meanOfAllCents, 6)
  expect(calculateExpectedAmountCents(model, { repeats: 3, averageCents: 0 })).toBeCloseTo(meanOfAllCents, 6)
})

test('what is expected lies between the own mean and that of all, nearer to the own one after more repeats', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 10_000_000 }), (repeats, averageCents) => {
      const of = (count: number) => calculateExpectedAmountCents(model, { repeats: count, averageCents }) ?? NaN
      const hair = 1e-6 * Math.max(averageCents, meanOfAllCents)
      expect(of(repeats)).toBeGreaterThanOrEqual(Math.min(averageCents, meanOfAllCents) - hair)
      expect(of(repeats)).toBeLessThanOrEqual(Math.max(averageCents, meanOfAllCents) + hair)
      expect(Math.abs(of(repeats + 1) - averageCents)).toBeLessThanOrEqual(Math.abs(of(repeats) - averageCents) + hair)
    }),
  )
})

test('without a mean there is no expectation', () => {
  expect(calculateExpectedAmountCents({ p: 1, q: 0.9, v: 3 }, { repeats: 0, averageCents: 0 })).toBeNull()
})

test('a fit gives back the parameters by which relations were made, and leaves out who never came back', () => {
  const made = simulateRelations({
    relations: 20_000,
    seed: 3,
    model: { r: 1, alpha: 10, a: 0.5, b: 4 },
    spend: { p: 4, q: 3.5, v: 30 },
    calibrationWeeks: 104,
    holdoutWeeks: 1,
  })
  const relations = [...made]
  const fit = fitGammaGamma(relations)
  expect(fit.problem).toBeNull()
  expect(fit.leftOut).toBe(relations.filter(({ repeats }) => repeats === 0).length)
  expect(Math.abs(fit.model.p / 4 - 1)).toBeLessThan(0.12)
  expect(Math.abs(fit.model.q / 3.5 - 1)).toBeLessThan(0.12)
  expect(Math.abs(fit.model.v / 30 - 1)).toBeLessThan(0.12)
  expect(Math.abs(fit.correlation)).toBeLessThan(0.05)
})

test('the unit of money does not matter to the shape', () => {
  const rows = [1, 2, 3, 4, 5, 6].flatMap((repeats) =>
    [900, 1400, 2600, 5200].map((cents) => ({ repeats, averageCents: cents * (1 + repeats / 10), weight: 40 })),
  )
  const inPounds = fitGammaGamma(rows)
  const inPence = fitGammaGamma(rows.map((row) => ({ ...row, averageCents: row.averageCents * 100 })))
  expect(inPence.model.q).toBeCloseTo(inPounds.model.q, 3)
  expect(inPence.model.v / inPounds.model.v).toBeCloseTo(100, 1)
})

test('frequent relations that spend more are seen in the correlation', () => {
  const rows = [1, 2, 3, 4].map((repeats) => ({ repeats, averageCents: repeats * 500, weight: 25 }))
  expect(fitGammaGamma(rows).correlation).toBeCloseTo(1, 10)
})

test('with nothing paid there is nothing to learn from', () => {
  expect(fitGammaGamma([{ repeats: 4, averageCents: 0, weight: 10 }])).toMatchObject({
    problem: 'no_repeats',
    leftOut: 10,
  })
})
