import { describe, expect, test } from 'vitest'
import {
  decideDelivered,
  hasEvidence,
  momentOfDelivered,
  proofOf,
  type DeliveredSaid,
  type LedgerSaid,
} from './delivered-consent.rules.ts'

const now = new Date('2026-03-02T09:00:00Z')
const on = (day: string) => new Date(`2026-${day}T10:00:00Z`)
const evidence = { ip: '198.51.100.7', method: 'https://waterlinie.example/aanmelden', text: 'Ja, graag.' }
const yes = (day: string): DeliveredSaid => ({ state: 'given', at: on(day), evidence })
const no = (day: string, isNews = true): DeliveredSaid => ({
  state: 'withdrawn',
  at: on(day),
  reason: 'unsubscribed',
  isNews,
})

const stands = (state: LedgerSaid['state'], day: string, deliveredAs: string | null): LedgerSaid => ({
  id: `${state} ${day}`,
  state,
  source: deliveredAs === null ? 'desk' : 'api',
  topicId: null,
  occurredAt: on(day),
  expiresAt: null,
  isByGuardian: false,
  deliveredAs,
})

describe('what becomes of what another system delivers', () => {
  test.each([
    { what: 'a first yes', said: yes('02-01'), ledger: [], outcome: 'recorded' },
    { what: 'the same yes again', said: yes('02-01'), ledger: [stands('given', '02-01', 'a')], outcome: 'same' },
    { what: 'a yes anew', said: yes('02-10'), ledger: [stands('given', '02-01', 'a')], outcome: 'recorded' },
    { what: 'a first no', said: no('02-01'), ledger: [], outcome: 'recorded' },
    {
      what: 'the same no, edited later',
      said: no('02-20'),
      ledger: [stands('withdrawn', '02-01', 'a')],
      outcome: 'same',
    },
    { what: 'a no after a yes', said: no('02-10'), ledger: [stands('given', '02-01', 'a')], outcome: 'recorded' },
    {
      what: 'a no that is older than the yes',
      said: no('01-10'),
      ledger: [stands('given', '02-01', 'a')],
      outcome: 'recorded',
    },
    {
      what: 'an older yes after a no',
      said: yes('02-01'),
      ledger: [stands('withdrawn', '02-10', 'a')],
      outcome: 'kept_out',
    },
    {
      what: 'a yes of the moment of a no',
      said: yes('02-10'),
      ledger: [stands('withdrawn', '02-10', 'a')],
      outcome: 'kept_out',
    },
    {
      what: 'a sign-up after a no there',
      said: yes('02-20'),
      ledger: [stands('withdrawn', '02-10', 'a')],
      outcome: 'recorded',
    },
    {
      what: 'a sign-up after a no here',
      said: yes('02-20'),
      ledger: [stands('withdrawn', '02-10', null)],
      outcome: 'kept_out',
    },
    {
      what: 'a sign-up after a no of another list',
      said: yes('02-20'),
      ledger: [stands('withdrawn', '02-10', 'b')],
      outcome: 'kept_out',
    },
    {
      what: 'a sign-up after a no here that was replaced here',
      said: yes('02-20'),
      ledger: [stands('refused', '02-10', null), stands('given', '02-12', null)],
      outcome: 'recorded',
    },
    {
      what: 'a no beside a no here',
      said: no('02-01'),
      ledger: [stands('withdrawn', '02-10', null)],
      outcome: 'recorded',
    },
    {
      what: 'a no again after a yes here',
      said: no('02-28'),
      ledger: [stands('withdrawn', '02-10', 'a'), stands('given', '02-20', null)],
      outcome: 'recorded',
    },
    {
      what: 'the same no, edited after a yes here',
      said: no('02-28', false),
      ledger: [stands('withdrawn', '02-10', 'a'), stands('given', '02-20', null)],
      outcome: 'same',
    },
    {
      what: 'a no again that is older than the yes here',
      said: no('02-15'),
      ledger: [stands('withdrawn', '02-10', 'a'), stands('given', '02-20', null)],
      outcome: 'same',
    },
  ])('$what: $outcome', ({ said, ledger, outcome }) => {
    expect(decideDelivered(said, ledger, { key: 'a', now })).toBe(outcome)
  })

  test('a yes without evidence is never taken, whatever else was said', () => {
    const said: DeliveredSaid = { state: 'given', at: on('02-20'), evidence: null }
    for (const ledger of [[], [stands('given', '02-01', 'a')], [stands('withdrawn', '02-01', 'a')]])
      expect(decideDelivered(said, ledger, { key: 'a', now })).toBe('without_evidence')
  })
})

test.each([
  [{}, true],
  [{ ip: '2001:db8::7' }, true],
  [{ ip: '' }, false],
  [{ ip: 'onbekend' }, false],
  [{ method: ' ' }, false],
  [{ text: '' }, false],
])('evidence with %o is whole: %s', (part, isWhole) => {
  expect(hasEvidence({ ...evidence, ...part })).toBe(isWhole)
})

test('a no is placed behind every yes that systems brought, and a yes where it was said', () => {
  const ledger = [stands('given', '02-20', 'b'), stands('given', '02-25', null)]
  expect(momentOfDelivered(no('02-01'), ledger)).toEqual(on('02-20'))
  expect(momentOfDelivered(no('02-28'), ledger)).toEqual(on('02-28'))
  expect(momentOfDelivered(yes('02-01'), ledger)).toEqual(on('02-01'))
})

test('proof fits where it is kept, however long the words and the address of the form are', () => {
  const proof = proofOf({
    state: 'given',
    at: now,
    evidence: { ip: evidence.ip, method: 'm'.repeat(400), text: 't'.repeat(600) },
  })
  expect(proof.length).toBeLessThanOrEqual(500)
  expect(proof).toContain('IP 198.51.100.7')
  expect(proofOf(no('02-01'))).toBe('unsubscribed')
})
