import { expect, test } from 'vitest'
import { countOf, sumOf, understandCampaign } from './campaign.rules.ts'

test.each<[unknown, number | null]>([
  [12, 12],
  ['12', 12],
  [' 12 ', 12],
  [0, 0],
  ['', null],
  [-1, null],
  [1.5, null],
  [Number.NaN, null],
  ['1e99', null],
  [9_999_999_999, null],
  [null, null],
  [{}, null],
])('%j is a number of people: %j', (value, count) => {
  expect(countOf(value)).toBe(count)
})

test('kinds of the same are added, and of what is not told nothing is made', () => {
  expect(sumOf(3, '4', null)).toBe(7)
  expect(sumOf(undefined, null)).toBeNull()
})

const told = {
  ...{ name: 'Voorjaar', subject: 'Lente in de schouwburg', sentAt: new Date('2026-03-01T09:00:00Z'), lists: [] },
  ...{ sent: 120, opened: 60, clicked: 12, unsubscribed: 1, returned: null, complained: 0 },
}
const object = { objectType: 'campaign', externalId: 'c1', payload: {} }

test('a campaign is told by its subject; without moment or number it waits for a person', () => {
  expect(understandCampaign(object, told)).toMatchObject({ title: 'Lente in de schouwburg', campaign: told })
  expect(understandCampaign(object, { ...told, name: '' })).toMatchObject({ campaign: { name: told.subject } })
  for (const lacking of [
    { ...told, sentAt: null },
    { ...told, sent: null },
  ])
    expect(understandCampaign(object, lacking)).toEqual({
      title: told.subject,
      refused: { code: 'not_understood', details: {} },
    })
})
