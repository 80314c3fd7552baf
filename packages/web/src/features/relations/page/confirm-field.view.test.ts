import { expect, test } from 'vitest'
import { lastConfirmed } from './confirm-field.view.ts'

const said = (field: string | null, at: string) => ({ by: 'Anna', at, field })

test.each([
  ['nobody, while only other fields were confirmed', [said('phones', '2026-03-01T09:00:00.000Z')], undefined],
  [
    'whoever confirmed the field last',
    [said('emails', '2026-01-01T09:00:00.000Z'), said('emails', '2026-03-01T09:00:00.000Z')],
    '2026-03-01T09:00:00.000Z',
  ],
  [
    'whoever confirmed the whole relation, when that was later',
    [said('emails', '2026-01-01T09:00:00.000Z'), said(null, '2026-02-01T09:00:00.000Z')],
    '2026-02-01T09:00:00.000Z',
  ],
])('last confirmed by %s', (_name, items, at) => {
  expect(lastConfirmed(items, 'emails')?.at).toBe(at)
})
