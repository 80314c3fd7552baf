import { addressIn, allFields, firstField, readHeaderFields } from './returned-message.rules.ts'
import type { ReturnedMessage } from './returned-message.rules.ts'

/** RFC 5965 and its register: what kind of complaint. `dmarc` and `virus` and future kinds arrive as `other`. */
export type FeedbackKind = 'abuse' | 'fraud' | 'auth-failure' | 'opt-out' | 'not-spam' | 'virus' | 'other'

export interface Complaint {
  readonly kind: FeedbackKind
  /** Empty when the provider hides who complained; then only our own token in the original can tell. */
  readonly recipients: readonly string[]
}

const KINDS: readonly FeedbackKind[] = ['abuse', 'fraud', 'auth-failure', 'opt-out', 'not-spam', 'virus']

export function toFeedbackKind(value: string): FeedbackKind {
  const word = value.trim().toLowerCase()
  // RFC 6430 and the first drafts: "opt-out-list" is what some providers still call it.
  if (word.startsWith('opt-out') || word === 'optout' || word === 'unsubscribe') return 'opt-out'
  return KINDS.find((kind) => kind === word) ?? (word === 'complaint' || word === 'spam' ? 'abuse' : 'other')
}

/** The complaint of a feedback loop, in the standard form or in that of Microsoft, which came before the standard. */
export function readComplaint(message: ReturnedMessage): Complaint | null {
  const report = message.feedbackReports[0]
  if (report !== undefined) {
    const fields = readHeaderFields(report)
    const recipients = [...allFields(fields, 'original-rcpt-to'), ...allFields(fields, 'removal-recipient')]
    return { kind: toFeedbackKind(firstField(fields, 'feedback-type') ?? 'other'), recipients: addressesOf(recipients) }
  }
  return readJunkReport(message)
}

/** Microsoft's Junk Mail Reporting: no report part, only this subject and the letter with two fields of their own. */
function readJunkReport(message: ReturnedMessage): Complaint | null {
  if (!/^complaint about message from \S+$/i.test(message.subject.trim()) || message.originals.length === 0) return null
  const original = readHeaderFields(message.originals[0] ?? '')
  const recipients = [
    ...allFields(original, 'x-hmxmroriginalrecipient'),
    ...allFields(original, 'x-original-recipient'),
  ]
  return { kind: 'abuse', recipients: addressesOf(recipients) }
}

function addressesOf(values: readonly string[]): readonly string[] {
  const found = values.flatMap((value) => addressIn(value) ?? [])
  return [...new Set(found)]
}
