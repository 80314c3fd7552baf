import type { Cells, GivenObject, Understood } from '../given.rules.ts'
import { evidenceOfOwnDeed, filledCells, understandListMember, type SaidOnList } from '../list-member.rules.ts'
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

/** What a member of an audience means. "Cleaned": mail to it came back for good. */
export function understandMember(object: GivenObject): Understood {
  const member = objectOf(object.payload)
  const email = textOf(member['email_address'])
  return understandListMember(object, {
    objectType: 'member',
    email,
    cells: cellsOf(member, email),
    said: saidBy(member, object.isGone === true),
    isReturned: textOf(member['status']) === 'cleaned',
  })
}

function cellsOf(member: Json, email: string): Cells {
  const fields = Object.entries(objectOf(member['merge_fields'])).flatMap(([name, value]) =>
    fieldCells(name.toLowerCase(), value),
  )
  const tags = listOf(member['tags']).map(({ name }) => textOf(name))
  return filledCells([
    ['email', email],
    ...fields,
    ['language', textOf(member['language']).slice(0, 2)],
    ['tags', tags.filter(Boolean).join(', ')],
  ])
}

/** An address is one field there with parts of its own. */
function fieldCells(name: string, value: unknown): readonly (readonly [string, string])[] {
  if (!isJson(value)) return [[name, textOf(value)]]
  const line = [textOf(value['addr1']), textOf(value['addr2'])].filter(Boolean).join(' ')
  const parts = ['zip', 'city', 'country'].map((part) => [`${name} ${part}`, textOf(value[part])] as const)
  return [[name, line], ...parts]
}

/**
 * What the state of a member says. Unsubscribed is a no, and so is having been taken off. Subscribed is a yes, with what Mailchimp kept of it
 * when people did it themselves: of an import it keeps the address of whoever imported, which shows nothing. Pending says nothing yet.
 */
function saidBy(member: Json, isGone: boolean): SaidOnList {
  if (isGone) return { state: 'withdrawn', at: null, reason: 'Mailchimp: archived' }
  const status = textOf(member['status'])
  if (status === 'unsubscribed')
    return { state: 'withdrawn', at: momentOf(member['last_changed']), reason: 'Mailchimp: unsubscribed' }
  const at = momentOf(member['timestamp_opt']) ?? momentOf(member['timestamp_signup'])
  if (status !== 'subscribed' || at === null) return null
  const ip = textOf(member['ip_signup']) || textOf(member['ip_opt'])
  return { state: 'given', at, evidence: evidenceOfOwnDeed(ip, textOf(member['source'])) }
}
