import { greenwichMomentOf } from '../dutch-moment.rules.ts'
import type { GivenObject, Understood } from '../given.rules.ts'
import { evidenceOfOwnDeed, filledCells, understandListMember, type SaidOnList } from '../list-member.rules.ts'
import { objectOf, textOf, type Json } from '../values.rules.ts'

/** Headers in which subscribers are told: their address, and the fields that every account has. */
export const PERSON_HEADERS = [
  { header: 'email', target: 'email' },
  { header: 'name', target: 'first_name' },
  { header: 'last_name', target: 'surname' },
  { header: 'phone', target: 'phone' },
  { header: 'company', target: 'organisation_name' },
  { header: 'z_i_p', target: 'postcode' },
  { header: 'city', target: 'place' },
  { header: 'country', target: 'country' },
] as const

/** What a subscriber in a group means. */
export function understandSubscriber(object: GivenObject): Understood {
  const said = objectOf(object.payload)
  const email = textOf(said['email'])
  const fields = Object.entries(objectOf(said['fields'])).map(([name, value]) => [name, textOf(value)] as const)
  return understandListMember(object, {
    objectType: 'subscriber',
    email,
    cells: filledCells([['email', email], ...fields]),
    said: saidBy(said, object.isGone === true),
    isReturned: textOf(said['status']) === 'bounced',
  })
}

const NOES: Readonly<Record<string, string>> = {
  unsubscribed: 'MailerLite: unsubscribed',
  junk: 'MailerLite: marked as spam',
}

/**
 * What the status says. Unsubscribed and a complaint are a no, and so is having been taken out of the group. Active is a yes, with what
 * MailerLite kept of it when people did it themselves. Unconfirmed says nothing yet; mail that came back nothing of what somebody wants.
 */
function saidBy(said: Json, isGone: boolean): SaidOnList {
  if (isGone) return { state: 'withdrawn', at: null, reason: 'MailerLite: removed' }
  const status = textOf(said['status'])
  const no = NOES[status]
  if (no !== undefined) return { state: 'withdrawn', at: greenwichMomentOf(said['unsubscribed_at']), reason: no }
  const at = greenwichMomentOf(said['opted_in_at']) ?? greenwichMomentOf(said['subscribed_at'])
  if (status !== 'active' || at === null) return null
  const ip = textOf(said['optin_ip']) || textOf(said['ip_address'])
  return { state: 'given', at, evidence: evidenceOfOwnDeed(ip, textOf(said['source'])) }
}
