import type { ConsentStatement, MayReceiveItem } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import { canSayNo, canSayYes, linesOf, noOf, storyOf } from './may-receive.view.ts'

const item = (change: Partial<MayReceiveItem>): MayReceiveItem => ({
  purposeId: 'news',
  purpose: 'Nieuwsbrief',
  kind: 'commercial',
  channel: 'email',
  topicId: null,
  topic: null,
  decision: 'not_allowed',
  rule: 'no_consent',
  consent: null,
  customerFact: null,
  standing: null,
  noes: [],
  wording: null,
  ...change,
})
const given = { state: 'given' } as ConsentStatement

test('items of one purpose stand together, those without an address last', () => {
  const lines = linesOf([
    item({ channel: 'post', rule: 'no_contact_point' }),
    item({ purposeId: 'tips', purpose: 'Tips' }),
    item({ channel: 'email' }),
  ])
  expect(lines.map(({ purpose, items }) => [purpose, items.map(({ channel }) => channel)])).toEqual([
    ['Nieuwsbrief', ['email', 'post']],
    ['Tips', ['email']],
  ])
})

describe('what can be recorded', () => {
  test.each([
    { what: 'nothing known', found: item({}), yes: true, no: true, word: 'refused' },
    {
      what: 'consent',
      found: item({ decision: 'allowed', rule: 'consent', consent: given }),
      yes: false,
      no: true,
      word: 'withdrawn',
    },
    {
      what: 'consent from a list',
      found: item({ decision: 'allowed', rule: 'consent_by_import', consent: given }),
      yes: true,
      no: true,
      word: 'withdrawn',
    },
    { what: 'a no', found: item({ rule: 'withdrawn' }), yes: true, no: false, word: 'refused' },
    {
      what: 'the customer exception',
      found: item({ decision: 'allowed', rule: 'customer_exception' }),
      yes: true,
      no: true,
      word: 'withdrawn',
    },
    {
      what: 'service',
      found: item({ decision: 'service', rule: 'service_message' }),
      yes: false,
      no: true,
      word: 'refused',
    },
  ] as const)('with $what: yes $yes, no $no', ({ found, yes, no, word }) => {
    expect([canSayYes(found), canSayNo(found), noOf(found)]).toEqual([yes, no, word])
  })
})

test('the story of a topic holds what was said about everything, and not about other topics', () => {
  const said = (id: string, topicId: string | null, channel = 'email') =>
    ({ id, purposeId: 'news', channel, topicId }) as ConsentStatement
  const all = [said('a', null), said('b', 'jazz'), said('c', 'dance'), said('d', null, 'post')]
  expect(storyOf(all, item({ topicId: 'jazz' })).map(({ id }) => id)).toEqual(['a', 'b'])
  expect(storyOf(all, item({})).map(({ id }) => id)).toEqual(['a'])
})
