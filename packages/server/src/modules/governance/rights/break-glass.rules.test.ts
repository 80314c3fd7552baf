import { expect, test } from 'vitest'
import { domainsToOpen, endOfSight, hasSearchedTooOften, missesSince, openable } from './break-glass.rules.ts'

const now = new Date('2026-03-02T09:00:00.000Z')
const domains = [
  { id: 'members', bit: 0 },
  { id: 'education', bit: 1 },
  { id: 'partners', bit: 2 },
]
const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id)

test('sight lasts an hour', () => {
  expect(endOfSight(now).toISOString()).toBe('2026-03-02T10:00:00.000Z')
})

test('searching stops after five misses within an hour', () => {
  expect([4, 5].map(hasSearchedTooOften)).toEqual([false, true])
  expect(missesSince(now).toISOString()).toBe('2026-03-02T08:00:00.000Z')
})

test.each([
  { what: 'a domain that is not seen', see: 0b110n, clear: [], opens: ['members'] },
  { what: 'nothing for who sees everything', see: 0b111n, clear: [], opens: [] },
  { what: 'a domain in which a field is not shown in full', see: 0b111n, clear: [0b101n], opens: ['education'] },
])('opening adds something: $what', ({ see, clear, opens }) => {
  expect(ids(openable(domains, { see, clear }))).toEqual(opens)
})

test.each([
  { who: 'somebody in one domain', masks: [0b010n], see: 0n, opens: ['education'] },
  { who: 'somebody in several: the first is enough', masks: [0b110n], see: 0n, opens: ['education'] },
  { who: 'somebody who is seen already', masks: [0b011n], see: 0b001n, opens: [] },
  { who: 'twins in two domains', masks: [0b010n, 0b100n], see: 0n, opens: ['education', 'partners'] },
  { who: 'twins in one domain', masks: [0b010n, 0b010n], see: 0n, opens: ['education'] },
])('looking for $who opens $opens', ({ masks, see, opens }) => {
  const found = masks.map((mask, index) => ({ id: String(index), mask }))
  expect(ids(domainsToOpen(found, { domains, see }))).toEqual(opens)
})
