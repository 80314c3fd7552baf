import { expect, test } from 'vitest'
import { countTogether, divideInTime, summarise } from './summary.rules.ts'

const on = (day: string, amountCents = 1000) => ({ day, amountCents })

test.each([
  {
    who: 'came once',
    amounts: [on('2026-01-05')],
    summary: { repeats: 0, activeWeeks: 0, observedWeeks: 8, averageCents: 0 },
  },
  {
    who: 'bought twice on one day, which is one purchase',
    amounts: [on('2026-01-05'), on('2026-01-05', 500)],
    summary: { repeats: 0, activeWeeks: 0, observedWeeks: 8, averageCents: 0 },
  },
  {
    who: 'came back twice, listed in any order',
    amounts: [on('2026-01-19', 3000), on('2026-01-05'), on('2026-01-12', 500), on('2026-01-12', 500)],
    summary: { repeats: 2, activeWeeks: 2, observedWeeks: 8, averageCents: 2000 },
  },
  {
    who: 'came back for something free',
    amounts: [on('2026-01-05'), on('2026-01-12', 0)],
    summary: { repeats: 1, activeWeeks: 1, observedWeeks: 8, averageCents: 0 },
  },
  {
    who: 'got money back, which is no visit and lowers the average',
    amounts: [on('2026-01-05'), on('2026-01-12', 3000), on('2026-01-20', -1000)],
    summary: { repeats: 1, activeWeeks: 1, observedWeeks: 8, averageCents: 2000 },
  },
  {
    who: 'got more back than the repeats brought',
    amounts: [on('2026-01-05'), on('2026-01-12', 300), on('2026-01-20', -1000)],
    summary: { repeats: 1, activeWeeks: 1, observedWeeks: 8, averageCents: 0 },
  },
  {
    who: 'came back after the end, which is not yet known',
    amounts: [on('2026-01-05'), on('2026-03-03')],
    summary: { repeats: 0, activeWeeks: 0, observedWeeks: 8, averageCents: 0 },
  },
  { who: 'came only after the end', amounts: [on('2026-03-03')], summary: null },
  { who: 'only got money back', amounts: [on('2026-01-05', -1000)], summary: null },
  { who: 'never came', amounts: [], summary: null },
])('the summary of who $who', ({ amounts, summary }) => {
  expect(summarise(amounts, '2026-03-02')).toEqual(summary)
})

test('weeks are counted over the change to summer time and over a leap day', () => {
  expect(summarise([on('2028-02-28'), on('2028-03-27')], '2028-04-03')).toMatchObject({
    activeWeeks: 4,
    observedWeeks: 5,
  })
})

test('the holdout counts days of purchase after the calibration, and only of who was there before', () => {
  const ends = { calibrationUntil: '2026-01-31', holdoutUntil: '2026-03-31' }
  const amounts = [
    on('2026-01-05'),
    on('2026-01-31'),
    on('2026-02-01'),
    on('2026-02-01'),
    on('2026-03-31'),
    on('2026-04-01'),
  ]
  expect(divideInTime(amounts, ends)).toMatchObject({ repeats: 1, holdoutRepeats: 2 })
  expect(divideInTime([on('2026-02-01')], ends)).toBeNull()
})

test('equal summaries are counted together', () => {
  const one = { repeats: 1, activeWeeks: 3 / 7, observedWeeks: 10 }
  const other = { repeats: 0, activeWeeks: 0, observedWeeks: 10 }
  expect(countTogether([one, other, { ...one }])).toEqual([
    { ...one, weight: 2 },
    { ...other, weight: 1 },
  ])
})
