import { fold } from '../../../../platform/pure/search-text.ts'
import type { Cells, GivenPerson } from '../given.rules.ts'
import { inDutch } from './pretix-texts.rules.ts'
import { isJson, listOf, objectOf, textOf, type Json } from '../values.rules.ts'

/** Headers in which pretix speaks about people; the connection says what each means. */
export const PERSON_HEADERS = [
  { header: 'name', target: 'full_name' },
  { header: 'given_name', target: 'first_name' },
  { header: 'family_name', target: 'surname' },
  { header: 'title', target: 'title' },
  { header: 'email', target: 'email' },
  { header: 'phone', target: 'phone' },
  { header: 'company', target: 'organisation_name' },
  { header: 'street', target: 'address_line' },
  { header: 'zipcode', target: 'postcode' },
  { header: 'city', target: 'place' },
  { header: 'country', target: 'country' },
  { header: 'locale', target: 'language' },
  { header: 'external_identifier', target: 'keep' },
] as const

/** "nl-informal" is how pretix says Dutch with "je". */
const languageOf = (locale: string): string => locale.slice(0, 2)

/**
 * The parts of a name. pretix keeps what the organiser asks for, by scheme; a tussenvoegsel stands in the family name. Parts that only
 * repeat the whole name say nothing more.
 */
function nameCells(name: unknown, parts: unknown): Cells {
  const { given_name: given, family_name: family, full_name: full, middle_name: middle, title } = objectOf(parts)
  const whole = textOf(full) || textOf(name)
  const first = [textOf(given), textOf(middle)].filter(Boolean).join(' ')
  return filled({ name: whole, given_name: first, family_name: textOf(family), title: textOf(title) })
}

const filled = (cells: Cells): Cells => Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== ''))

/** An account: the surest that pretix knows of somebody. After it was made anonymous nothing of it is left there. */
export function customerOf(customer: Json): GivenPerson {
  const isErased =
    textOf(customer['email']) === '' && textOf(customer['name']) === '' && textOf(customer['phone']) === ''
  return {
    objectType: 'customer',
    externalId: textOf(customer['identifier']),
    isErased,
    cells: filled({
      ...nameCells(customer['name'], customer['name_parts']),
      email: textOf(customer['email']),
      phone: textOf(customer['phone']),
      locale: languageOf(textOf(customer['locale'])),
      external_identifier: textOf(customer['external_identifier']),
    }),
  }
}

/**
 * Who ordered without an account: their e-mail, the invoice address, and what they answered. With one ticket, the visitor is who ordered
 * when nothing else says a name; a buyer is not a visitor otherwise. Null: the order names nobody.
 */
export function buyerOf(order: Json, key: string): GivenPerson | null {
  const invoice = objectOf(order['invoice_address'])
  const positions = listOf(order['positions'])
  const [only] = positions
  const invoiced = nameCells(invoice['name'], invoice['name_parts'])
  const visitor =
    only !== undefined && positions.length === 1 ? nameCells(only['attendee_name'], only['attendee_name_parts']) : {}
  const hasName = Object.keys(invoiced).length > 0 || textOf(invoice['company']) !== ''
  const cells = filled({
    ...(hasName ? invoiced : visitor),
    email: textOf(order['email']) || textOf(positions.length === 1 ? only?.['attendee_email'] : ''),
    phone: textOf(order['phone']),
    company: textOf(invoice['company']),
    street: textOf(invoice['street']),
    zipcode: textOf(invoice['zipcode']),
    city: textOf(invoice['city']),
    country: textOf(invoice['country']),
    ...answersOf(positions),
  })
  if (!isSomebody(cells)) return null
  const locale = languageOf(textOf(order['locale']))
  return { objectType: 'buyer', externalId: keyOfBuyer(cells, key), cells: filled({ ...cells, locale }) }
}

const isSomebody = (cells: Cells): boolean =>
  ['name', 'given_name', 'family_name', 'company', 'email', 'phone'].some((header) => (cells[header] ?? '') !== '')

/**
 * Somebody who orders again with the same address and the same name is the same for pretix, and so for us; a family that shares an address
 * is kept apart by name. Without an address every order stands by itself, and matching finds who it is.
 */
function keyOfBuyer(
  { email = '', name = '', given_name: given = '', family_name: family = '', company = '' }: Cells,
  key: string,
): string {
  if (email === '') return key
  const who = fold([name || `${given} ${family}`, company].join(' ')).trim()
  return who === '' ? email.toLowerCase() : `${email.toLowerCase()} ${who}`
}

/** What was asked beside the order, by the key that the organiser gave the question: one answer of all tickets, the first. */
function answersOf(positions: readonly Json[]): Cells {
  const answers: Record<string, string> = {}
  for (const { question_identifier: identifier, question, answer } of positions.flatMap((position) =>
    listOf(position['answers']),
  )) {
    const header = `question ${textOf(identifier) || textOf(question)}`
    answers[header] ??= textOf(answer)
  }
  return answers
}

/** What somebody bought, in words: of an event the name, else the number. */
export const nameOfEvent = (event: unknown, slug: string): string =>
  (isJson(event) ? inDutch(event['name']) : '') || slug
