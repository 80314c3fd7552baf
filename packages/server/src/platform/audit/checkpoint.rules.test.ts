import { expect, test } from 'vitest'
import { isCheckpointDue } from './checkpoint.rules.ts'

const at = (text: string) => new Date(text)
const morning = at('2026-03-02T09:00:00Z')

test.each([
  { what: 'an empty trail', last: null, number: 0, now: morning, isDue: false },
  { what: 'the first entry', last: null, number: 1, now: morning, isDue: true },
  {
    what: 'nothing new for a year',
    last: { number: 5, at: at('2025-03-02T09:00:00Z') },
    number: 5,
    now: morning,
    isDue: false,
  },
  { what: '999 new entries', last: { number: 5, at: morning }, number: 1004, now: morning, isDue: false },
  { what: 'a thousand new entries', last: { number: 5, at: morning }, number: 1005, now: morning, isDue: true },
  {
    what: 'one entry, a day later',
    last: { number: 5, at: at('2026-03-01T09:00:00Z') },
    number: 6,
    now: morning,
    isDue: true,
  },
  {
    what: 'one entry, an hour later',
    last: { number: 5, at: at('2026-03-02T08:00:00Z') },
    number: 6,
    now: morning,
    isDue: false,
  },
])('after $what the end is signed: $isDue', ({ last, number, now, isDue }) => {
  expect(isCheckpointDue(last, { number, at: now })).toBe(isDue)
})
