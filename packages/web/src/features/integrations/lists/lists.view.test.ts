import { expect, test } from 'vitest'
import { choicesOf, draftsOf, meaningsOf } from './lists.view.ts'

const purposeId = '11111111-1111-4111-8111-111111111111'
const stands = { externalId: 'b', name: 'Vrienden', purposeId, channel: 'email' as const, agreedText: 'Ja, graag.' }
const purposes = [
  { id: purposeId, name: 'Nieuwsbrief', channels: ['email' as const, 'post' as const], status: 'active' as const },
  { id: '2', name: 'Oud', channels: ['email' as const], status: 'closed' as never },
]
const choices = choicesOf(purposes)

test('lists that were told of stand beside lists that stand already, each once', () => {
  const found = [
    { externalId: 'a', name: 'Nieuwsbrief', members: 12 },
    { externalId: 'b', name: 'Vrienden van het huis', members: 3 },
  ]
  expect(draftsOf(found, [stands]).map(({ externalId, standsFor }) => [externalId, standsFor])).toEqual([
    ['a', null],
    ['b', `${purposeId} email`],
  ])
  expect(draftsOf([], [stands])).toMatchObject([{ externalId: 'b', members: null, agreedText: 'Ja, graag.' }])
})

test('only purposes in use can be chosen, by each of their channels', () => {
  expect(choices.map(({ purpose, channel }) => [purpose, channel])).toEqual([
    ['Nieuwsbrief', 'email'],
    ['Nieuwsbrief', 'post'],
  ])
})

test('what is not fetched is not sent, and what people read is sent trimmed', () => {
  const drafts = draftsOf([{ externalId: 'a', name: 'Los', members: null }], [{ ...stands, agreedText: ' Ja. ' }])
  expect(meaningsOf(drafts, choices)).toEqual([{ ...stands, agreedText: 'Ja.' }])
})
