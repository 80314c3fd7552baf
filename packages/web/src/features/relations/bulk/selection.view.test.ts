import { expect, test } from 'vitest'
import { NOTHING_SELECTED, offersAll, pick, shownAsSelected } from './selection.view.ts'

const many = (count: number) => new Set(Array.from({ length: count }, (_, n) => `r${String(n)}`))

test('rows are picked one by one up to a thousand; more than that is a filter', () => {
  expect(pick(new Set())).toEqual(NOTHING_SELECTED)
  expect(pick(many(1000))).toMatchObject({ kind: 'picked' })
  expect(pick(many(1001))).toBeNull()
})

test('with everything chosen every row of the page shows as chosen', () => {
  expect([...shownAsSelected({ kind: 'all' }, ['a', 'b'])]).toEqual(['a', 'b'])
  expect([...shownAsSelected({ kind: 'picked', ids: new Set(['a', 'elsewhere']) }, ['a', 'b'])]).toEqual([
    'a',
    'elsewhere',
  ])
  expect(shownAsSelected(NOTHING_SELECTED, ['a']).size).toBe(0)
})

test.each([
  { what: 'a whole page of a longer list', ids: ['a', 'b'], total: 12, offered: true },
  { what: 'half a page', ids: ['a'], total: 12, offered: false },
  { what: 'a whole list of one page', ids: ['a', 'b'], total: 2, offered: false },
])('after choosing $what, choosing everything is offered: $offered', ({ ids, total, offered }) => {
  expect(offersAll({ kind: 'picked', ids: new Set(ids) }, ['a', 'b'], total)).toBe(offered)
})
