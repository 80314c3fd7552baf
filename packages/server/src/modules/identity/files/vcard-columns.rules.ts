import { splitValue, unescapeValue } from './vcard.rules.ts'
import type { Vcard, VcardProperty } from './vcard.rules.ts'

/** Values of one card by column name without number: "E-mail" may have several. */
export type CardValues = ReadonlyMap<string, readonly string[]>

const NAME_PARTS = ['Achternaam', 'Voornaam', 'Tweede voornaam', 'Aanhef', 'Achtervoegsel'] as const
const ADDRESS_PARTS = ['Straat', 'Postcode', 'Plaats', 'Provincie', 'Land'] as const

/** Order of the columns in the table; those that no card fills are left out. */
const ORDER = [
  'Volledige naam',
  ...NAME_PARTS,
  'Voorletters',
  'Roepnaam',
  'Organisatie',
  'Afdeling',
  'Functie',
  'E-mail',
  'Telefoon',
  'Mobiel',
  'Fax',
  ...ADDRESS_PARTS,
  'Geboortedatum',
  'Geslacht',
  'Taal',
  'Website',
  'Categorieën',
  'Opmerking',
  'UID',
] as const

/** More values than this in one card are joined in the last column rather than making the table endless. */
const MAX_COPIES = 10

const SIMPLE: Readonly<Record<string, string>> = {
  FN: 'Volledige naam',
  NICKNAME: 'Roepnaam',
  TITLE: 'Functie',
  EMAIL: 'E-mail',
  URL: 'Website',
  NOTE: 'Opmerking',
  UID: 'UID',
}

/** Properties about the card itself or that repeat another one; leaving them out loses nothing. */
const WITHOUT_MEANING = new Set([
  ...['VERSION', 'PRODID', 'REV', 'LABEL', 'X-ABLABEL', 'X-ABADR', 'CLASS', 'SOURCE', 'NAME', 'PROFILE', 'MAILER'],
  ...['SORT-STRING', 'KIND', 'CLIENTPIDMAP', 'FBURL', 'TZ', 'LANG'],
])

type Add = (column: string, value: string) => void

function addName(value: string, add: Add): void {
  splitValue(value, ';').forEach((part, index) => {
    const column = NAME_PARTS[index]
    if (column !== undefined) add(column, part)
  })
}

function addOrganisation(value: string, add: Add): void {
  const [organisation = '', ...units] = splitValue(value, ';')
  add('Organisatie', organisation)
  add('Afdeling', units.filter((unit) => unit !== '').join(', '))
}

/** All parts of one address go into columns with the same number, so empty parts are kept in place. */
function addressOf(value: string): readonly string[] {
  const [box = '', extra = '', street = '', place = '', region = '', postcode = '', country = ''] = splitValue(
    value,
    ';',
  )
  const lines = [street, extra, box].filter((part) => part !== '').join(', ')
  return [lines.replace(/\n+/g, ', '), postcode, place, region, country]
}

function phoneColumn(types: ReadonlySet<string>): string {
  if (types.has('fax')) return 'Fax'
  return types.has('cell') || types.has('iphone') ? 'Mobiel' : 'Telefoon'
}

/** A date without separators (19800321) gets them; one without a year (--0203) stays as it is. */
function dateOf(value: string): string {
  const text = unescapeValue(value)
  const match = /^(\d{4})(\d{2})(\d{2})(T.*)?$/.exec(text)
  return match ? match.slice(1, 4).join('-') : text.replace(/T00:?00.*$/, '')
}

/** Returns whether the property has a place in the table. */
function addProperty({ name, types, value }: VcardProperty, add: Add): boolean {
  const simple = SIMPLE[name]
  if (simple !== undefined) add(simple, unescapeValue(value))
  else if (name === 'N') addName(value, add)
  else if (name === 'ORG') addOrganisation(value, add)
  else if (name === 'TEL') add(phoneColumn(types), unescapeValue(value).replace(/^tel:/i, ''))
  else if (name === 'BDAY') add('Geboortedatum', dateOf(value))
  else if (name === 'GENDER') add('Geslacht', splitValue(value, ';')[0] ?? '')
  else if (name === 'CATEGORIES') add('Categorieën', splitValue(value, ',').join(', '))
  else return WITHOUT_MEANING.has(name)
  return true
}

/** The values of a card in the terms of the table, and the properties that have no column. */
export function readCard(card: Vcard): { values: CardValues; skipped: ReadonlySet<string> } {
  const values = new Map<string, string[]>()
  const skipped = new Set<string>()
  const add: Add = (column, value) => {
    if (value !== '') values.set(column, [...(values.get(column) ?? []), value])
  }
  const addresses = card.filter(({ name }) => name === 'ADR').map(({ value }) => addressOf(value))
  ADDRESS_PARTS.forEach((column, part) => {
    if (addresses.some((address) => address[part] !== ''))
      values.set(
        column,
        addresses.map((address) => address[part] ?? ''),
      )
  })
  for (const property of card) {
    if (property.name !== 'ADR' && !addProperty(property, add)) skipped.add(property.name)
  }
  return { values, skipped }
}

/** How many columns of each name the cards need together. */
export type CardWidths = ReadonlyMap<string, number>

export function widen(widths: Map<string, number>, values: CardValues): void {
  for (const [column, list] of values)
    widths.set(column, Math.max(widths.get(column) ?? 0, Math.min(list.length, MAX_COPIES)))
}

/** Column names in their fixed order: "E-mail", "E-mail 2", … */
export function cardHeaders(widths: CardWidths): string[] {
  return ORDER.flatMap((column) =>
    Array.from({ length: widths.get(column) ?? 0 }, (_, copy) => (copy === 0 ? column : `${column} ${copy + 1}`)),
  )
}

/** The cells of one card under those columns. */
export function cardCells(values: CardValues, widths: CardWidths): string[] {
  return ORDER.flatMap((column) => {
    const width = widths.get(column) ?? 0
    const list = values.get(column) ?? []
    return Array.from({ length: width }, (_, copy) => {
      const isLast = copy === MAX_COPIES - 1
      return isLast ? list.slice(copy).join('; ') : (list[copy] ?? '')
    })
  })
}
