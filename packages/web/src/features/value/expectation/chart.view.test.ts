import { expect, test } from 'vitest'
import { CHART, chartOf } from './chart.view.ts'

const group = (repeats: number, predicted: number, actual: number) => ({
  repeats,
  relations: 10,
  predicted,
  actual,
  baseline: 0,
})

test('the scale ends at a round number above the highest, and higher is drawn higher', () => {
  const chart = chartOf([group(0, 0.225, 0.237), group(1, 0.5, 0.7), group(2, 6.157, 6.359)])
  expect(chart.ticks.map(({ value }) => value)).toEqual([0, 2, 4, 6, 8])
  expect(chart.ticks[0]?.y).toBe(CHART.height - CHART.bottom)
  expect(chart.points.map(({ label }) => label)).toEqual(['0', '1', '2+'])
  const heights = chart.actual.split(' ').map((point) => Number(point.split(',')[1]))
  expect(heights).toEqual(heights.toSorted((one, other) => other - one))
})

test('nobody coming is a flat line', () => {
  const chart = chartOf([group(0, 0, 0), group(1, 0, 0)])
  expect(new Set(chart.predicted.split(' ').map((point) => point.split(',')[1]))).toEqual(
    new Set([String(CHART.height - CHART.bottom)]),
  )
})
