import { expect, test } from 'vitest'
import { EVERYTHING, NOTHING_SELECTED, offersAll, pick, shownAsSelected } from './selection.view.ts'

const many = (count: number) => new Set(Array.from({ length: count }, (_, n) => `r${String(n)}`))

test('rows are picked one by one up to a thousand; more than that is a filter', () => {
  expect(pick(NOTHING_SELECTED, [], new Set())).toEqual(NOTHING_SELECTED)
  expect(pick(NOTHING_SELECTED, [], many(1000))).toMatchObject({ kind: 'picked' })
  expect(pick(NOTHING_SELECTED, [], many(1001))).toBeNull()
})

test('of everything rows can be taken out, page by page, and put back', () => {
  const first = pick(EVERYTHING, ['a', 'b', 'c'], new Set(['a', 'c']))!
  expect(first).toEqual({ kind: 'all', except: new Set(['b']) })
  const second = pick(first, ['d', 'e'], new Set(['e']))!
  expect(second).toEqual({ kind: 'all', except: new Set(['b', 'd']) })
  expect([...shownAsSelected(second, ['a', 'b', 'c'])]).toEqual(['a', 'c'])
  expect(pick(second, ['a', 'b', 'c'], new Set(['a', 'b', 'c']))).toEqual({ kind: 'all', except: new Set(['d']) })
})

test('of everything no more than a thousand rows are taken out', () => {
  const out = { kind: 'all', except: many(1000) } as const
  expect(pick(out, ['a', 'b'], new Set(['a']))).toBeNull()
  expect(pick(out, ['a', 'b'], new Set(['a', 'b']))).toEqual(out)
})

test('with everything chosen every row of the page shows as chosen', () => {
  expect([...shownAsSelected(EVERYTHING, ['a', 'b'])]).toEqual(['a', 'b'])
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
