import { expect, test } from 'vitest'
import { buildHref, conditionsOf, sharedBy } from './built-on.view.ts'

const [id, from, to] = ['s', 'a', 'b']
const moment = (of: string) => ({ about: 'moment', id: of })

test.each([
  {
    which: 'came' as const,
    to: null,
    of: [
      { about: 'segment', id },
      { group: 'none', of: [moment(from)] },
    ],
  },
  { which: 'left' as const, to: null, of: [moment(from), { group: 'none', of: [{ about: 'segment', id }] }] },
  { which: 'came' as const, to, of: [moment(to), { group: 'none', of: [moment(from)] }] },
  { which: 'left' as const, to, of: [moment(from), { group: 'none', of: [moment(to)] }] },
  { which: 'stayed' as const, to, of: [moment(from), moment(to)] },
])('who $which until $to is a tree of conditions', ({ which, to: until, of }) => {
  expect(conditionsOf({ id, from, to: until }, which)).toEqual({ group: 'all', of })
})

test('conditions travel in the address', () => {
  expect(buildHref({ group: 'all', of: [] })).toBe(
    '/segmenten/nieuw?voorwaarden=%7B%22group%22%3A%22all%22%2C%22of%22%3A%5B%5D%7D',
  )
})

test('what two segments share, and what only one of them has, are conditions as well', () => {
  const [one, other] = [
    { about: 'segment', id: 'a' },
    { about: 'segment', id: 'b' },
  ]
  expect(sharedBy('a', 'b', 'both')).toEqual({ group: 'all', of: [one, other] })
  expect(sharedBy('a', 'b', 'one')).toEqual({ group: 'all', of: [one, { group: 'none', of: [other] }] })
  expect(sharedBy('a', 'b', 'other')).toEqual({ group: 'all', of: [other, { group: 'none', of: [one] }] })
})
