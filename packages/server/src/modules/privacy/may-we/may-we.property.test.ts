import { MayWeRule } from '@klantregie/contract'
import { expect, test } from 'vitest'
import type { Said } from '../consent/consent-state.rules.ts'
import type { ContactFacts, Question, RelationFacts } from './facts.rules.ts'
import { decideMayWe } from './may-we.rules.ts'
import { naiveMayWe } from './testing/naive-model.ts'

const CASES = 100_000

/** The same cases every time: what failed once can be looked at again. */
function dice(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    pick: <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)]!,
    chance: (share: number) => next() < share,
    upTo: (most: number) => Math.floor(next() * (most + 1)),
  }
}
type Dice = ReturnType<typeof dice>

/** Few moments, so that they coincide often; around birthdays and the first of July 2026. */
const MOMENTS = [
  '2024-01-01T09:00:00Z',
  '2025-06-30T21:59:59Z',
  '2025-06-30T22:00:00Z',
  '2026-02-28T23:00:00Z',
  '2026-06-30T21:59:59.999Z',
  '2026-06-30T22:00:00Z',
  '2027-01-01T00:00:00Z',
].map((text) => new Date(text))

function aStatement({ pick, chance }: Dice, id: number, at: Date): Said {
  return {
    id: String(id),
    state: pick(['given', 'given', 'given', 'withdrawn', 'refused']),
    source: pick(['desk', 'form', 'import', 'import', 'api', 'opt_out_link']),
    topicId: pick([null, null, 'jazz', 'dance']),
    occurredAt: pick(MOMENTS.filter((moment) => moment <= at)),
    expiresAt: chance(0.2) ? pick(MOMENTS) : null,
    isByGuardian: chance(0.2),
  }
}

function aContact({ pick, chance }: Dice, id: number): ContactFacts {
  const kind = pick(['email', 'phone'] as const)
  return {
    kind,
    contact: `${kind} ${id}`,
    isMobile: kind === 'phone' && chance(0.6),
    isBounced: chance(0.15),
    isSuppressed: chance(0.15),
    customer: chance(0.6)
      ? {
          id: `fact ${id}`,
          hasPaymentObligation: chance(0.85),
          isSameEntity: chance(0.85),
          wasInformed: chance(0.85),
          wasOfferedOptOut: chance(0.85),
          isEnriched: chance(0.15),
        }
      : null,
  }
}

function aRelation(roll: Dice, at: Date): RelationFacts {
  const { pick, chance, upTo } = roll
  const standing = (id: number) => {
    const kind = pick(['deceased', 'restricted', 'objected', 'objected', 'objected'] as const)
    return {
      id: `standing ${id}`,
      kind,
      purposeId: kind === 'objected' ? pick([null, 'this', 'other']) : null,
      since: pick(MOMENTS.filter((moment) => moment <= at)),
    }
  }
  return {
    presence: chance(0.94) ? 'here' : pick(['archived', 'merged', 'gone'] as const),
    birthDate: chance(0.4) ? pick(['2009-07-01', '2010-03-01', '2010-07-01', '2011-01-01', '1970-05-05']) : null,
    hasPostAddress: chance(0.8),
    contacts: Array.from({ length: upTo(4) }, (_, id) => aContact(roll, id)),
    standings: chance(0.25) ? Array.from({ length: 1 + upTo(1) }, (_, id) => standing(id)) : [],
    statements: Array.from({ length: upTo(4) }, (_, id) => aStatement(roll, id, at)),
  }
}

function aQuestion({ pick, chance }: Dice): Question {
  const channels = ['email', 'phone', 'post', 'sms', 'in_person'] as const
  return {
    purpose: {
      id: 'this',
      kind: pick(['commercial', 'commercial', 'charitable', 'service']),
      basis: pick([
        'consent',
        'legitimate_interest',
        'legitimate_interest',
        'contract',
        'public_task',
        'legal_obligation',
        'vital_interest',
      ]),
      channels: chance(0.9) ? channels : ['post'],
      isOwnOffer: chance(0.8),
      isActive: chance(0.95),
    },
    channel: pick(['email', 'email', 'phone', 'phone', 'post', 'sms', 'in_person']),
    topicId: pick([null, null, 'jazz']),
    at: pick(MOMENTS),
    organisationKind: pick(['ordinary', 'ordinary', 'charity', 'charity_lottery', 'publisher']),
    ...(chance(0.1) ? { contact: pick(['email 0', 'phone 1']) } : {}),
  }
}

test(`a hundred thousand made-up cases are decided as the naive model decides them, and each answer occurs often`, () => {
  const roll = dice(20_260_701)
  const counts = { allowed: 0, service: 0, not_allowed: 0 }
  const rules = new Set<string>()
  for (let number = 0; number < CASES; number += 1) {
    const question = aQuestion(roll)
    const relation = aRelation(roll, question.at)
    const found = decideMayWe(relation, question)
    if (found.decision !== naiveMayWe(relation, question))
      expect({ number, found, relation, question }).toEqual(naiveMayWe(relation, question))
    counts[found.decision] += 1
    rules.add(found.rule)
  }
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(CASES / 50)
  // Every rule of the contract decided something: nothing was left out of the comparison.
  expect(rules.size).toBe(MayWeRule.options.length)
}, 20_000)

test('in every made-up case more noes never allow more', () => {
  const roll = dice(42)
  for (let number = 0; number < CASES / 10; number += 1) {
    const question = aQuestion(roll)
    const relation = aRelation(roll, question.at)
    if (decideMayWe(relation, question).decision === 'allowed') continue
    const no: Said = { ...aStatement(roll, 99, question.at), state: 'withdrawn' }
    const stricter = { ...relation, statements: [...relation.statements, no] }
    expect(decideMayWe(stricter, question).decision).not.toBe('allowed')
  }
})
