import { createHash } from 'node:crypto'
import { normaliseEmail } from '../../../platform/pure/dutch/email.ts'
import { parsePhone } from '../../../platform/pure/dutch/phone.ts'

export type ContactPoint = { readonly kind: 'email' | 'phone'; readonly contact: string }

/** An address or number as it is compared and kept; null when it is neither. */
export function readContactPoint(text: string, kind?: ContactPoint['kind']): ContactPoint | null {
  const email = kind === 'phone' ? undefined : normaliseEmail(text)
  if (email !== undefined) return { kind: 'email', contact: email }
  const phone = kind === 'email' ? undefined : parsePhone(text)
  return phone?.isValid ? { kind: 'phone', contact: phone.number } : null
}

/** By which an address is recognised that may not be kept itself. Of one organisation: the same address elsewhere gives another. */
export function hashOfContact(tenantId: string, { kind, contact }: ContactPoint): string {
  return createHash('sha256').update(`${tenantId} ${kind} ${contact}`).digest('hex')
}
