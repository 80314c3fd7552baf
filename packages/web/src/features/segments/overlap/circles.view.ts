/** Two circles whose surfaces and what they share are as large as the figures, within a box of 100 by 60. */
export interface Circles {
  readonly one: Circle
  readonly other: Circle
}
export interface Circle {
  readonly x: number
  readonly y: number
  readonly r: number
}

const WIDTH = 100
const HEIGHT = 60
const MARGIN = 2

/** `both` is at most the smaller of the two. A figure of nothing is a circle of nothing. */
export function circlesOf(one: number, other: number, both: number): Circles {
  const r1 = Math.sqrt(one / Math.PI)
  const r2 = Math.sqrt(other / Math.PI)
  const distance = distanceFor(r1, r2, both)
  const left = Math.min(-r1, distance - r2)
  const right = Math.max(r1, distance + r2)
  const tall = 2 * Math.max(r1, r2)
  const scale = Math.min((WIDTH - 2 * MARGIN) / (right - left || 1), (HEIGHT - 2 * MARGIN) / (tall || 1))
  const shift = WIDTH / 2 - (scale * (left + right)) / 2
  const place = (x: number, r: number): Circle => ({ x: shift + scale * x, y: HEIGHT / 2, r: scale * r })
  return { one: place(0, r1), other: place(distance, r2) }
}

const STEPS = 50

/** How far apart two circles stand that share a surface; found by halving, because there is no formula for it. */
function distanceFor(r1: number, r2: number, both: number): number {
  let near = Math.abs(r1 - r2)
  let far = r1 + r2
  if (both <= 0) return far
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (near + far) / 2
    if (sharedSurface(r1, r2, middle) > both) near = middle
    else far = middle
  }
  return (near + far) / 2
}

/** The lens of two circles at a distance at which they cross or touch. */
export function sharedSurface(r1: number, r2: number, distance: number): number {
  if (distance >= r1 + r2) return 0
  if (distance <= Math.abs(r1 - r2)) return Math.PI * Math.min(r1, r2) ** 2
  const angle = (mine: number, theirs: number) =>
    Math.acos(Math.min(1, Math.max(-1, (distance ** 2 + mine ** 2 - theirs ** 2) / (2 * distance * mine))))
  const [a, b] = [angle(r1, r2), angle(r2, r1)]
  return r1 ** 2 * (a - Math.sin(2 * a) / 2) + r2 ** 2 * (b - Math.sin(2 * b) / 2)
}
