import { describe, expect, it } from 'vitest'
import type { Classification } from './classify.rules.ts'
import { decideReturnedMail, SOFT_LIMIT, STRICT_LIMIT } from './decide.rules.ts'
import type { AddressHistory, ReturnedMailDecision } from './decide.rules.ts'
import type { BounceReason } from './reasons.rules.ts'

const NOW = new Date('2026-03-31T12:00:00Z')
const CLEAN: AddressHistory = { softBounces: [], lastSuccessAt: null }

function returned(about: Partial<Classification>): Classification {
  return {
    recipient: 'mevrouw@example.nl',
    reason: 'undefined',
    isHard: false,
    feedbackType: null,
    action: 'failed',
    status: null,
    replyCode: null,
    diagnostic: '550 nee',
    originalMessageId: 'brief-nieuw@biblio.example',
    token: null,
    ...about,
  }
}

function daysAgo(days: number): Date {
  return new Date(NOW.getTime() - days * 86_400_000)
}

function earlier(reason: BounceReason, ...days: readonly number[]): AddressHistory {
  const softBounces = days.map((day) => ({ at: daysAgo(day), reason, letter: `brief-${String(day)}@biblio.example` }))
  return { softBounces, lastSuccessAt: null }
}

function decide(about: Partial<Classification>, history = CLEAN, isProven = true): ReturnedMailDecision {
  return decideReturnedMail({ classification: returned(about), history, isProven, now: NOW })
}

describe('What is done with a returned message follows its reason', () => {
  const byReason: readonly (readonly [ReturnedMailDecision['kind'], readonly BounceReason[]])[] = [
    [
      'count_soft',
      [
        'mailboxfull',
        'exceedlimit',
        'expired',
        'networkerror',
        'systemerror',
        'systemfull',
        'toomanyconn',
        'mailererror',
        'notaccept',
        'onhold',
        'undefined',
        'suspend',
        'filtered',
        'rejected',
      ],
    ],
    [
      'sender_problem',
      [
        'blocked',
        'badreputation',
        'authfailure',
        'policyviolation',
        'requireptr',
        'securityerror',
        'failedstarttls',
        'notcompliantrfc',
        'speeding',
        'spamdetected',
        'norelaying',
        'contenterror',
        'virusdetected',
        'mesgtoobig',
        'syntaxerror',
      ],
    ],
    ['ignore', ['vacation', 'delivered']],
  ]
  for (const [kind, reasons] of byReason) {
    it.each(reasons)(`%s → ${kind}`, (reason) => {
      expect(decide({ reason }).kind).toBe(kind)
    })
  }

  it.each(['userunknown', 'hostunknown', 'hasmoved'] as const)('%s → address invalid at once', (reason) => {
    expect(decide({ reason, isHard: true })).toEqual({ kind: 'address_invalid', because: 'hard', count: 1 })
  })

  it('an unknown user of a system that may change its mind is only counted', () => {
    expect(decide({ reason: 'userunknown', isHard: false })).toEqual({
      kind: 'count_soft',
      count: 1,
      limit: SOFT_LIMIT,
    })
  })

  it('a problem of our own never touches the person, however often it comes', () => {
    expect(decide({ reason: 'blocked' }, earlier('mailboxfull', 1, 2, 3, 4, 5)).kind).toBe('sender_problem')
  })
})

describe('A passing problem is counted', () => {
  it('the fifth time in thirty days the address is invalid', () => {
    expect(decide({ reason: 'mailboxfull' }, earlier('mailboxfull', 2, 9, 16))).toEqual({
      kind: 'count_soft',
      count: 4,
      limit: SOFT_LIMIT,
    })
    expect(decide({ reason: 'mailboxfull' }, earlier('expired', 2, 9, 16, 23))).toEqual({
      kind: 'address_invalid',
      because: 'soft_limit',
      count: 5,
    })
  })

  it('a mailbox that is switched off, a filter or a refusal: the third time', () => {
    expect(decide({ reason: 'suspend' }, earlier('filtered', 3))).toEqual({
      kind: 'count_soft',
      count: 2,
      limit: STRICT_LIMIT,
    })
    expect(decide({ reason: 'rejected' }, earlier('filtered', 3, 8)).kind).toBe('address_invalid')
  })

  it('what is longer ago than thirty days does not count', () => {
    expect(decide({ reason: 'mailboxfull' }, earlier('mailboxfull', 29, 31, 60, 90, 120))).toMatchObject({ count: 2 })
  })

  it('a letter that arrived in between starts the count again', () => {
    const history = { ...earlier('mailboxfull', 2, 9, 16, 23), lastSuccessAt: daysAgo(8) }
    expect(decide({ reason: 'mailboxfull' }, history)).toMatchObject({ kind: 'count_soft', count: 2 })
  })

  it('two reports about one letter count once', () => {
    const about = { reason: 'mailboxfull', originalMessageId: 'brief-2@biblio.example' } as const
    expect(decide(about, earlier('mailboxfull', 2))).toEqual({ kind: 'ignore', because: 'counted_before' })
  })

  it('a warning that it takes longer does not count: the outcome follows', () => {
    expect(decide({ reason: 'expired', action: 'delayed' }, earlier('expired', 1, 2, 3, 4)).kind).toBe('ignore')
  })
})

describe('A complaint', () => {
  it.each(['abuse', 'opt-out'] as const)('%s ends the consent at once, with the evidence', (feedbackType) => {
    expect(decide({ reason: 'feedback', feedbackType })).toEqual({
      kind: 'withdraw_consent',
      evidence: {
        feedbackType,
        diagnostic: '550 nee',
        originalMessageId: 'brief-nieuw@biblio.example',
        receivedAt: NOW,
      },
    })
  })

  it.each(['auth-failure', 'fraud', 'virus', 'other'] as const)('%s goes to the administrator', (feedbackType) => {
    expect(decide({ reason: 'feedback', feedbackType })).toMatchObject({ kind: 'administrator', because: 'feedback' })
  })

  it('"this is not junk" asks for nothing', () => {
    expect(decide({ reason: 'feedback', feedbackType: 'not-spam' }).kind).toBe('ignore')
  })
})

describe('A message that cannot be traced to a letter of ours', () => {
  it.each([
    ['a wrong address', { reason: 'userunknown', isHard: true }],
    ['a full mailbox', { reason: 'mailboxfull' }],
    ['a complaint', { reason: 'feedback', feedbackType: 'abuse' }],
  ] as const)('%s: changes nothing and is shown to the administrator', (_name, about) => {
    expect(decide(about, CLEAN, false)).toMatchObject({ kind: 'administrator', because: 'not_proven' })
  })
})
