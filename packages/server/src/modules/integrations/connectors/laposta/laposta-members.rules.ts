import type { Cells, GivenConsent, GivenObject, ObjectKey, Understood } from '../given.rules.ts'
import { objectOf, textOf, type Json } from '../values.rules.ts'
import { dutchMomentOf } from '../dutch-moment.rules.ts'

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

/**
 * What a member of a list means. Each is a record of its own, also when somebody is on two lists: addresses change, numbers do not, and
 * matching finds that they are the same.
 */
export function understandMember({ externalId, payload, isGone }: GivenObject): Understood {
  const member = objectOf(payload)
  const email = textOf(member['email'])
  const person = { objectType: 'member', externalId }
  const consent = consentOf(member, { person, email, isGone: isGone === true })
  return {
    title: email || externalId,
    people: [{ ...person, cells: cellsOf(member, email) }],
    about: person,
    offerings: [],
    facts: [],
    consents: consent === null ? [] : [consent],
    // "Cleaned": mail to it came back for good.
    returned: isGone !== true && textOf(member['state']) === 'cleaned' && email !== '' ? [email] : [],
    wants: null,
  }
}

function cellsOf(member: Json, email: string): Cells {
  const fields = Object.entries(objectOf(member['custom_fields'])).map(([name, value]): readonly [string, string] => [
    name.toLowerCase(),
    inText(value),
  ])
  const filled = [['email', email] as const, ...fields].filter(([, text]) => text !== '')
  return Object.fromEntries<string>(filled)
}

/** A field of several choices is a list of them. */
const inText = (value: unknown): string =>
  Array.isArray(value) ? value.map(textOf).filter(Boolean).join(', ') : textOf(value)

type About = { readonly person: ObjectKey; readonly email: string; readonly isGone: boolean }

/**
 * What the state of a member says. Unsubscribed is a no, and so is a member that was taken off the list: what is not certain is not
 * allowed. Active is a yes, with what Laposta kept of the sign-up; it keeps no words. Not confirmed yet says nothing, and mail that came
 * back says nothing about what somebody wants. Null: nothing was said.
 */
function consentOf(member: Json, { person, email, isGone }: About): GivenConsent | null {
  const base = { person, list: textOf(member['list_id']), contact: email === '' ? null : email }
  if (isGone) return { ...base, said: { state: 'withdrawn', at: null, reason: 'Laposta: deleted' } }
  const state = textOf(member['state'])
  if (state === 'unsubscribed')
    return {
      ...base,
      said: { state: 'withdrawn', at: dutchMomentOf(member['modified']), reason: 'Laposta: unsubscribed' },
    }
  const at = dutchMomentOf(member['signup_date'])
  if (state !== 'active' || at === null) return null
  const [ip, method] = [textOf(member['ip']), textOf(member['source_url'])]
  return {
    ...base,
    said: { state: 'given', at, evidence: ip === '' || method === '' ? null : { ip, method, text: null } },
  }
}
