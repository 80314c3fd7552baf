import { expect, test } from 'vitest'
import { circlesOf, sharedSurface } from './circles.view.ts'

test.each([
  ['half in common', 100, 100, 50],
  ['a little in common', 1000, 300, 10],
  ['nothing in common', 400, 100, 0],
  ['one within the other', 900, 100, 100],
  ['the same', 250, 250, 250],
])('%s: the surfaces are as the figures', (_what, one, other, both) => {
  const circles = circlesOf(one, other, both)
  const surface = ({ r }: { r: number }) => Math.PI * r ** 2
  const perRelation = surface(circles.one) / one
  expect(surface(circles.other) / perRelation).toBeCloseTo(other, 3)
  const shared = sharedSurface(circles.one.r, circles.other.r, Math.abs(circles.other.x - circles.one.x))
  expect(shared / perRelation).toBeCloseTo(both, 1)
})

test.each([
  [100, 100, 0],
  [1_000_000, 1, 1],
  [0, 5, 0],
  [0, 0, 0],
])('%i and %i with %i in common stay within the picture', (one, other, both) => {
  const { one: first, other: second } = circlesOf(one, other, both)
  for (const { x, y, r } of [first, second]) {
    expect(x - r).toBeGreaterThanOrEqual(0)
    expect(x + r).toBeLessThanOrEqual(100)
    expect(y - r).toBeGreaterThanOrEqual(0)
    expect(y + r).toBeLessThanOrEqual(60)
  }
})
