import type { RegisterKey, RegisterRowProblem } from '@klantregie/contract'
import { parseBoardNumber, parseBrinLocation } from '../../../platform/pure/dutch/checks.ts'
import { parsePostcode } from '../../../platform/pure/dutch/postcode.ts'
import { repairPlace } from '../../../platform/pure/dutch/place-name.ts'

const WANTED = [
  'province',
  'board',
  'code',
  'name',
  'street',
  'houseNumber',
  'postcode',
  'place',
  'municipalityCode',
  'municipality',
  'denomination',
  'phone',
  'website',
  'structure',
] as const
type Wanted = (typeof WANTED)[number]

/** The headers of DUO, the 30 columns of 2017 and the 32 of today; letters only, so that spaces and hyphens make no difference. */
const HEADERS: Readonly<Record<Wanted, readonly string[]>> = {
  province: ['provincie'],
  board: ['bevoegdgezagnummer'],
  code: ['vestigingscode', 'vestigingsnummer'],
  name: ['vestigingsnaam'],
  street: ['straatnaam'],
  houseNumber: ['huisnummertoevoeging'],
  postcode: ['postcode'],
  place: ['plaatsnaam'],
  municipalityCode: ['gemeentenummer'],
  municipality: ['gemeentenaam'],
  denomination: ['denominatie'],
  phone: ['telefoonnummer'],
  website: ['internetadres'],
  structure: ['onderwijsstructuur'],
}
/** Without these a list is not one of locations of schools. */
const NEEDED: readonly Wanted[] = ['board', 'code', 'name', 'street', 'houseNumber', 'postcode', 'place']

export type SchoolColumns = { readonly register: RegisterKey; readonly at: Readonly<Partial<Record<Wanted, number>>> }

/** Which column of a list of DUO is what; null: it is no list of locations. Only secondary schools have a structure. */
export function findSchoolColumns(headers: readonly string[]): SchoolColumns | null {
  const plain = headers.map((header) => header.toLowerCase().replace(/[^a-z]/gu, ''))
  const at: Partial<Record<Wanted, number>> = {}
  for (const wanted of WANTED) {
    const found = HEADERS[wanted].map((name) => plain.indexOf(name)).find((place) => place >= 0)
    if (found !== undefined) at[wanted] = found
  }
  if (NEEDED.some((wanted) => at[wanted] === undefined)) return null
  return { register: at.structure === undefined ? 'schools_primary' : 'schools_secondary', at }
}

/** A location as the list says it; where it lies today is worked out of it. */
export type SchoolRow = Readonly<Record<Exclude<Wanted, 'province'>, string>> & { readonly brin: string }

const squeeze = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** Reads a row; a row without a number, a board or a name is refused, for by nothing else it can be known again. */
export function readSchoolRow(
  cells: readonly string[],
  { at }: SchoolColumns,
): SchoolRow | { readonly refused: RegisterRowProblem } {
  const cell = (wanted: Wanted): string => squeeze(cells[at[wanted] ?? -1] ?? '')
  const code = parseBrinLocation(cell('code'))
  const board = parseBoardNumber(cell('board'))
  const name = cell('name')
  if (code === undefined) return { refused: 'code' }
  if (board === undefined) return { refused: 'board' }
  if (name === '') return { refused: 'name' }
  return {
    code,
    brin: code.slice(0, 4),
    board,
    name,
    street: cell('street'),
    houseNumber: houseNumberKey(cell('houseNumber')),
    postcode: postcodeKey(cell('postcode')),
    place: repairPlace(cell('place')),
    municipalityCode: cell('municipalityCode'),
    municipality: repairPlace(cell('municipality')),
    denomination: cell('denomination'),
    phone: cell('phone'),
    website: cell('website'),
    structure: cell('structure'),
  }
}

/** "7822 hg" and "7822HG" are one postcode. */
export function postcodeKey(text: string): string {
  return (parsePostcode(text)?.postcode ?? text).replace(/\s/gu, '').toUpperCase()
}

/** "19-A", "19 a" and "19A" are one number; "12-14" stays two, for 1214 is another. */
export function houseNumberKey(text: string): string {
  return text
    .replace(/(?<=\d)[\s\-–./]+(?=\d)/gu, '+')
    .replace(/[\s\-–./]/gu, '')
    .replaceAll('+', '-')
    .toUpperCase()
}
