import { expect, test } from 'vitest'
import { formOf, parseViewSearch, searchFor, shownIn, viewOf, viewsIn } from './view-address.view.ts'
import type { SavedView } from '@klantregie/contract'

const view = { query: 'place=Utrecht&vorm=kaart' }

test('a page of a view shows what was saved, and the page one is on', () => {
  expect(shownIn(view, {})).toEqual({ place: 'Utrecht', vorm: 'kaart' })
  expect(shownIn(view, { cursor: 'abc', from: 51 })).toEqual({
    place: 'Utrecht',
    vorm: 'kaart',
    cursor: 'abc',
    from: 51,
  })
})

test('changed it shows what stands in the address, also when that is nothing', () => {
  expect(shownIn(view, { anders: true })).toEqual({})
  expect(shownIn(view, { anders: true, place: 'Zeist' })).toEqual({ place: 'Zeist' })
})

test('what is as it was saved does not stand in the address', () => {
  expect(searchFor(view, { vorm: 'kaart', place: 'Utrecht' })).toEqual({})
  expect(searchFor(view, { vorm: 'kaart', place: 'Utrecht', cursor: 'abc', from: 51 })).toEqual({
    cursor: 'abc',
    from: 51,
  })
  expect(searchFor(view, {})).toEqual({ anders: true })
})

test('the day of a calendar is where one is, not what it shows', () => {
  const calendar = { query: 'vorm=kalender' }
  expect(searchFor(calendar, { vorm: 'kalender', dag: '2026-03-05' })).toEqual({ dag: '2026-03-05' })
  expect(shownIn(calendar, { dag: '2026-03-05' })).toEqual({ vorm: 'kalender', dag: '2026-03-05' })
})

test('an address that was shortened in a mail shows the view', () => {
  expect(parseViewSearch({ anders: 'nee', utm_source: 'mail' })).toEqual({})
  expect(parseViewSearch({ anders: true, kind: 'person' })).toEqual({ anders: true, kind: 'person' })
})

test('sets of columns are no views', () => {
  const items = [
    { id: '1', part: 'view', query: 'vorm=bord' },
    { id: '2', part: 'columns', query: 'columns=name' },
  ] as SavedView[]
  expect(viewsIn(items).map(({ id }) => id)).toEqual(['1'])
  expect(viewOf(items, { vorm: 'bord' })?.id).toBe('1')
  expect(viewOf(items, {})).toBeUndefined()
  expect(formOf(items[0]!)).toBe('bord')
})
