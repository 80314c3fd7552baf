import type { Cells, GivenConsent, GivenObject, ObjectKey, Understood } from '../given.rules.ts'
import { isOwnDeed } from '../own-deed.rules.ts'
import { isJson, listOf, momentOf, objectOf, textOf, type Json } from '../values.rules.ts'

/** Headers in which members are told: their address, and the merge fields that every audience has or often has. */
export const PERSON_HEADERS = [
  { header: 'email', target: 'email' },
  { header: 'fname', target: 'first_name' },
  { header: 'lname', target: 'surname' },
  { header: 'phone', target: 'phone' },
  { header: 'company', target: 'organisation_name' },
  { header: 'address', target: 'address_line' },
  { header: 'address zip', target: 'postcode' },
  { header: 'address city', target: 'place' },
  { header: 'address country', target: 'country' },
  { header: 'language', target: 'language' },
  { header: 'tags', target: 'keep' },
] as const

/** Removed from the audience; Mailchimp keeps it, and shows it only to who asks for it. */
export const isArchived = (member: Json): boolean => textOf(member['status']) === 'archived'

/** What a member of an audience means; whoever is in two is two records, which matching brings together. */
export function understandMember({ externalId, payload, isGone }: GivenObject): Understood {
  const member = objectOf(payload)
  const email = textOf(member['email_address'])
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
    returned: isGone !== true && textOf(member['status']) === 'cleaned' && email !== '' ? [email] : [],
    wants: null,
  }
}

function cellsOf(member: Json, email: string): Cells {
  const fields = Object.entries(objectOf(member['merge_fields'])).flatMap(([name, value]) =>
    fieldCells(name.toLowerCase(), value),
  )
  const tags = listOf(member['tags']).map(({ name }) => textOf(name))
  const cells = [
    ['email', email],
    ...fields,
    ['language', textOf(member['language']).slice(0, 2)],
    ['tags', tags.filter(Boolean).join(', ')],
  ] as const
  return Object.fromEntries(cells.filter(([, text]) => text !== ''))
}

/** An address is one field there with parts of its own. */
function fieldCells(name: string, value: unknown): readonly (readonly [string, string])[] {
  if (!isJson(value)) return [[name, textOf(value)]]
  const line = [textOf(value['addr1']), textOf(value['addr2'])].filter(Boolean).join(' ')
  const parts = ['zip', 'city', 'country'].map((part) => [`${name} ${part}`, textOf(value[part])] as const)
  return [[name, line], ...parts]
}

type About = { readonly person: ObjectKey; readonly email: string; readonly isGone: boolean }

/**
 * What the state of a member says. Unsubscribed is a no, and so is having been taken off. Subscribed is a yes, with what Mailchimp kept of it
 * when people did it themselves: of an import it keeps the address of whoever imported, which shows nothing. Pending says nothing yet.
 */
function consentOf(member: Json, { person, email, isGone }: About): GivenConsent | null {
  const base = { person, list: listOfMember(person.externalId), contact: email === '' ? null : email }
  if (isGone) return { ...base, said: { state: 'withdrawn', at: null, reason: 'Mailchimp: archived' } }
  const status = textOf(member['status'])
  if (status === 'unsubscribed') {
    const at = momentOf(member['last_changed'])
    return { ...base, said: { state: 'withdrawn', at, reason: 'Mailchimp: unsubscribed' } }
  }
  const at = momentOf(member['timestamp_opt']) ?? momentOf(member['timestamp_signup'])
  if (status !== 'subscribed' || at === null) return null
  const ip = textOf(member['ip_signup']) || textOf(member['ip_opt'])
  const method = textOf(member['source'])
  const evidence = ip !== '' && isOwnDeed(method) ? { ip, method, text: null } : null
  return { ...base, said: { state: 'given', at, evidence } }
}

export const listOfMember = (externalId: string): string => externalId.slice(0, externalId.indexOf('/'))
