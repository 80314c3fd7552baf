import { dutchDay } from '../src/app/demo/calendar.ts'
import type { Home } from '../src/app/demo/homes.ts'
import type { Random } from '../src/app/demo/random.ts'
import { fullSurname, type Surname } from '../src/app/demo/surnames.ts'
import type { Citizen } from './identity-citizens.ts'

export const LIST_NAMES = ['leden', 'kassa', 'nieuwsbrief', 'vrienden'] as const
export type ListName = (typeof LIST_NAMES)[number]

/** Headers and separators as four systems have them. */
export const LISTS: Readonly<Record<ListName, { readonly prefix: string; readonly header: string }>> = {
  leden: {
    prefix: 'L',
    header:
      '\uFEFFPasnummer;Naam;Roepnaam;M/V;Geboortedatum;Adres;Postcode;Woonplaats;Telefoon;Mobiel;E-mail;Categorie\r\n',
  },
  kassa: {
    prefix: 'K',
    header:
      'Klantnr,Aanhef,Voornaam,Tussenvoegsel,Achternaam,E-mailadres,Telefoon,Straat,Huisnr,Toev,Postcode,Plaats,Account\n',
  },
  nieuwsbrief: { prefix: 'N', header: 'email,naam,postcode,abonneenummer\n' },
  vrienden: {
    prefix: 'V',
    header: '\uFEFFRelatienr;Voorl.;Tussenv.;Achternaam;Geb. datum;Adresregel;Postcode;Plaats;Tel;E-mail;Soort\r\n',
  },
}

export type ListRow = {
  readonly id: string
  readonly list: ListName
  readonly line: string
  /** What this row tells about who it is; rows of one person that share none of it cannot be recognised as one. */
  readonly evidence: readonly string[]
}

type Desk = { readonly random: Random; readonly numbering: (list: ListName) => string }

/** Who is on which list, by age; and how many stand on one twice, because they did not log in or lost a pass. */
const SHARE = {
  leden: (age: number) => (age < 18 ? 0.62 : 0.36),
  kassa: (age: number) => (age < 16 ? 0.03 : 0.44),
  nieuwsbrief: (age: number) => (age < 18 ? 0 : 0.3),
  vrienden: (age: number) => (age < 40 ? 0.01 : 0.07),
} as const
const TWICE = { leden: 0.012, kassa: 0, nieuwsbrief: 0.01, vrienden: 0.01 } as const
const ORDERS_AS_GUEST = 0.16
/** How often a list does not know what could be known. */
const MISSING = {
  leden: { email: 0.34, mobile: 0.45, landline: 0.3, birth: 0.02, home: 0 },
  kassa: { email: 0.02, mobile: 0.3, landline: 1, birth: 1, home: 0.04 },
  guest: { email: 0, mobile: 0.6, landline: 1, birth: 1, home: 0.55 },
  nieuwsbrief: { email: 0, mobile: 1, landline: 1, birth: 1, home: 0.6 },
  vrienden: { email: 0.4, mobile: 0.5, landline: 0.4, birth: 0.75, home: 0.01 },
} as const
const SLIP = { surname: 0.025, first: 0.012, email: 0.008, birth: 0.006, shouted: 0.02, whispered: 0.015 } as const
const UNKNOWN_BIRTH = { share: 0.003, day: '1900-01-01' } as const

/** What one list knows of one person. Empty text is unknown. */
type View = {
  readonly initials: string
  readonly first: string
  readonly surname: Surname
  readonly birth: string
  readonly home: Home | undefined
  readonly email: string
  readonly mobile: string
  readonly landline: string
}

/** The rows under which a person stands in the lists; none for those who are on no list. */
export function rowsOfCitizen(desk: Desk, citizen: Citizen): ListRow[] {
  const { random } = desk
  const rows: ListRow[] = []
  for (const list of LIST_NAMES) {
    if (!random.chance(SHARE[list](citizen.person.age))) continue
    if (list === 'nieuwsbrief' && citizen.emails.length === 0) continue
    rows.push(rowOf(desk, citizen, list))
    if (random.chance(TWICE[list])) rows.push(rowOf(desk, citizen, list))
  }
  const buys = rows.some(({ list }) => list === 'kassa') && citizen.emails.length > 0
  if (buys && random.chance(ORDERS_AS_GUEST)) rows.push(rowOf(desk, citizen, 'kassa', 'guest'))
  return rows
}

function rowOf(
  { random, numbering }: Desk,
  citizen: Citizen,
  list: ListName,
  as: keyof typeof MISSING = list,
): ListRow {
  const id = numbering(list)
  const view = viewOf(random, citizen, MISSING[as])
  const cells = CELLS[list](random, { id, citizen, view, isGuest: as === 'guest' })
  const separator = LISTS[list].header.includes(';') ? ';' : ','
  const line = cells.cells.map((text) => quoted(typed(random, text), separator)).join(separator)
  const shown = { ...view, ...cells.shows }
  return { id, list, line: line + (separator === ';' ? '\r\n' : '\n'), evidence: evidenceOf(citizen, shown) }
}

const quoted = (text: string, separator: string) =>
  text.includes(separator) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text

/** A cell of names and streets somebody typed with the lock on, or without a capital; numbers and mailboxes stay. */
function typed(random: Random, text: string): string {
  if (!/^\p{L}[\p{L} .,'-]*$/u.test(text)) return text
  return random.chance(SLIP.shouted) ? text.toUpperCase() : random.chance(SLIP.whispered) ? text.toLowerCase() : text
}

type Unknown = (typeof MISSING)[keyof typeof MISSING]

function viewOf(random: Random, citizen: Citizen, missing: Unknown): View {
  const { person, homes, emails, mobiles, landline } = citizen
  const known = (share: number, text: string | null | undefined) => (random.chance(share) ? '' : (text ?? ''))
  const email = known(missing.email, emails.length > 0 ? random.pick(emails) : '')
  const surname = surnameOf(random, citizen)
  return {
    initials: person.given.registered.map((name) => `${name.charAt(0)}.`).join(''),
    first: slip(random, SLIP.first, person.given.callName),
    surname: { ...surname, core: slip(random, SLIP.surname, surname.core) },
    birth: known(missing.birth, birthOf(random, person.birthDate)),
    home: random.chance(missing.home) ? undefined : random.pick(homes),
    email: slip(random, SLIP.email, email),
    mobile: known(missing.mobile, mobiles.length > 0 ? random.pick(mobiles) : ''),
    landline: known(missing.landline, landline),
  }
}

/** Somebody with a partner's name is in one list under both, in another under one of the two. */
function surnameOf(random: Random, { person: { surname, partner } }: Citizen): Surname {
  if (partner === null || random.chance(0.2)) return surname
  if (random.chance(0.3)) return partner
  return { prefix: partner.prefix, core: `${partner.core}-${fullSurname(surname)}` }
}

function birthOf(random: Random, birth: string): string {
  if (random.chance(UNKNOWN_BIRTH.share)) return UNKNOWN_BIRTH.day
  if (!random.chance(SLIP.birth)) return birth
  const [year = '', month = '', day = ''] = birth.split('-')
  return Number(day) > 12 ? `${year}-${month}-${String(Number(day) - 1).padStart(2, '0')}` : `${year}-${day}-${month}`
}

/** Two letters in the wrong order, one forgotten, or one twice. */
function slip(random: Random, share: number, text: string): string {
  if (!random.chance(share) || text.length < 5) return text
  const at = random.between(1, Math.min(text.length, 12) - 3)
  const [before, one, other, behind] = [text.slice(0, at), text.charAt(at), text.charAt(at + 1), text.slice(at + 2)]
  return random.pick([
    `${before}${other}${one}${behind}`,
    `${before}${other}${behind}`,
    `${before}${one}${one}${other}${behind}`,
  ])
}

type Subject = { readonly id: string; readonly citizen: Citizen; readonly view: View; readonly isGuest: boolean }
/** The cells in the order of the header, and what of the view the list leaves out. */
type Cells = { readonly cells: readonly string[]; readonly shows?: Partial<View> }

const CELLS: Readonly<Record<ListName, (random: Random, subject: Subject) => Cells>> = {
  leden: (random, { id, citizen, view }) => {
    const first = random.chance(0.45) ? view.first : ''
    const { sex, age } = citizen.person
    const name = `${view.surname.core}, ${view.initials}${view.surname.prefix === null ? '' : ` ${view.surname.prefix}`}`
    const place = [streetOf(view), postcodeText(random, view), view.home?.area.place ?? '']
    const reach = [phoneText(random, view.landline), phoneText(random, view.mobile), view.email]
    const gender = random.pick(sex === 'm' ? ['m', 'M', 'Man'] : ['v', 'V', 'Vrouw'])
    const cells = [id, name, first, gender, dayText(view.birth), ...place, ...reach, age < 18 ? 'Jeugd' : 'Basis']
    return { cells, shows: { first } }
  },
  kassa: (random, { id, citizen, view, isGuest }) => {
    const isShort = random.chance(0.16)
    const titles = citizen.person.sex === 'm' ? ['', 'Dhr.', 'De heer', 'Dhr.'] : ['', 'Mevr.', 'Mevrouw', 'Mevr.']
    const name = [isShort ? view.initials : view.first, view.surname.prefix ?? '', view.surname.core]
    const contact = [view.email, phoneText(random, view.mobile)]
    const place = [...doorOf(view), postcodeText(random, view), view.home?.area.place ?? '']
    const cells = [id, random.pick(titles), ...name, ...contact, ...place, isGuest ? 'gast' : 'account']
    return { cells, shows: isShort ? { first: '' } : { initials: '' } }
  },
  nieuwsbrief: (random, { id, view }) => {
    const how = random.next()
    const name = how < 0.35 ? '' : how < 0.6 ? view.first : `${view.first} ${fullSurname(view.surname)}`
    const shows = { initials: '', ...(how < 0.35 ? { first: '' } : {}) }
    return { cells: [view.email, name, postcodeText(random, view), id], shows }
  },
  vrienden: (random, { id, view }) => {
    const isShort = random.chance(0.7)
    const name = [isShort ? view.initials : view.first, view.surname.prefix ?? '', view.surname.core]
    const place = [streetOf(view), postcodeText(random, view), view.home?.area.place ?? '']
    const phone = phoneText(random, view.landline === '' ? view.mobile : view.landline)
    const cells = [id, ...name, dayText(view.birth), ...place, phone, view.email, random.pick(['Vriend', 'Donateur'])]
    const hidden = view.landline === '' ? {} : { mobile: '' }
    return { cells, shows: { ...hidden, ...(isShort ? { first: '' } : { initials: '' }) } }
  },
}

const dayText = (birth: string) => (birth === '' ? '' : dutchDay(birth))

function doorOf({ home }: View): string[] {
  return home === undefined ? ['', '', ''] : [home.street, home.houseNumber, home.addition ?? '']
}

function streetOf({ home }: View): string {
  if (home === undefined) return ''
  return `${home.street} ${home.houseNumber}${home.addition === null ? '' : `-${home.addition}`}`
}

function postcodeText(random: Random, { home }: View): string {
  if (home === undefined) return ''
  const tight = home.postcode.replace(' ', '')
  return random.pick([home.postcode, tight, tight, tight.toLowerCase()])
}

function phoneText(random: Random, digits: string): string {
  if (digits === '') return ''
  const area = digits.startsWith('06') ? 2 : 4
  const [front, rest] = [digits.slice(0, area), digits.slice(area)]
  return random.pick([
    digits,
    `${front}-${rest}`,
    `${front} ${rest}`,
    `+31${digits.slice(1)}`,
    `0031${digits.slice(1)}`,
  ])
}

function evidenceOf(citizen: Citizen, view: View): string[] {
  const door = view.home === undefined ? '' : `${view.home.postcode}${view.home.houseNumber}`
  const letters = [view.first.charAt(0), view.initials.charAt(0)].filter(Boolean)
  // A mailbox of several people says who it is only together with a name.
  const mail = citizen.hasOwnMail || view.email !== citizen.person.email ? [''] : letters
  return [
    ...(view.email === '' ? [] : mail.map((letter) => `e${view.email}${letter}`)),
    ...(view.mobile === '' ? [] : [`m${view.mobile}`]),
    ...(view.birth === '' || view.birth === UNKNOWN_BIRTH.day ? [] : [`b${view.birth}`]),
    ...(door === '' ? [] : letters.map((letter) => `d${door}${letter}`)),
  ]
}
