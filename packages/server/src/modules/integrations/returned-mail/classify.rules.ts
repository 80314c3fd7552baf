import { isAutoReply } from './auto-reply.rules.ts'
import { readComplaint } from './complaint.rules.ts'
import type { FeedbackKind } from './complaint.rules.ts'
import { evidenceFromStatus, evidenceFromText } from './evidence.rules.ts'
import { isFailureNotice } from './failure-notice.rules.ts'
import { judge } from './judge.rules.ts'
import type { Evidence } from './judge.rules.ts'
import { divideNotice } from './notice-text.rules.ts'
import { readOrigin } from './origin.rules.ts'
import type { Origin, OwnMarks } from './origin.rules.ts'
import { readProviderNotice } from './provider-notice.rules.ts'
import type { ProviderNotice } from './provider-notice.rules.ts'
import { isHardReason } from './reasons.rules.ts'
import type { BounceReason } from './reasons.rules.ts'
import { addressIn, firstField } from './returned-message.rules.ts'
import type { ReturnedMessage } from './returned-message.rules.ts'
import { codesIn } from './status-codes.rules.ts'
import { readStatusFromText, readStatusReport } from './status-report.rules.ts'
import type { RecipientStatus, StatusAction } from './status-report.rules.ts'

/** What one returned message says about one recipient. */
export interface Classification {
  /** Null when the message hides it (many complaints): then `token` or `originalMessageId` has to tell. */
  readonly recipient: string | null
  readonly reason: BounceReason
  /** The address will never work: trying again is of no use. */
  readonly isHard: boolean
  /** Only with reason `feedback`. */
  readonly feedbackType: FeedbackKind | null
  readonly action: StatusAction | null
  /** Enhanced status code d.d.d (RFC 3463), if any. */
  readonly status: string | null
  /** SMTP reply code, if any. */
  readonly replyCode: string | null
  /** The answer of the other side in its own words, at most 500 characters; to show as evidence, never to execute. */
  readonly diagnostic: string
  readonly originalMessageId: string | null
  /** Our own sign in the return address or in the original; the only proof that the message is about a letter of ours. */
  readonly token: string | null
}

/**
 * Reads what a message in the mailbox for returned mail means, per recipient. Empty for a letter from a person, which
 * somebody should read. Anybody can write to that mailbox: before acting on the outcome, check `token`.
 */
export function classify(message: ReturnedMessage, marks: OwnMarks): readonly Classification[] {
  const origin = readOrigin(message, marks)
  return classifyComplaint(message, origin) ?? classifyProvider(message, origin) ?? classifyReport(message, origin)
}

function classifyComplaint(message: ReturnedMessage, origin: Origin): readonly Classification[] | null {
  const complaint = readComplaint(message)
  if (complaint === null) return null
  const recipients = complaint.recipients.length > 0 ? complaint.recipients : [null]
  return recipients.map((recipient) => ({
    ...NO_FAILURE,
    ...origin,
    recipient,
    reason: 'feedback',
    feedbackType: complaint.kind,
    diagnostic: message.subject,
  }))
}

const NO_FAILURE = {
  isHard: false,
  feedbackType: null,
  action: null,
  status: null,
  replyCode: null,
} as const

function classifyProvider(message: ReturnedMessage, origin: Origin): readonly Classification[] | null {
  const notice = readProviderNotice(message.text)
  if (notice === null) return null
  const withId = { ...origin, originalMessageId: origin.originalMessageId ?? notice.messageId }
  if (notice.kind === 'bounce') return notice.recipients.map((bounced) => fromProviderBounce(bounced, notice, withId))
  return notice.recipients.map((recipient) => ({
    ...NO_FAILURE,
    ...withId,
    recipient: recipient.toLowerCase(),
    ...(notice.kind === 'complaint'
      ? { reason: 'feedback', feedbackType: notice.feedback, diagnostic: message.subject }
      : {
          reason: 'delivered',
          action: 'delivered',
          status: codesIn(notice.answer).enhanced,
          replyCode: codesIn(notice.answer).reply,
          diagnostic: notice.answer,
        }),
  }))
}

type ProviderBounceNotice = Extract<ProviderNotice, { kind: 'bounce' }>

function fromProviderBounce(
  bounced: ProviderBounceNotice['recipients'][number],
  notice: ProviderBounceNotice,
  origin: Origin,
): Classification {
  const evidence: Evidence = {
    recipient: bounced.recipient.toLowerCase(),
    answer: bounced.diagnostic.replace(/^\s*smtp\s*;\s*/i, ''),
    segment: '',
    statusField: bounced.status,
    statusComment: '',
    isLocalProgram: false,
    isDelayed: false,
    moment: null,
    hosts: bounced.recipient.toLowerCase(),
  }
  return toClassification(evidence, notice.isPermanent ? 'failed' : null, origin)
}

function classifyReport(message: ReturnedMessage, origin: Origin): readonly Classification[] {
  const statuses = statusesOf(message)
  if (statuses.length > 0) {
    const { notice } = divideNotice(message.text)
    return statuses.map((status) => {
      const evidence = evidenceFromStatus(status, statuses, notice, message)
      return isDone(status.action)
        ? fromDone(status, evidence, origin)
        : toClassification(evidence, status.action, origin)
    })
  }
  if (isFailureNotice(message)) return evidenceFromText(message).map((evidence) => fromText(evidence, origin))
  if (!isAutoReply(message)) return []
  const recipient = addressIn(firstField(message.headers, 'from') ?? '')
  return [{ ...NO_FAILURE, ...origin, recipient, reason: 'vacation', diagnostic: message.subject }]
}

/** The status fields of a message; those of a report inside it only when it has none, or it would count twice. */
function statusesOf(message: ReturnedMessage): readonly RecipientStatus[] {
  const reported = message.statusReports.flatMap(readStatusReport)
  const own = reported.length > 0 ? reported : readStatusFromText(message.text)
  const found = own.length > 0 || !isFailureNotice(message) ? own : message.embedded.flatMap(statusesOf)
  return [...found, ...message.joined.flatMap(statusesOf)]
}

function isDone(action: StatusAction | null): boolean {
  return action === 'delivered' || action === 'relayed' || action === 'expanded'
}

function fromDone(status: RecipientStatus, evidence: Evidence, origin: Origin): Classification {
  return {
    ...NO_FAILURE,
    ...origin,
    recipient: status.recipient,
    reason: 'delivered',
    action: status.action,
    status: status.status,
    replyCode: codesIn(evidence.answer).reply,
    diagnostic: status.diagnostic.slice(0, MAX_DIAGNOSTIC),
  }
}

const MAX_DIAGNOSTIC = 500

function fromText(evidence: Evidence, origin: Origin): Classification {
  return toClassification(evidence, evidence.isDelayed ? 'delayed' : null, origin)
}

/** What is kept as evidence: the answer, or in running text the part from the first reply code on. */
function toDiagnostic(evidence: Evidence): string {
  const words = evidence.answer || evidence.segment
  const from = evidence.answer === '' ? Math.max(0, words.search(/(?<![\d.])[45]\d\d[- ](?=\D|\d\.\d)/)) : 0
  return words.slice(from).replace(/\s+/g, ' ').trim().slice(0, MAX_DIAGNOSTIC)
}

function toClassification(evidence: Evidence, action: StatusAction | null, origin: Origin): Classification {
  const { reason, status, reply } = judge(evidence)
  const isTemporary = evidence.isDelayed || (status ?? reply ?? '5').startsWith('4')
  return {
    ...origin,
    recipient: evidence.recipient,
    reason,
    isHard: isHardReason(reason, isTemporary, action === 'failed'),
    feedbackType: null,
    action,
    status,
    replyCode: reply,
    diagnostic: toDiagnostic(evidence),
  }
}
