import { expect, test } from 'vitest'
import { mergePage } from './timeline.rules.ts'

const at = (minute: number, id = String(minute)) => ({ id, at: new Date(Date.UTC(2026, 2, 2, 9, minute)) })
const ids = (page: { items: readonly { id: string }[] }) => page.items.map(({ id }) => id)

test('what several modules tell becomes one story, newest first', () => {
  const page = mergePage([[at(3), at(1)], [at(4), at(2)], []], 10)
  expect(ids(page)).toEqual(['4', '3', '2', '1'])
  expect(page.nextBefore).toBeNull()
})

test('the next page begins before the last moment shown', () => {
  const page = mergePage([[at(3), at(1)], [at(2)]], 2)
  expect(ids(page)).toEqual(['3', '2'])
  expect(page.nextBefore).toEqual(at(2).at)
})

test('a moment is not cut in two', () => {
  const page = mergePage([[at(3)], [at(2, 'a'), at(2, 'b')]], 2)
  expect(ids(page)).toEqual(['3'])
  expect(page.nextBefore).toEqual(at(3).at)
})

test('a moment that fills the page is shown whole', () => {
  const page = mergePage([[at(2, 'a'), at(2, 'b'), at(2, 'c')], [at(1)]], 2)
  expect(ids(page)).toEqual(['a', 'b', 'c'])
  expect(page.nextBefore).toEqual(at(2).at)
})

test('nothing happened', () => {
  expect(mergePage([], 5)).toEqual({ items: [], nextBefore: null })
})
