import { expect, test } from 'vitest'
import { protectionView, usualReview } from './protection.view.ts'

const now = Date.parse('2026-03-01T10:00:00Z')

test.each([
  ['nobody of note', {}, { state: 'open' }],
  ['somebody under protection', { mask: 'protected' }, { state: 'masked', mask: 'protected' }],
  ['a child', { mask: 'minor' }, { state: 'masked', mask: 'minor' }],
  [
    'shown for half an hour',
    { mask: 'minor', unmaskedUntil: '2026-03-01T10:30:00Z' },
    { state: 'shown', mask: 'minor', minutes: 30 },
  ],
  [
    'shown for some seconds more',
    { mask: 'minor', unmaskedUntil: '2026-03-01T10:00:05Z' },
    { state: 'shown', mask: 'minor', minutes: 1 },
  ],
  ['no longer shown', { mask: 'minor', unmaskedUntil: '2026-03-01T10:00:00Z' }, { state: 'masked', mask: 'minor' }],
] as const)('%s', (_who, page, view) => {
  expect(protectionView(page, now)).toEqual(view)
})

test('somebody looks again in half a year', () => {
  expect(usualReview('2026-03-01')).toBe('2026-09-01')
})
