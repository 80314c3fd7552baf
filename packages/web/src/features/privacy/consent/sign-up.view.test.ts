import { expect, test } from 'vitest'
import { choicesOf, keyOf } from './sign-up.view.ts'

const options = [
  {
    purposeId: 'news',
    name: 'Nieuwsbrief',
    description: '',
    wording: { id: 'w1', text: 'Ja' },
    topics: [
      { id: 'youth', name: 'Jeugd' },
      { id: 'music', name: 'Muziek' },
    ],
  },
]

test.each([
  { what: 'nothing', ticked: [], choices: [] },
  { what: 'everything', ticked: [keyOf('news', null)], choices: [{ purposeId: 'news', wordingId: 'w1' }] },
  {
    what: 'one topic',
    ticked: [keyOf('news', 'music')],
    choices: [{ purposeId: 'news', wordingId: 'w1', topicId: 'music' }],
  },
  {
    what: 'everything and a topic of it',
    ticked: [keyOf('news', null), keyOf('news', 'music')],
    choices: [{ purposeId: 'news', wordingId: 'w1' }],
  },
])('$what', ({ ticked, choices }) => {
  expect(choicesOf(options, new Set(ticked))).toEqual(choices)
})
