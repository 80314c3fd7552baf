import type { HoldoutGroup } from '@klantregie/contract'

export const CHART = { width: 640, height: 260, left: 40, bottom: 28, top: 12, right: 16 } as const

const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500]
const MOST_TICKS = 5

/** Expected and actual per group as two lines on one scale, with round numbers beside it. */
export function chartOf(groups: readonly HoldoutGroup[]) {
  const highest = Math.max(...groups.flatMap(({ predicted, actual }) => [predicted, actual]), 0)
  const step = STEPS.find((one) => highest / one <= MOST_TICKS) ?? highest
  const top = Math.max(step, Math.ceil(highest / step) * step)
  const floor = CHART.height - CHART.bottom
  const yOf = (value: number) => Math.round((floor - (value / top) * (floor - CHART.top)) * 10) / 10
  const wide = CHART.width - CHART.left - CHART.right
  const xOf = (at: number) =>
    Math.round((CHART.left + 12 + (wide - 24) * (groups.length > 1 ? at / (groups.length - 1) : 0)) * 10) / 10
  const line = (value: (group: HoldoutGroup) => number) =>
    groups.map((group, at) => `${xOf(at)},${yOf(value(group))}`).join(' ')
  return {
    predicted: line(({ predicted }) => predicted),
    actual: line(({ actual }) => actual),
    points: groups.map(({ repeats }, at) => ({
      label: at === groups.length - 1 && groups.length > 1 ? `${repeats}+` : String(repeats),
      x: xOf(at),
    })),
    ticks: Array.from({ length: Math.round(top / step) + 1 }, (_, at) => ({
      value: Math.round(at * step * 10) / 10,
      y: yOf(at * step),
    })),
  }
}
