import type {
  Beside,
  Cells,
  GivenConsent,
  GivenEvidence,
  GivenObject,
  ObjectKey,
  Settings,
  Understood,
} from '../given.rules.ts'
import { listOf, objectOf, textOf, type Json } from '../values.rules.ts'
import { momentIn } from './ticketmatic-moment.rules.ts'

/** Headers in which Ticketmatic speaks about people; the connection says what each means. */
export const CONTACT_HEADERS = [
  { header: 'title', target: 'title' },
  { header: 'firstname', target: 'first_name' },
  { header: 'middlename', target: 'prefix' },
  { header: 'lastname', target: 'surname' },
  { header: 'company', target: 'organisation_name' },
  { header: 'organizationfunction', target: 'keep' },
  { header: 'email', target: 'email' },
  { header: 'phone', target: 'phone' },
  { header: 'mobile', target: 'mobile' },
  { header: 'address', target: 'address_line' },
  { header: 'street', target: 'street' },
  { header: 'number', target: 'house_number' },
  { header: 'addition', target: 'house_number_addition' },
  { header: 'zip', target: 'postcode' },
  { header: 'city', target: 'place' },
  { header: 'country', target: 'country' },
  { header: 'birthdate', target: 'birth_date' },
  { header: 'language', target: 'language' },
  { header: 'relationtypes', target: 'keep' },
] as const

const OPTED_IN = '7602'
const OPTED_OUT = '7603'

export const contactKey = (id: unknown): ObjectKey => ({ objectType: 'contact', externalId: textOf(id) })
const titleKey = (contact: Json): ObjectKey => ({
  objectType: 'contact_title',
  externalId: textOf(contact['customertitleid']),
})
const relationTypeKeys = (contact: Json): readonly ObjectKey[] =>
  (Array.isArray(contact['relationtypes']) ? contact['relationtypes'] : [])
    .map((id: unknown) => ({ objectType: 'relation_type', externalId: textOf(id) }))
    .filter(({ externalId }) => externalId !== '')
const optInKey = (said: Json): ObjectKey => ({ objectType: 'opt_in', externalId: textOf(said['optinid']) })

/** What names the numbers in a contact. */
export function keysBesideContact(payload: unknown): readonly ObjectKey[] {
  const contact = objectOf(payload)
  const keys = [titleKey(contact), ...relationTypeKeys(contact), ...listOf(contact['optins']).map(optInKey)]
  return keys.filter(({ externalId }) => externalId !== '')
}

/** Removed there: it stands in lists only when what is archived is asked for too. */
export const isRemoved = (contact: Json): boolean =>
  contact['isdeleted'] === true || textOf(contact['status']).toLowerCase() === 'deleted'

/** Who it is and what they said of each opt-in. Removed there: nameless here, and what was bought stays bought. */
export function understandContact(
  { externalId, payload, isGone }: GivenObject,
  settings: Settings,
  beside: Beside,
): Understood {
  const person = contactKey(externalId)
  const base = { about: person, offerings: [], facts: [], wants: null }
  if (isGone === true)
    return { ...base, title: externalId, people: [{ ...person, cells: {}, isErased: true }], keepsFacts: true }
  const contact = objectOf(payload)
  const email = textOf(contact['email'])
  return {
    ...base,
    title: nameOf(contact) || email || externalId,
    people: [{ ...person, cells: cellsOf(contact, beside) }],
    consents: listOf(contact['optins']).flatMap(
      (said) => consentOf(said, { person, email, settings, definition: objectOf(beside(optInKey(said))) }) ?? [],
    ),
  }
}

const nameOf = ({ firstname, middlename, lastname, company }: Json): string =>
  [firstname, middlename, lastname].map(textOf).filter(Boolean).join(' ') || textOf(company)

function cellsOf(contact: Json, beside: Beside): Cells {
  const cells = {
    ...ownCells(contact),
    title: textOf(objectOf(beside(titleKey(contact)))['name']),
    firstname: textOf(contact['firstname']),
    middlename: textOf(contact['middlename']),
    lastname: textOf(contact['lastname']),
    company: textOf(contact['company']),
    organizationfunction: textOf(contact['organizationfunction']),
    email: textOf(contact['email']),
    birthdate: textOf(contact['birthdate']).slice(0, 10),
    language: textOf(contact['languagecode']).toLowerCase(),
    ...phoneCells(listOf(contact['phonenumbers'])),
    ...addressCells(listOf(contact['addresses'])),
    relationtypes: relationTypeKeys(contact)
      .map((key) => textOf(objectOf(beside(key))['name']) || key.externalId)
      .join(', '),
  }
  return Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== ''))
}

/** Fields that the organisation made there begin with "c_"; what each means somebody can say. */
const ownCells = (contact: Json): Cells =>
  Object.fromEntries(
    Object.entries(contact)
      .filter(([key]) => key.startsWith('c_'))
      .map(([key, value]) => [key, inText(value)]),
  )
const inText = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(', ')
  return typeof value === 'boolean' ? (value ? 'ja' : 'nee') : textOf(value)
}

const MOBILE = /^(?:\+31|0031|0)\s*\(?0?\)?[\s-]*6/

function phoneCells(numbers: readonly Json[]): Cells {
  const texts = numbers.map(({ number }) => textOf(number)).filter(Boolean)
  const mobile = texts.find((text) => MOBILE.test(text)) ?? ''
  return { mobile, phone: texts.find((text) => text !== mobile) ?? '' }
}

/** The first that says where. Some accounts write the whole line in the field for the street. */
function addressCells(addresses: readonly Json[]): Cells {
  const address = addresses.find(({ zip, city }) => textOf(zip) !== '' || textOf(city) !== '') ?? addresses[0]
  if (address === undefined) return {}
  const [street, number] = [textOf(address['street1']), textOf(address['street2'])]
  return {
    ...(number === '' ? { address: street } : { street, number, addition: textOf(address['street3']) }),
    zip: textOf(address['zip']),
    city: textOf(address['city']),
    country: textOf(address['countrycode']),
  }
}

type About = {
  readonly person: ObjectKey
  readonly email: string
  readonly settings: Settings
  readonly definition: Json
}

/** What somebody said of an opt-in, since when, and by what; unknown says nothing. The words are those of the opt-in as it is now. */
function consentOf(said: Json, { person, email, settings, definition }: About): GivenConsent | null {
  const status = textOf(said['status'])
  const at = momentIn(settings, said['lastupdatets']) ?? momentIn(settings, said['createdts'])
  const base = { person, list: textOf(said['optinid']), contact: email === '' ? null : email }
  if (status === OPTED_OUT) return { ...base, said: { state: 'withdrawn', at, reason: 'Ticketmatic: opt-out' } }
  if (status !== OPTED_IN || at === null) return null
  return { ...base, said: { state: 'given', at, evidence: evidenceOf(objectOf(said['info']), definition) } }
}

function evidenceOf(info: Json, definition: Json): GivenEvidence | null {
  const [ip, method] = [textOf(info['ip']), textOf(info['method'])]
  if (ip === '' || method === '') return null
  return { ip, method, text: textOf(definition['yescaption']) || textOf(definition['caption']) || null }
}
