import { expect, test } from 'vitest'
import { pathOf, placesOf, topOf } from './line-chart.view.ts'

test.each([
  { values: [3, 7], top: 10 },
  { values: [10], top: 10 },
  { values: [11], top: 20 },
  { values: [48_000], top: 50_000 },
  { values: [0, 0], top: 1 },
  { values: [], top: 1 },
])('the scale of $values ends at $top', ({ values, top }) => expect(topOf(values)).toBe(top))

test('a point stands by its day and its value, from nothing up', () => {
  const points = [
    { day: '2026-03-01', value: 0 },
    { day: '2026-03-02', value: 5 },
    { day: '2026-03-05', value: 10 },
  ]
  expect(placesOf(points, 400, 100)).toEqual([
    { x: 0, y: 100 },
    { x: 100, y: 50 },
    { x: 400, y: 0 },
  ])
  expect(pathOf(placesOf(points, 400, 100))).toBe('M0.0 100.0 L100.0 50.0 L400.0 0.0')
})

test('a single point stands in the middle', () => {
  expect(placesOf([{ day: '2026-03-01', value: 5 }], 400, 100)).toEqual([{ x: 200, y: 0 }])
})
