import { BLOCK_PHRASES } from './block-phrases.rules.ts'
import { isDoubtful, reasonByKeywords } from './keywords.rules.ts'
import { findReason, toComparable } from './phrases.rules.ts'
import type { PhraseGroup } from './phrases.rules.ts'
import type { SmtpMoment } from './notice-text.rules.ts'
import { isHardReason } from './reasons.rules.ts'
import type { BounceReason } from './reasons.rules.ts'
import { reasonByHost } from './receiving-hosts.rules.ts'
import { RECIPIENT_PHRASES } from './recipient-phrases.rules.ts'
import { SENDER_ADDRESS_PHRASES } from './sender-address-phrases.rules.ts'
import { SENDER_PHRASES } from './sender-phrases.rules.ts'
import { clearReason, codesIn, replyReason, vagueReason } from './status-codes.rules.ts'
import type { Codes } from './status-codes.rules.ts'
import { SYSTEM_PHRASES } from './system-phrases.rules.ts'
import { isDirectoryBlock, judgeUnknownUser } from './unknown-user.rules.ts'

/** Everything a report says about one recipient, brought together from its fields and its text. */
export interface Evidence {
  readonly recipient: string | null
  /** The answer itself: the diagnostic field, or what stands for it in the text. */
  readonly answer: string
  /** The lines of the notice about this recipient. */
  readonly segment: string
  readonly statusField: string | null
  readonly statusComment: string
  /** A local program spoke (`x-unix`), not a mail server. */
  readonly isLocalProgram: boolean
  readonly isDelayed: boolean
  readonly moment: SmtpMoment | null
  readonly hosts: string
}

export interface Judgement {
  readonly reason: BounceReason
  readonly status: string | null
  readonly reply: string | null
}

const ABOUT_US: readonly PhraseGroup[] = [...SENDER_PHRASES, ...SENDER_ADDRESS_PHRASES]

/**
 * From evidence to reason, from the surest to the vaguest: the receiver's own language, words about us, words about
 * the mailbox, "unknown user" as far as it is backed, words about blocking and systems, codes, and at last the moment
 * of the refusal. The answer is read before the notice around it, because a notice is half boilerplate.
 */
export function judge(evidence: Evidence): Judgement {
  const segmentCodes = codesIn(evidence.segment)
  const codes = codesOf(evidence, segmentCodes)
  const answer = toComparable(`${evidence.answer}\n${evidence.statusComment}`)
  const segment = toComparable(evidence.segment)
  const reason =
    reasonOfAnswer(answer, codes, evidence) ??
    reasonOfWords(segment, codes, evidence) ??
    clearReason(codes.enhanced) ??
    reasonOfFocus(evidence) ??
    reasonOfCodes(codes, evidence) ??
    reasonOfMoment(codes, evidence, `${answer} ${segment}`)
  return { reason, status: codes.enhanced ?? usefulStatus(evidence, segmentCodes), reply: codes.reply }
}

function codesOf(evidence: Evidence, segmentCodes: Codes): Codes {
  const answerCodes = codesIn(evidence.answer)
  return {
    enhanced: answerCodes.enhanced ?? (evidence.answer === '' ? segmentCodes.enhanced : null),
    reply: answerCodes.reply ?? segmentCodes.reply,
  }
}

function reasonOfAnswer(answer: string, codes: Codes, evidence: Evidence): BounceReason | null {
  const reason = reasonOfWords(answer, codes, evidence)
  if (reason !== null || evidence.answer === '') return reason
  const clear = clearReason(codes.enhanced)
  if (clear === 'userunknown' && isDoubtful(answer)) return 'filtered'
  return clear
}

/**
 * Words in any order, for the sentences nobody wrote down before. Only in the answer, or in running text from the reply
 * code to the end of that paragraph: the rest of a notice has all these words in its explanations.
 */
function reasonOfFocus(evidence: Evidence): BounceReason | null {
  const paragraph = /(?<![\d.])[45]\d\d[- ](?=\D|\d\.\d)[^\n]*(?:\n[^\n]+){0,6}/.exec(evidence.segment)?.[0] ?? ''
  return reasonByKeywords(toComparable(evidence.answer || paragraph))
}

function usefulStatus(evidence: Evidence, segmentCodes: Codes): string | null {
  const field = evidence.statusField
  return field !== null && !field.endsWith('.0.0') ? field : (segmentCodes.enhanced ?? field)
}

function reasonOfWords(comparable: string, codes: Codes, evidence: Evidence): BounceReason | null {
  if (comparable === '') return null
  const host = reasonByHost({
    comparable,
    hosts: evidence.hosts,
    reply: codes.reply,
    statusField: evidence.statusField,
    recipient: evidence.recipient,
  })
  return (
    host ??
    findReason(comparable, ABOUT_US) ??
    reasonOfNamedDomain(comparable, evidence) ??
    sizeOfRecipient(codes) ??
    findReason(comparable, RECIPIENT_PHRASES) ??
    accessDenied(comparable, codes, evidence) ??
    unknownUser(comparable, codes, evidence) ??
    findReason(comparable, [...BLOCK_PHRASES, ...SYSTEM_PHRASES])
  )
}

/** "Message too large" with this code is about the limit of the recipient, not about that of the system. */
function sizeOfRecipient(codes: Codes): BounceReason | null {
  return codes.enhanced?.endsWith('.2.3') === true ? 'exceedlimit' : null
}

function unknownUser(comparable: string, codes: Codes, evidence: Evidence): BounceReason | null {
  // What a delivery program prints ("no such user") is about accounts of the machine it runs on.
  if (evidence.isLocalProgram || comparable.includes('command output:')) return null
  return judgeUnknownUser(comparable, codes, evidence.statusField, evidence.moment)
}

/** "example.org does not exist": only when it is the domain of the recipient it says something about the address. */
function reasonOfNamedDomain(comparable: string, evidence: Evidence): BounceReason | null {
  const domain = /(?<![@\w.-])([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}) does(?: not|n't) exist/.exec(comparable)?.[1]
  if (domain === undefined) return null
  const isOfRecipient = evidence.recipient?.endsWith(`@${domain}`) === true
  return isOfRecipient && evidence.moment !== 'sender' ? 'hostunknown' : 'rejected'
}

/** "Access denied" alone is about whoever was presented at that moment: our server, our address, or our rights. */
function accessDenied(comparable: string, codes: Codes, evidence: Evidence): BounceReason | null {
  if (!/\baccess (?:is )?denied\b/.test(comparable)) return null
  if (isDirectoryBlock(comparable, codes)) return null
  const clear = clearReason(codes.enhanced)
  if (clear !== null && !isHardReason(clear, false, true)) return clear
  if (/\bip\b|banned/.test(comparable)) return 'blocked'
  if (evidence.moment === 'connection' || evidence.moment === 'greeting') return 'blocked'
  return evidence.moment === 'sender' ? 'rejected' : 'securityerror'
}

function reasonOfCodes(codes: Codes, evidence: Evidence): BounceReason | null {
  const field = clearReason(evidence.statusField)
  if (field !== null && isBackedField(field, codes, evidence)) return field
  const isRefusedEarly = evidence.moment === 'connection' || evidence.moment === 'greeting'
  if (isRefusedEarly) return 'blocked'
  return vagueReason(codes.enhanced) ?? vagueReason(evidence.statusField) ?? replyReason(codes.reply)
}

/**
 * The Status field is made up by the reporting system from whatever it understood of the answer. That is enough to
 * count by, but for a mailbox that "does not exist" only when there is no answer that says something else.
 */
function isBackedField(reason: BounceReason, codes: Codes, evidence: Evidence): boolean {
  if (reason !== 'userunknown') return true
  return codes.enhanced === null && evidence.answer.replace(/^[245]\d\d\b/, '').trim() === ''
}

/** Sentences every report has; they explain nothing. */
const BOILERPLATE =
  /this is an automatically generated|delivery status notification|delivery to the following recipients?|failed permanently|[^\s<>]+@[^\s<>]+|[^\p{L}]+/giu

function reasonOfMoment(codes: Codes, evidence: Evidence, words: string): BounceReason {
  if (evidence.isDelayed) return 'expired'
  if (evidence.isLocalProgram) return 'mailererror'
  if (evidence.moment === 'sender' && codes.reply?.startsWith('5') === true) return 'rejected'
  if (clearReason(evidence.statusField) === 'userunknown') return 'filtered'
  if (/recipients? (?:address )?(?:was )?(?:rejected|recipients)|recipients following/.test(words)) return 'onhold'
  return words.replace(BOILERPLATE, '').length > 0 ? 'onhold' : 'undefined'
}
