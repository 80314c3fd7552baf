import { greenwichMomentOf } from '../dutch-moment.rules.ts'
import type { Cells, GivenConsent, GivenObject, ObjectKey, Understood } from '../given.rules.ts'
import { isOwnDeed } from '../own-deed.rules.ts'
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

/** What a subscriber in a group means; whoever is in two is two records, which matching brings together. */
export function understandSubscriber({ externalId, payload, isGone }: GivenObject): Understood {
  const said = objectOf(payload)
  const email = textOf(said['email'])
  const person = { objectType: 'subscriber', externalId }
  const consent = consentOf(said, { person, email, isGone: isGone === true })
  return {
    title: email || externalId,
    people: [{ ...person, cells: cellsOf(said, email) }],
    about: person,
    offerings: [],
    facts: [],
    consents: consent === null ? [] : [consent],
    returned: isGone !== true && textOf(said['status']) === 'bounced' && email !== '' ? [email] : [],
    wants: null,
  }
}

const cellsOf = (said: Json, email: string): Cells =>
  Object.fromEntries(
    [
      ['email', email] as const,
      ...Object.entries(objectOf(said['fields'])).map(([name, value]) => [name, textOf(value)] as const),
    ].filter(([, text]) => text !== ''),
  )

export const groupOf = (externalId: string): string => externalId.slice(0, externalId.indexOf('/'))

type About = { readonly person: ObjectKey; readonly email: string; readonly isGone: boolean }

const NOES: Readonly<Record<string, string>> = {
  unsubscribed: 'MailerLite: unsubscribed',
  junk: 'MailerLite: marked as spam',
}

/**
 * What the status says. Unsubscribed and a complaint are a no, and so is having been taken out of the group. Active is a yes, with what
 * MailerLite kept of it when people did it themselves. Unconfirmed says nothing yet; mail that came back nothing of what somebody wants.
 */
function consentOf(said: Json, { person, email, isGone }: About): GivenConsent | null {
  const base = { person, list: groupOf(person.externalId), contact: email === '' ? null : email }
  if (isGone) return { ...base, said: { state: 'withdrawn', at: null, reason: 'MailerLite: removed' } }
  const status = textOf(said['status'])
  const no = NOES[status]
  if (no !== undefined)
    return { ...base, said: { state: 'withdrawn', at: greenwichMomentOf(said['unsubscribed_at']), reason: no } }
  const at = greenwichMomentOf(said['opted_in_at']) ?? greenwichMomentOf(said['subscribed_at'])
  if (status !== 'active' || at === null) return null
  const [ip, method] = [textOf(said['optin_ip']) || textOf(said['ip_address']), textOf(said['source'])]
  return {
    ...base,
    said: { state: 'given', at, evidence: ip !== '' && isOwnDeed(method) ? { ip, method, text: null } : null },
  }
}
