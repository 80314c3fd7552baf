import { expect, test } from 'vitest'
import { isReceived, lastDays } from './webhooks.view.ts'

test('the last three days end now', () => {
  expect(lastDays(3, new Date('2026-03-05T09:00:00Z'))).toEqual({
    from: '2026-03-02T09:00:00.000Z',
    until: '2026-03-05T09:00:00.000Z',
  })
})

test.each([
  [200, true],
  [204, true],
  [302, false],
  [500, false],
  [null, false],
])('%s counts as received: %s', (status, isIt) => {
  expect(isReceived(status)).toBe(isIt)
})
