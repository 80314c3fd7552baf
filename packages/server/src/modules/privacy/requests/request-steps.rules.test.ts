import { RequestKind } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { writeLetter } from './letter.rules.ts'
import { decideClose, stepsOf } from './request-steps.rules.ts'

test.each(RequestKind.options)('handling %s begins with who it is and ends with an answer', (kind) => {
  const steps = stepsOf({ kind, hasRelation: true, isErased: false })
  expect([steps[0], steps.at(-1)]).toEqual(['identity', 'letter'])
  expect(stepsOf({ kind, hasRelation: false, isErased: false })).toEqual(['search', 'letter'])
})

test.each([
  { outcome: 'granted', reason: '', hasOpenSteps: false, answer: true },
  { outcome: 'granted', reason: '', hasOpenSteps: true, answer: 'privacy.steps_open' },
  { outcome: 'refused', reason: ' ', hasOpenSteps: true, answer: 'privacy.reason_missing' },
  { outcome: 'partly', reason: 'Boekhouding', hasOpenSteps: true, answer: true },
  { outcome: 'nothing_known', reason: '', hasOpenSteps: true, answer: true },
  { outcome: 'withdrawn', reason: '', hasOpenSteps: true, answer: true },
] as const)(
  'closing as $outcome with reason "$reason" and open steps $hasOpenSteps: $answer',
  ({ answer, ...closing }) => {
    const decision = decideClose(closing)
    expect(decision.allowed ? true : decision.reason).toBe(answer)
  },
)

const facts = {
  number: 14,
  organisation: 'Bibliotheek',
  name: 'Łukasz Őrsi',
  receivedOn: '2026-03-02',
  dueOn: '2026-04-02',
  reason: 'Het zijn veel lijsten.',
  kept: [{ field: 'naam', article: 'art. 52 AWR', until: '2033-12-31' }],
} as const

test.each(RequestKind.options)(
  'the answer about %s is filled in, in both languages, with the way to complain',
  (kind) => {
    for (const language of ['nl', 'en'] as const) {
      const { title, body } = writeLetter('answer', { ...facts, kind, language })
      expect(title).not.toBe('')
      expect(body).toContain('Łukasz Őrsi')
      expect(body).toContain('autoriteitpersoonsgegevens.nl')
      expect(body).toContain('art. 52 AWR')
      expect(body).not.toMatch(/undefined|\{|\}/)
    }
  },
)
