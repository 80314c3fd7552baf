import { allFields, firstField, originalFields, readHeaderFields } from './returned-message.rules.ts'
import type { ReturnedMessage } from './returned-message.rules.ts'
import { divideNotice } from './notice-text.rules.ts'

/** How our own letters can be recognised when they come back. */
export interface OwnMarks {
  /** Field of our letters that carries the token, for complaints that return the letter but hide the addresses. */
  readonly headerName: string
  /**
   * The address of the mailbox. Letters are sent with a return address that has the token after a plus
   * (`retour+token@…`), so that any report carries it in the address it was sent to.
   */
  readonly mailboxAddress: string | null
}

export interface Origin {
  readonly originalMessageId: string | null
  readonly token: string | null
}

const TOKEN = /^[A-Za-z0-9_-]{6,200}$/
const RECEIVING_FIELDS = ['x-original-to', 'delivered-to', 'envelope-to', 'x-envelope-to', 'to']

/** Which letter of ours a report is about, as far as it tells. The token in the address it came to is the best proof. */
export function readOrigin(message: ReturnedMessage, marks: OwnMarks): Origin {
  const originals = [...originalFields(message), readHeaderFields(divideNotice(message.text).original)]
  const firstOf = (name: string) => originals.map((fields) => firstField(fields, name)).find((value) => value !== null)
  const inHeader = (firstOf(marks.headerName.toLowerCase()) ?? '').trim()
  return {
    originalMessageId: messageIdIn(firstOf('message-id') ?? firstField(message.headers, 'in-reply-to') ?? ''),
    token: tokenInAddress(message, marks) ?? (TOKEN.test(inHeader) ? inHeader : null),
  }
}

function messageIdIn(value: string): string | null {
  return /<?([^<>\s]{3,250}@[^<>\s]{1,250})>?/.exec(value)?.[1] ?? null
}

function tokenInAddress(message: ReturnedMessage, marks: OwnMarks): string | null {
  const [local, domain] = (marks.mailboxAddress ?? '').split('@')
  if (!local || !domain) return null
  for (const value of RECEIVING_FIELDS.flatMap((name) => allFields(message.headers, name))) {
    for (const address of value.match(/[^\s<>()",;:]{1,320}@[^\s<>()",;:]{1,255}/g) ?? []) {
      const at = address.lastIndexOf('@')
      const isOurs =
        address.slice(at + 1).toLowerCase() === domain.toLowerCase() &&
        address.slice(0, local.length + 1).toLowerCase() === `${local}+`.toLowerCase()
      const token = address.slice(local.length + 1, at)
      if (isOurs && TOKEN.test(token)) return token
    }
  }
  return null
}
