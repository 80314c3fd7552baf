import type { Cells } from '../given.rules.ts'
import { isJson, textOf, type Json } from '../values.rules.ts'
import { isoDay } from './wise-days.rules.ts'

/** Headers in which Wise speaks about people; the connection says what each means, and of fields that are not here too. */
export const PATRON_HEADERS = [
  { header: 'full_name', target: 'full_name' },
  { header: 'title', target: 'title' },
  { header: 'initials', target: 'initials' },
  { header: 'first_name', target: 'first_name' },
  { header: 'call_name', target: 'call_name' },
  { header: 'prefix', target: 'prefix' },
  { header: 'surname', target: 'surname' },
  { header: 'birth_date', target: 'birth_date' },
  { header: 'email', target: 'email' },
  { header: 'phone', target: 'phone' },
  { header: 'mobile', target: 'mobile' },
  { header: 'address_line', target: 'address_line' },
  { header: 'street', target: 'street' },
  { header: 'house_number', target: 'house_number' },
  { header: 'house_number_addition', target: 'house_number_addition' },
  { header: 'postcode', target: 'postcode' },
  { header: 'place', target: 'place' },
  { header: 'country', target: 'country' },
  { header: 'language', target: 'language' },
  { header: 'card_number', target: 'card_number' },
  { header: 'branch', target: 'branch' },
  { header: 'membership_kind', target: 'keep' },
  { header: 'membership_from', target: 'role_from' },
  { header: 'membership_until', target: 'role_until' },
] as const

type Header = (typeof PATRON_HEADERS)[number]['header']

/** By header, the last part of the names of its field, as OCLC and its Dutch customers write them; without capitals and signs. */
const NAMES: Readonly<Partial<Record<Header, string>>> = {
  full_name: 'name fullname displayname naam volledigenaam',
  title: 'title salutation aanhef titel',
  initials: 'initials voorletters',
  first_name: 'firstname givenname firstnames voornaam voornamen',
  call_name: 'callname nickname roepnaam preferredname',
  prefix: 'middlename prefix nameprefix tussenvoegsel voorvoegsel infix',
  surname: 'lastname surname familyname achternaam familienaam',
  birth_date: 'birthdate dateofbirth birthday geboortedatum',
  email: 'email emailaddress mail emailadres emails emailaddresses',
  phone: 'phone telephone phonenumber telephonenumber telefoon telefoonnummer phones phonenumbers',
  mobile: 'mobile mobilephone mobilenumber cellphone mobiel',
  address_line: 'address addressline addressline1 adres',
  street: 'street streetname straat straatnaam',
  house_number: 'housenumber streetnumber huisnummer',
  house_number_addition: 'housenumberaddition addition housenumbersuffix toevoeging huisnummertoevoeging',
  postcode: 'postcode postalcode zipcode zip',
  place: 'city place town residence plaats woonplaats',
  country: 'country countrycode land',
  language: 'language languagecode taal',
  card_number: 'cardnumber cardno librarycard librarycardnumber pasnummer barcode',
  branch: 'branchid branch branchname homebranch vestiging',
}

const HEADER_OF = new Map<string, Header>(
  Object.entries(NAMES).flatMap(([header, names]) => names.split(' ').map((name) => [name, header as Header] as const)),
)

/** About the account or taken elsewhere: no columns about somebody. */
const ELSEWHERE = /^(?:loancounts|leftout|subscriptions?|abonnement(?:en)?|memberships?|roles?)$/

const plain = (key: string): string => key.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

/**
 * Texts by header: fields that are known under the header of their meaning, the first that says something; others under their own path, so
 * that somebody can say what they mean. Dates as 2026-03-01.
 */
export function cellsOf(kept: Json): Cells {
  const cells: Record<string, string> = {}
  for (const { path, text } of leavesOf(kept, [])) {
    const header = HEADER_OF.get(nameOf(path)) ?? path.join('.')
    if (text !== '') cells[header] ??= header === 'birth_date' ? (isoDay(text) ?? text) : text
  }
  return cells
}

/** Says nothing by itself: of `phones.number` the phone is what counts. */
const SAYS_NOTHING = new Set(['number', 'value', 'nummer', 'waarde'])

function nameOf(path: readonly string[]): string {
  const last = plain(path.at(-1) ?? '')
  return SAYS_NOTHING.has(last) ? plain(path.at(-2) ?? '') : last
}

type Leaf = { readonly path: readonly string[]; readonly text: string }

/** Of a list the first is who it is about or where they live: the others are theirs too, and nothing says which is better. */
function leavesOf(object: Json, path: readonly string[]): readonly Leaf[] {
  return Object.entries(object).flatMap(([key, value]): readonly Leaf[] => {
    if (ELSEWHERE.test(plain(key))) return []
    const below = [...path, key]
    const said: unknown = Array.isArray(value) ? value[0] : value
    return isJson(said) ? leavesOf(said, below) : [{ path: below, text: textOf(said) }]
  })
}
