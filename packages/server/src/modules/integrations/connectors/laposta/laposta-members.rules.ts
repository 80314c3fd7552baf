import type { GivenObject, Understood } from '../given.rules.ts'
import { filledCells, understandListMember, type SaidOnList } from '../list-member.rules.ts'
import { objectOf, textOf, type Json } from '../values.rules.ts'
import { lapostaMomentOf } from './laposta-values.rules.ts'

/** Headers in which members are told: their address, and the usual names of fields. The connection says what each means. */
export const PERSON_HEADERS = [
  { header: 'email', target: 'email' },
  { header: 'naam', target: 'full_name' },
  { header: 'voornaam', target: 'first_name' },
  { header: 'tussenvoegsel', target: 'prefix' },
  { header: 'achternaam', target: 'surname' },
  { header: 'geboortedatum', target: 'birth_date' },
  { header: 'telefoon', target: 'phone' },
  { header: 'bedrijf', target: 'organisation_name' },
  { header: 'adres', target: 'address_line' },
  { header: 'postcode', target: 'postcode' },
  { header: 'woonplaats', target: 'place' },
  { header: 'land', target: 'country' },
] as const

/** What a member of a list means. "Cleaned": mail to it came back for good. */
export function understandMember(object: GivenObject): Understood {
  const member = objectOf(object.payload)
  const email = textOf(member['email'])
  const fields = Object.entries(objectOf(member['custom_fields'])).map(
    ([name, value]) => [name.toLowerCase(), inText(value)] as const,
  )
  return understandListMember(object, {
    objectType: 'member',
    email,
    cells: filledCells([['email', email], ...fields]),
    said: saidBy(member, object.isGone === true),
    isReturned: textOf(member['state']) === 'cleaned',
  })
}

/** A field of several choices is a list of them. */
const inText = (value: unknown): string =>
  Array.isArray(value) ? value.map(textOf).filter(Boolean).join(', ') : textOf(value)

/**
 * What the state of a member says. Unsubscribed is a no, and so is a member that was taken off the list: what is not certain is not
 * allowed. Active is a yes, since it was confirmed where that was asked, with what Laposta kept of the sign-up; it keeps no words. Not confirmed yet says nothing, and mail that came
 * back says nothing about what somebody wants.
 */
function saidBy(member: Json, isGone: boolean): SaidOnList {
  if (isGone) return { state: 'withdrawn', at: null, reason: 'Laposta: deleted' }
  const state = textOf(member['state'])
  if (state === 'unsubscribed')
    return { state: 'withdrawn', at: lapostaMomentOf(member, 'modified'), reason: 'Laposta: unsubscribed' }
  const moments = [lapostaMomentOf(member, 'signup_date'), lapostaMomentOf(member, 'confirm_date')].filter(
    (at) => at !== null,
  )
  const at = moments.toSorted((one, other) => other.getTime() - one.getTime())[0]
  if (state !== 'active' || at === undefined) return null
  const [ip, method] = [textOf(member['ip']), textOf(member['source_url'])]
  return { state: 'given', at, evidence: ip === '' || method === '' ? null : { ip, method, text: null } }
}
