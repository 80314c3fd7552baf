import { expect, test } from 'vitest'
import { fromLocalInput, timeLeft, toLocalInput } from './breaches.view.ts'

const breach = {
  id: 'a',
  number: 1,
  title: 'A',
  discoveredAt: '2026-03-01T09:00:00Z',
  counted: null,
  estimatedPersons: null,
  closedAt: null,
  clock: { state: 'running', deadline: '2026-03-04T09:00:00Z' },
} as const

test('how long the clock still runs, and when that is urgent', () => {
  expect(timeLeft(breach.clock, new Date('2026-03-02T09:00:00Z'))).toEqual({ seconds: 172_800, isUrgent: false })
  expect(timeLeft(breach.clock, new Date('2026-03-03T09:00:01Z'))).toEqual({ seconds: 86_399, isUrgent: true })
  expect(timeLeft(breach.clock, new Date('2026-03-04T10:00:00Z')).seconds).toBe(-3600)
})

test('a moment goes into a field and comes back', () => {
  const moment = new Date('2026-03-05T14:05:00Z')
  expect(fromLocalInput(toLocalInput(moment))).toBe(moment.toISOString())
  expect(fromLocalInput('morgen')).toBe('morgen')
})
