import type { Explanation, SegmentGroup } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { toldOf } from './why.view.ts'
import type { Told } from './why.view.ts'

const email = { about: 'reach', has: 'email' } as const
const phone = { about: 'reach', has: 'phone' } as const
const address = { about: 'reach', has: 'address' } as const
const yes: Explanation = { holds: true }
const no: Explanation = { holds: false }

/** What it is because of. */
const causes = (part: Told): string[] => {
  if (part.what === 'group') return part.of.flatMap(causes)
  return part.matters && part.condition.about === 'reach' ? [part.condition.has] : []
}

const cases: readonly (readonly [string, SegmentGroup, Explanation, readonly string[]])[] = [
  ['everything holds', { group: 'all', of: [email, phone] }, { holds: true, of: [yes, yes] }, []],
  ['one of all does not hold', { group: 'all', of: [email, phone] }, { holds: false, of: [yes, no] }, ['phone']],
  ['one of any holds', { group: 'any', of: [email, phone] }, { holds: true, of: [yes, no] }, []],
  ['none of any holds', { group: 'any', of: [email, phone] }, { holds: false, of: [no, no] }, ['email', 'phone']],
  ['something holds that may not', { group: 'none', of: [email, phone] }, { holds: false, of: [yes, no] }, ['email']],
  [
    'a group within all fails',
    { group: 'all', of: [address, { group: 'none', of: [email, phone] }] },
    { holds: false, of: [yes, { holds: false, of: [no, yes] }] },
    ['phone'],
  ],
  [
    'a group that is right is left alone',
    { group: 'all', of: [address, { group: 'any', of: [email, phone] }] },
    { holds: false, of: [no, { holds: true, of: [yes, no] }] },
    ['address'],
  ],
]

test.each(cases)('%s', (_what, tree, explanation, expected) => {
  expect(causes(toldOf(tree, explanation))).toEqual(expected)
})
