import type { Beside, Cells, GivenFact, GivenObject, ObjectKey, Understood } from '../given.rules.ts'
import { filledCells } from '../list-member.rules.ts'
import { listOf, objectOf, textOf, type Json } from '../values.rules.ts'

/** Headers in which borrowers of Koha are told; the connection says what each means, and of attributes of their own too. */
export const PATRON_HEADERS = [
  { header: 'cardnumber', target: 'card_number' },
  { header: 'title', target: 'title' },
  { header: 'initials', target: 'initials' },
  { header: 'firstname', target: 'first_name' },
  { header: 'preferred_name', target: 'call_name' },
  { header: 'middle_name', target: 'prefix' },
  { header: 'surname', target: 'surname' },
  { header: 'organisation', target: 'organisation_name' },
  { header: 'date_of_birth', target: 'birth_date' },
  { header: 'email', target: 'email' },
  { header: 'phone', target: 'phone' },
  { header: 'mobile', target: 'mobile' },
  { header: 'address_line', target: 'address_line' },
  { header: 'address', target: 'street' },
  { header: 'street_number', target: 'house_number' },
  { header: 'postal_code', target: 'postcode' },
  { header: 'city', target: 'place' },
  { header: 'country', target: 'country' },
  { header: 'lang', target: 'language' },
  { header: 'library', target: 'branch' },
  { header: 'category', target: 'keep' },
  { header: 'date_enrolled', target: 'role_from' },
  { header: 'expiry_date', target: 'role_until' },
] as const

/**
 * All that is kept of a borrower. Not what the staff wrote, what lets in, what is owed, nor the addresses of others; loans are never asked:
 * Koha tells them one by one, with the copy (library privacy: a title can tell somebody's health or belief).
 */
const KEPT = [
  'patron_id',
  'cardnumber',
  'title',
  'initials',
  'firstname',
  'preferred_name',
  'middle_name',
  'surname',
  'date_of_birth',
  'email',
  'phone',
  'mobile',
  'address',
  'street_number',
  'postal_code',
  'city',
  'country',
  'incorrect_address',
  'lang',
  'library_id',
  'category_id',
  'date_enrolled',
  'date_renewed',
  'expiry_date',
  'anonymized',
  'protected',
] as const

/** Of an attribute that a library thought of itself only what it is called and says. */
export function keptOf(patron: Json): Json {
  const attributes = listOf(patron['extended_attributes']).map(({ type, value }) => ({ type, value }))
  const kept = KEPT.filter((field) => field in patron).map((field): [string, unknown] => [field, patron[field]])
  return Object.fromEntries<unknown>(attributes.length === 0 ? kept : [...kept, ['extended_attributes', attributes]])
}

const wordKey = (objectType: string, id: unknown): ObjectKey => ({ objectType, externalId: textOf(id) })

/** What names the codes in a borrower. */
export function keysBesidePatron(payload: unknown): readonly ObjectKey[] {
  const patron = objectOf(payload)
  return [wordKey('library', patron['library_id']), wordKey('patron_category', patron['category_id'])].filter(
    ({ externalId }) => externalId !== '',
  )
}

/** Category of borrowers that only serves to count, and of organisations (Koha, `category_type`). */
const ONLY_COUNTS = 'X'
const ORGANISATION = 'I'

/**
 * A borrower: who it is and since when a member. Deleted or made nameless there: nameless here, and what was counted stays counted. What
 * only serves to count, and accounts of programs, are nobody.
 */
export function understandPatron({ externalId, payload, isGone }: GivenObject, beside: Beside): Understood {
  const person = { objectType: 'patron', externalId }
  const patron = objectOf(payload)
  const base = { title: textOf(patron['cardnumber']) || externalId, offerings: [], facts: [], wants: null }
  if (isGone === true || patron['anonymized'] === true)
    return { ...base, about: person, people: [{ ...person, cells: {}, isErased: true }], keepsFacts: true }
  const category = objectOf(beside(wordKey('patron_category', patron['category_id'])))
  if (patron['protected'] === true || category['category_type'] === ONLY_COUNTS)
    return { ...base, about: null, people: [] }
  return {
    ...base,
    about: person,
    people: [{ ...person, cells: cellsOf(patron, category, beside) }],
    facts: membershipOf(patron, category, externalId),
  }
}

function cellsOf(patron: Json, category: Json, beside: Beside): Cells {
  const text = (field: string): string => textOf(patron[field])
  const isOrganisation = category['category_type'] === ORGANISATION
  const library = textOf(objectOf(beside(wordKey('library', patron['library_id'])))['name']) || text('library_id')
  const same = ['cardnumber', 'title', 'initials', 'firstname', 'preferred_name', 'middle_name', 'date_of_birth']
  const reached = ['email', 'phone', 'mobile', 'lang', 'date_enrolled', 'expiry_date']
  const attributes = listOf(patron['extended_attributes']).map(({ type, value }): readonly [string, string] => [
    `attribute.${textOf(type)}`,
    textOf(value),
  ])
  return filledCells([
    ...[...same, ...reached].map((field) => [field, text(field)] as const),
    [isOrganisation ? 'organisation' : 'surname', text('surname')],
    ...addressOf(patron),
    ['library', library],
    ['category', nameOf(category, patron)],
    ...attributes,
  ])
}

/** An address that the library marked as wrong is no address. Without a number of its own, the number stands in the street. */
function addressOf(patron: Json): readonly (readonly [string, string])[] {
  if (patron['incorrect_address'] === true) return []
  const text = (field: string): readonly [string, string] => [field, textOf(patron[field])]
  const [street, number] = [text('address'), text('street_number')]
  const rest = [text('postal_code'), text('city'), text('country')]
  return number[1] === '' ? [['address_line', street[1]], ...rest] : [street, number, ...rest]
}

const nameOf = (category: Json, patron: Json): string => textOf(category['name']) || textOf(patron['category_id'])

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** From the day of enrolment until the day on which it ends; a last day before the first is a mistake there, and is none. */
function membershipOf(patron: Json, category: Json, externalId: string): readonly GivenFact[] {
  const [from, until] = [textOf(patron['date_enrolled']), textOf(patron['expiry_date'])]
  if (!DAY.test(from)) return []
  return [
    {
      key: `membership/${externalId}/${from}`,
      person: { objectType: 'patron', externalId },
      kind: 'membership',
      // A day there is a day here: noon is that day in every time zone of the country.
      occurredAt: new Date(`${from}T12:00:00Z`),
      until: DAY.test(until) && until >= from ? until : null,
      offering: null,
      quantity: 1,
      amountCents: 0,
      currency: 'EUR',
      orderKey: null,
      reversesKey: null,
      priceType: null,
      channel: null,
      detail: { subscription: nameOf(category, patron).slice(0, 100) },
    },
  ]
}

/** A library or a category: only names the code by which borrowers know it. */
export function understandWord({ externalId, payload }: GivenObject): Understood {
  const title = textOf(objectOf(payload)['name']) || externalId
  return { title, people: [], about: null, offerings: [], facts: [], wants: null }
}
