export interface Point {
  /** "2026-03-01" */
  readonly day: string
  readonly value: number
}

/** Where a point stands, in a box of `width` by `height` that runs down. */
export interface Place {
  readonly x: number
  readonly y: number
}

/** A round number at or above a value: the top of the scale, so that a line never touches the edge by chance. */
export function topOf(values: readonly number[]): number {
  const most = Math.max(1, ...values)
  const step = 10 ** Math.floor(Math.log10(most))
  return [1, 2, 5, 10].map((times) => times * step).find((top) => top >= most) ?? most
}

/** Points by their day; the scale begins at nothing, so that a small change does not look like a fall. One point stands in the middle. */
export function placesOf(points: readonly Point[], width: number, height: number): readonly Place[] {
  const top = topOf(points.map(({ value }) => value))
  const days = points.map(({ day }) => Date.parse(day))
  const [first, last] = [Math.min(...days), Math.max(...days)]
  return points.map(({ value }, index) => ({
    x: last === first ? width / 2 : (((days[index] ?? first) - first) / (last - first)) * width,
    y: (1 - value / top) * height,
  }))
}

export function pathOf(places: readonly Place[]): string {
  return places.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join(' ')
}
