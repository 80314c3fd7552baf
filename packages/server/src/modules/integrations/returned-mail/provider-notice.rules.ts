import { toFeedbackKind } from './complaint.rules.ts'
import type { FeedbackKind } from './complaint.rules.ts'

export type ProviderNotice =
  | {
      readonly kind: 'complaint'
      readonly feedback: FeedbackKind
      readonly recipients: readonly string[]
      readonly messageId: string | null
    }
  | {
      readonly kind: 'delivery'
      readonly recipients: readonly string[]
      readonly answer: string
      readonly messageId: string | null
    }
  | {
      readonly kind: 'bounce'
      readonly recipients: readonly ProviderBounce[]
      readonly isPermanent: boolean
      readonly messageId: string | null
    }

export interface ProviderBounce {
  readonly recipient: string
  readonly status: string | null
  readonly diagnostic: string
}

const MAX_RECIPIENTS = 200

/** Amazon SES reports by mail as JSON when its notification topic is sent to an address. Null when it is not that. */
export function readProviderNotice(text: string): ProviderNotice | null {
  const start = text.indexOf('{"notificationType"')
  if (start < 0 || start > 2000) return null
  const notice = parseLoosely(text.slice(start))
  const messageId = textAt(recordAt(recordAt(notice, 'mail'), 'commonHeaders'), 'messageId')
  const kind = textAt(notice, 'notificationType')
  if (kind === 'Bounce') return readBounce(recordAt(notice, 'bounce'), messageId)
  if (kind === 'Complaint') return readComplaintNotice(recordAt(notice, 'complaint'), messageId)
  return kind === 'Delivery' ? readDelivery(recordAt(notice, 'delivery'), messageId) : null
}

function readDelivery(delivery: Loose, messageId: string | null): ProviderNotice {
  const recipients = listAt(delivery, 'recipients').filter((item) => typeof item === 'string')
  return { kind: 'delivery', recipients, answer: textAt(delivery, 'smtpResponse') ?? '', messageId }
}

function readBounce(bounce: Loose, messageId: string | null): ProviderNotice {
  const recipients = listAt(bounce, 'bouncedRecipients').flatMap((item): readonly ProviderBounce[] => {
    const entry = asRecord(item)
    const recipient = textAt(entry, 'emailAddress')
    if (recipient === null) return []
    return [{ recipient, status: textAt(entry, 'status'), diagnostic: textAt(entry, 'diagnosticCode') ?? '' }]
  })
  return { kind: 'bounce', recipients, isPermanent: textAt(bounce, 'bounceType') === 'Permanent', messageId }
}

function readComplaintNotice(complaint: Loose, messageId: string | null): ProviderNotice {
  const recipients = listAt(complaint, 'complainedRecipients').flatMap(
    (item) => textAt(asRecord(item), 'emailAddress') ?? [],
  )
  // Without a type the provider only knows that somebody pressed "junk".
  const feedback = toFeedbackKind(textAt(complaint, 'complaintFeedbackType') ?? 'abuse')
  return { kind: 'complaint', feedback, recipients, messageId }
}

type Loose = Readonly<Record<string, unknown>>

/** Mail folds the long line of JSON anywhere, and puts a footer below it. */
function parseLoosely(text: string): Loose {
  const end = text.search(/\r?\n--\r?\n/)
  const line = (end < 0 ? text : text.slice(0, end)).replace(/\r?\n ?/g, '')
  try {
    return asRecord(JSON.parse(line.slice(0, line.lastIndexOf('}') + 1)))
  } catch {
    // Cut off or damaged: then it is read as any other notice.
    return {}
  }
}

function asRecord(value: unknown): Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {}
}

function recordAt(record: Loose, name: string): Loose {
  return Object.hasOwn(record, name) ? asRecord(record[name]) : {}
}

function listAt(record: Loose, name: string): readonly unknown[] {
  const value = Object.hasOwn(record, name) ? record[name] : undefined
  return Array.isArray(value) ? (value as readonly unknown[]).slice(0, MAX_RECIPIENTS) : []
}

function textAt(record: Loose, name: string): string | null {
  const value = Object.hasOwn(record, name) ? record[name] : undefined
  return typeof value === 'string' ? value.slice(0, 4000) : null
}
