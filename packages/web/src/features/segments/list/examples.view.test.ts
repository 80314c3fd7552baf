import { SegmentGroup } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { isFinished } from '../tree/draft.view.ts'
import { examplesFrom } from './examples.view.ts'

const ID = (last: number) => `01900000-0000-7000-8000-00000000000${last}`
const whole = {
  types: [
    { id: ID(1), key: 'school' },
    { id: ID(2), key: 'friend' },
  ],
  families: [{ id: ID(3), key: 'visits' }],
  linkTypes: [{ id: ID(4), key: 'contact_of' }],
}

test('every example can be counted as it stands', () => {
  const examples = examplesFrom(whole)
  expect(examples.map(({ id }) => id)).toEqual(['families', 'gone', 'first', 'school', 'lapsed', 'post'])
  for (const { conditions } of examples) {
    expect(SegmentGroup.safeParse(conditions).success).toBe(true)
    const finished = (group: SegmentGroup): boolean =>
      group.of.every((part) => ('group' in part ? finished(part) : isFinished(part)))
    expect(finished(conditions)).toBe(true)
  }
})

test.each([
  ['families of activity', { ...whole, families: [] }, ['school', 'lapsed', 'post']],
  ['a type of schools', { ...whole, types: [] }, ['families', 'gone', 'first', 'post']],
  ['everything', { types: [], families: [], linkTypes: [] }, ['post']],
])('without %s no example needs it', (_what, known, ids) => {
  expect(examplesFrom(known).map(({ id }) => id)).toEqual(ids)
})
