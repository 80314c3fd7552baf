import { expect, test } from 'vitest'
import { directionOf, DRAWING, flowOf, froms, levelsOf, tos } from './flow.view.ts'

const moves = [
  { from: 'new', to: 'passant', relations: 30 },
  { from: 'passant', to: 'participant', relations: 10 },
  { from: 'passant', to: 'gone', relations: 40 },
  { from: 'core', to: 'core', relations: 20 },
  { from: 'core', to: 'passant', relations: 0 },
] as const

test('blocks of both sides hold everybody once, in the order of the tiers, within the drawing', () => {
  const { left, right } = flowOf([...moves])
  expect(left.map(({ id, relations }) => [id, relations])).toEqual([
    ['core', 20],
    ['passant', 50],
    ['new', 30],
  ])
  expect(right.map(({ id, relations }) => [id, relations])).toEqual([
    ['core', 20],
    ['participant', 10],
    ['passant', 30],
    ['gone', 40],
  ])
  for (const side of [left, right]) {
    const last = side.at(-1)!
    expect(last.y + last.height).toBeLessThanOrEqual(DRAWING.height)
  }
})

test('a ribbon is drawn for every move that somebody made', () => {
  expect(flowOf([...moves]).ribbons.map(({ from, to, direction }) => [from, to, direction])).toEqual([
    ['core', 'core', 'stayed'],
    ['passant', 'participant', 'rose'],
    ['passant', 'gone', 'gone'],
    ['new', 'passant', 'came'],
  ])
  expect(flowOf([]).ribbons).toEqual([])
})

test('levels are counted from the moves', () => {
  expect(levelsOf([...moves])).toEqual([
    { tier: 'core', earlier: 20, later: 20 },
    { tier: 'participant', earlier: 0, later: 10 },
    { tier: 'passant', earlier: 50, later: 30 },
  ])
})

test('every move has a direction', () => {
  const said = froms.map((from) => tos.map((to) => directionOf(from, to)).join(' '))
  expect(said).toEqual([
    'stayed fell fell gone',
    'rose stayed fell gone',
    'rose rose stayed gone',
    'came came came gone',
    'came came came gone',
  ])
})
