import type { Cells, GivenPerson } from '../given.rules.ts'
import { filledCells } from '../list-member.rules.ts'
import { listOf, objectOf, textOf, type Json } from '../values.rules.ts'

/** Headers in which Eventbrite speaks about people; the connection says what each means, and of questions of their own too. */
export const PERSON_HEADERS = [
  { header: 'name', target: 'full_name' },
  { header: 'first_name', target: 'first_name' },
  { header: 'last_name', target: 'surname' },
  { header: 'email', target: 'email' },
  { header: 'cell_phone', target: 'phone' },
  { header: 'birth_date', target: 'birth_date' },
  { header: 'company', target: 'organisation_name' },
  { header: 'address', target: 'address_line' },
  { header: 'postal_code', target: 'postcode' },
  { header: 'city', target: 'place' },
  { header: 'country', target: 'country' },
] as const

/**
 * Who ordered. What visitors filled in is of the visitor; of whoever ordered it is when the address is the same. Somebody who orders again
 * with the same address is the same. Null: the order names nobody.
 */
export function buyerOf(order: Json, key: string): GivenPerson | null {
  const email = textOf(order['email'])
  const own = listOf(order['attendees']).find((attendee) => isSame(objectOf(attendee['profile']), email))
  const said = namesOf(order)
  const cells = filledCells([...Object.entries({ ...(own === undefined ? {} : cellsOfVisitor(own)), ...said, email })])
  if (email === '' && Object.keys(said).length === 0) return null
  return { objectType: 'buyer', externalId: email === '' ? key : email.toLowerCase(), cells }
}

const isSame = (profile: Json, email: string): boolean =>
  email !== '' && textOf(profile['email']).toLowerCase() === email.toLowerCase()

const namesOf = (said: Json): Cells => {
  const parts = filledCells([
    ['first_name', textOf(said['first_name'])],
    ['last_name', textOf(said['last_name'])],
  ])
  return Object.keys(parts).length > 0 ? parts : filledCells([['name', textOf(said['name'])]])
}

function cellsOfVisitor(attendee: Json): Cells {
  const profile = objectOf(attendee['profile'])
  const { home, bill } = objectOf(profile['addresses'])
  const address = objectOf(home ?? bill)
  const answers = listOf(attendee['answers']).map(({ question, answer }): readonly [string, string] => [
    `question ${textOf(question)}`.slice(0, 100),
    textOf(answer),
  ])
  return filledCells([
    ['cell_phone', textOf(profile['cell_phone'])],
    ['birth_date', textOf(profile['birth_date'])],
    ['company', textOf(profile['company'])],
    ['address', [textOf(address['address_1']), textOf(address['address_2'])].filter(Boolean).join(' ')],
    ['postal_code', textOf(address['postal_code'])],
    ['city', textOf(address['city'])],
    ['country', textOf(address['country'])],
    ...answers,
  ])
}
