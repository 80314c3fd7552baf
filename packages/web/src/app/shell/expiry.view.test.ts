import { expect, test } from 'vitest'
import { decideExpiry } from './expiry.view.ts'

const now = new Date('2026-03-05T12:00:00Z')

test.each([
  { title: 'an hour left is fine', expiresAt: '2026-03-05T13:00:00Z', state: 'fine', nextChangeIn: 58 * 60_000 },
  { title: 'a minute left is a warning', expiresAt: '2026-03-05T12:01:00Z', state: 'soon', nextChangeIn: 60_000 },
  { title: 'the moment itself is over', expiresAt: '2026-03-05T12:00:00Z', state: 'over', nextChangeIn: null },
])('$title', ({ expiresAt, state, nextChangeIn }) => {
  expect(decideExpiry(expiresAt, now)).toEqual({ state, nextChangeIn })
})
