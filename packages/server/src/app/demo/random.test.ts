import { expect, it } from 'vitest'
import { dice, urn } from './random.ts'

it('throws the same dice for the same seed and label, and others for another label', () => {
  const throws = (label: string) => Array.from({ length: 5 }, dice('zaad', label).next)
  expect(throws('mensen')).toEqual(throws('mensen'))
  expect(throws('mensen')).not.toEqual(throws('dagboek'))
})

it('spreads its throws evenly', () => {
  const random = dice('zaad', 'gelijk')
  const counts = Array.from({ length: 10 }, () => 0)
  for (let index = 0; index < 50_000; index++) counts[random.between(0, 9)]! += 1
  expect(Math.min(...counts)).toBeGreaterThan(4_700)
  expect(Math.max(...counts)).toBeLessThan(5_300)
})

it('draws in proportion to the weights and never what weighs nothing', () => {
  const random = dice('zaad', 'urn')
  const names = urn([
    ['vaak', 9],
    ['nooit', 0],
    ['soms', 1],
  ])
  const drawn = Array.from({ length: 10_000 }, () => names.draw(random))
  expect(drawn.filter((name) => name === 'nooit')).toEqual([])
  expect(drawn.filter((name) => name === 'soms').length).toBeGreaterThan(850)
  expect(drawn.filter((name) => name === 'soms').length).toBeLessThan(1_150)
})
