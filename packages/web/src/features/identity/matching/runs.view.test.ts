import { observationCodes } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import { texts } from '../locale/index.ts'
import { groupObservations, isBusy, resultParts } from './runs.view.ts'

test.each([
  { state: 'running' as const, busy: true },
  { state: 'undoing' as const, busy: true },
  { state: 'done' as const, busy: false },
  { state: 'failed' as const, busy: false },
])('a run that is $state keeps the next one waiting: $busy', ({ state, busy }) => {
  expect(isBusy({ state })).toBe(busy)
})

test('a run that found nothing has no results to list', () => {
  const counts = { records: 10, relationsBefore: 10, relationsAfter: 10, merges: 0, questions: 0, households: 0 }
  expect(resultParts(counts)).toEqual([])
  expect(resultParts({ ...counts, merges: 2, questions: 1 })).toEqual([
    { what: 'merges', count: 2 },
    { what: 'questions', count: 1 },
  ])
  expect(resultParts(null)).toEqual([])
})

describe('what a run saw', () => {
  const seen = (code: string, count: number, value: string | null) => ({ code, count, value })
  test('the same thing is told once, the most records first', () => {
    const groups = groupObservations([
      seen('record.empty', 12, null),
      seen('mailbox.crowded', 40, 'info@x.nl'),
      seen('mailbox.crowded', 90, 'geen@x.nl'),
    ])
    expect(groups).toEqual([
      { code: 'mailbox.crowded', count: 130, times: 2, values: ['geen@x.nl', 'info@x.nl'] },
      { code: 'record.empty', count: 12, times: 1, values: [] },
    ])
  })
})

test.each(observationCodes)('what matching sees as %s is said in both languages', (code) => {
  for (const language of ['nl', 'en'] as const) expect(Object.keys(texts[language])).toContain(`observation.${code}`)
})
