import { describe, expect, test } from 'vitest'
import {
  byRarity,
  CANDIDATES,
  isEnough,
  isFrequent,
  isWithinOneTypo,
  mayBeFragment,
  mayBeTypo,
  rank,
  sortedNameBeginnings,
  type Term,
} from './search.rules.ts'

const term = (prefix: string, count: number): Term => ({ prefix, words: [], count })

test('the rarest word is looked up, the others are checked', () => {
  expect(byRarity([term('jan', 2001), term('zwanenburg', 12)])?.map(({ prefix }) => prefix)).toEqual([
    'zwanenburg',
    'jan',
  ])
  expect(byRarity([])).toBeNull()
})

test('a word is frequent when it has more entries than are looked at', () => {
  expect(isFrequent(term('jan', CANDIDATES + 1))).toBe(true)
  expect(isFrequent(term('jan', CANDIDATES))).toBe(false)
})

test.each([
  [5, 20, true],
  [4, 20, false],
  [1, 1, true],
  [0, 1, false],
])('%i hits of %i wanted are enough: %s', (hits, limit, enough) => {
  expect(isEnough(hits, limit)).toBe(enough)
})

describe('one typing mistake', () => {
  test.each([
    ['jansen', 'jansen', true],
    ['jansen', 'janssen', true],
    ['jansen', 'jnasen', true],
    ['jansen', 'jamsen', true],
    ['jansen', 'ansen', true],
    ['jansen', 'jansenn', true],
    ['jansen', 'hansem', false],
    ['jansen', 'janns', false],
    ['abcd', 'badc', false],
    ['ab', 'ba', true],
    ['ab', 'cd', false],
    ['', 'a', true],
    ['', 'ab', false],
  ])('%s – %s: %s', (a, b, within) => {
    expect(isWithinOneTypo(a, b)).toBe(within)
    expect(isWithinOneTypo(b, a)).toBe(within)
  })
})

test.each([
  ['jan', true, false],
  ['jans', true, true],
  ['ja', false, false],
  ['3511ab', false, false],
  ['jan@x.nl', false, false],
])('"%s" may be a fragment: %s, may be a typo: %s', (token, fragment, typo) => {
  expect(mayBeFragment(token)).toBe(fragment)
  expect(mayBeTypo(token)).toBe(typo)
})

test('people type first names first; lists sort on surnames', () => {
  expect(sortedNameBeginnings(['jan', 'vries'])).toEqual(['jan vries', 'vries jan'])
  expect(sortedNameBeginnings(['jansen'])).toEqual(['jansen'])
  expect(sortedNameBeginnings(['3511ab12'])).toEqual([])
  expect(sortedNameBeginnings([])).toEqual([])
})

test('whole words come before beginnings, then names in order; nobody twice', () => {
  const hit = (id: string, searchText: string, sortKey: string) => ({ id, searchText, sortKey })
  const hits = [
    hit('1', ' jansen piet ', 'jansen piet'),
    hit('2', ' boer jan ', 'boer jan'),
    hit('3', ' aalders jan ', 'aalders jan'),
    hit('2', ' boer jan ', 'boer jan'),
  ]
  expect(rank(hits, ['jan'], 10).map(({ id }) => id)).toEqual(['3', '2', '1'])
  expect(rank(hits, ['jan'], 1).map(({ id }) => id)).toEqual(['3'])
})
