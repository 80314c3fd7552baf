import { expect, test } from 'vitest'
import { divideEvenly } from './division.rules.ts'

const all = (keys: string, mayBe: string) => keys.split('').map((key) => ({ key, mayBe: new Set(mayBe) }))
const given = (found: Map<string, string>) => [...found].map(([key, id]) => `${key}:${id}`).join(' ')

test.each([
  ['four over two are two each', all('abcd', 'XY'), 'a:X b:Y c:X d:Y'],
  ['an odd one goes to who was named first', all('abc', 'XY'), 'a:X b:Y c:X'],
  ['who may not see somebody does not get them', [...all('ab', 'X'), ...all('cd', 'XY')], 'a:X b:X c:Y d:Y'],
  ['whom nobody may see stays with nobody', [...all('a', ''), ...all('b', 'Y')], 'b:Y'],
  ['nobody to divide is no division', [], ''],
])('%s', (_, members, expected) => {
  expect(given(divideEvenly(members, ['X', 'Y']))).toBe(expected)
})
