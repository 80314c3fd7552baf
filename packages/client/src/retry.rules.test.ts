import { expect, test } from 'vitest'
import { waitBefore } from './retry.rules.ts'

const lost = { status: null, retryAfter: null }
const CASES: [what: string, asked: Parameters<typeof waitBefore>, expected: number | null][] = [
  ['nobody answered a GET', [1, 'GET', lost], 500],
  ['nor the second time', [2, 'GET', lost], 1000],
  ['a POST carries a key', [1, 'POST', lost], 500],
  ['a PATCH may have been done', [1, 'PATCH', lost], null],
  ['a PATCH that was not begun', [1, 'PATCH', { status: 503, retryAfter: null }], 500],
  ['too fast, with how long', [1, 'GET', { status: 429, retryAfter: '7' }], 7000],
  ['too fast, with a date', [3, 'GET', { status: 429, retryAfter: 'Mon, 02 Mar 2026 09:00:00 GMT' }], 2000],
  ['too fast, for longer than somebody waits', [1, 'GET', { status: 429, retryAfter: '3600' }], null],
  ['our mistake', [1, 'GET', { status: 500, retryAfter: null }], null],
  ['a refusal', [1, 'GET', { status: 404, retryAfter: null }], null],
]
test.each(CASES)('%s', (_what, asked, expected) => {
  expect(waitBefore(...asked)).toBe(expected)
})
