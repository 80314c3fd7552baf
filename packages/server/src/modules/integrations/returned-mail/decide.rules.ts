import type { Classification } from './classify.rules.ts'
import type { FeedbackKind } from './complaint.rules.ts'
import type { BounceReason } from './reasons.rules.ts'

/** An earlier soft bounce of the same address. */
export interface SoftBounce {
  readonly at: Date
  readonly reason: BounceReason
  /** The letter it was about; two reports about one letter count once. Null when unknown: then it counts. */
  readonly letter: string | null
}

/** What is known of an address before this message. */
export interface AddressHistory {
  readonly softBounces: readonly SoftBounce[]
  /** Last sign that the address works: a delivery report, an opened letter, an answer. What came before is forgotten. */
  readonly lastSuccessAt: Date | null
}

export type ReturnedMailDecision =
  | { readonly kind: 'address_invalid'; readonly because: 'hard' | 'soft_limit'; readonly count: number }
  | { readonly kind: 'count_soft'; readonly count: number; readonly limit: number }
  | { readonly kind: 'sender_problem'; readonly reason: BounceReason }
  | { readonly kind: 'withdraw_consent'; readonly evidence: ComplaintEvidence }
  | { readonly kind: 'administrator'; readonly because: 'feedback' | 'not_proven'; readonly reason: BounceReason }
  | { readonly kind: 'ignore'; readonly because: 'no_failure' | 'still_trying' | 'counted_before' }

/** What must be kept to show later why a consent was withdrawn. */
export interface ComplaintEvidence {
  readonly feedbackType: FeedbackKind
  readonly diagnostic: string
  readonly originalMessageId: string | null
  readonly receivedAt: Date
}

/** Five soft bounces in thirty days without a success: a mailbox that stays full for a month has no reader. */
export const SOFT_LIMIT = 5
/** Reasons that are more often final than they say: three times is enough. */
export const STRICT_LIMIT = 3
const SOFT_WINDOW_DAYS = 30
const DAY_MS = 86_400_000

const STRICT: ReadonlySet<BounceReason> = new Set(['suspend', 'filtered', 'rejected'])

const SENDER_PROBLEMS: ReadonlySet<BounceReason> = new Set([
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
])

const ADDRESS_REASONS: ReadonlySet<BounceReason> = new Set(['userunknown', 'hostunknown', 'hasmoved'])

export interface ReturnedMailCase {
  readonly classification: Classification
  readonly history: AddressHistory
  /**
   * The message belongs to a letter we really sent to this address (token, or message id found). Without it anybody
   * could write to the mailbox and have somebody else's address or consent taken away.
   */
  readonly isProven: boolean
  readonly now: Date
}

/**
 * What to do with one returned message (INTEGRATIONS, table under "E-mail"): a wrong address is marked at once and the
 * person kept, a passing problem is counted, a problem of our own never touches the person, a complaint ends the
 * consent for e-mail at once.
 */
export function decideReturnedMail(input: ReturnedMailCase): ReturnedMailDecision {
  const { reason } = input.classification
  if (reason === 'vacation' || reason === 'delivered') return { kind: 'ignore', because: 'no_failure' }
  if (reason === 'feedback') return decideComplaint(input)
  if (SENDER_PROBLEMS.has(reason)) return { kind: 'sender_problem', reason }
  return decideAddress(input)
}

function decideComplaint({ classification, isProven, now }: ReturnedMailCase): ReturnedMailDecision {
  const kind = classification.feedbackType ?? 'other'
  if (kind === 'not-spam') return { kind: 'ignore', because: 'no_failure' }
  if (kind !== 'abuse' && kind !== 'opt-out') return { kind: 'administrator', because: 'feedback', reason: 'feedback' }
  if (!isProven) return { kind: 'administrator', because: 'not_proven', reason: 'feedback' }
  return {
    kind: 'withdraw_consent',
    evidence: {
      feedbackType: kind,
      diagnostic: classification.diagnostic,
      originalMessageId: classification.originalMessageId,
      receivedAt: now,
    },
  }
}

function decideAddress(input: ReturnedMailCase): ReturnedMailDecision {
  const { reason, isHard, action } = input.classification
  // A warning that delivery takes longer is followed by a report of the outcome, which counts.
  if (action === 'delayed') return { kind: 'ignore', because: 'still_trying' }
  if (!input.isProven) return { kind: 'administrator', because: 'not_proven', reason }
  if (isHard && ADDRESS_REASONS.has(reason)) return { kind: 'address_invalid', because: 'hard', count: 1 }
  return decideSoft(input)
}

function decideSoft({ classification, history, now }: ReturnedMailCase): ReturnedMailDecision {
  const letter = classification.token ?? classification.originalMessageId
  const earlier = recentBounces(history, now)
  if (letter !== null && earlier.some((bounce) => bounce.letter === letter)) {
    return { kind: 'ignore', because: 'counted_before' }
  }
  const all = earlier.length + 1
  const strict =
    earlier.filter((bounce) => STRICT.has(bounce.reason)).length + (STRICT.has(classification.reason) ? 1 : 0)
  if (all >= SOFT_LIMIT || strict >= STRICT_LIMIT) return { kind: 'address_invalid', because: 'soft_limit', count: all }
  return STRICT.has(classification.reason)
    ? { kind: 'count_soft', count: strict, limit: STRICT_LIMIT }
    : { kind: 'count_soft', count: all, limit: SOFT_LIMIT }
}

function recentBounces(history: AddressHistory, now: Date): readonly SoftBounce[] {
  const windowStart = now.getTime() - SOFT_WINDOW_DAYS * DAY_MS
  const successAt = history.lastSuccessAt?.getTime() ?? Number.NEGATIVE_INFINITY
  return history.softBounces.filter(({ at }) => {
    const time = at.getTime()
    return time > windowStart && time > successAt && time <= now.getTime()
  })
}
