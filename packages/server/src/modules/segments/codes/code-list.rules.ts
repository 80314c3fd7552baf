import type { CodeColumns, CodePlace, CodeRowProblem } from '@klantregie/contract'
import { splitHouseNumber } from '../../../platform/pure/dutch/house-number.ts'
import { fold } from '../../../platform/pure/search-text.ts'

/** What a row of a list says; `rowNumber` as a spreadsheet counts. */
export type CodeRow = {
  readonly place: string
  readonly code: string
  readonly name: string
  readonly group: string | null
  readonly groupName: string
}

const LONGEST_KEY = 20
const LONGEST_NAME = 120

/** One row by the columns that were chosen, or why it says nothing. */
export function readCodeRow(
  cells: readonly string[],
  columns: CodeColumns,
): CodeRow | { readonly refused: Exclude<CodeRowProblem, 'other_code'> } {
  const at = (column: number | null) => (column === null ? '' : (cells[column] ?? '').trim())
  const postcode = at(columns.postcode).replace(/\s/g, '').toUpperCase()
  if (!PLACES[columns.keyedBy].test(postcode)) return { refused: 'no_place' }
  const number = columns.keyedBy === 'address' ? splitHouseNumber(at(columns.houseNumber)).houseNumber : ''
  if (number === undefined) return { refused: 'no_number' }
  const code = at(columns.code)
  if (code === '' || code.length > LONGEST_KEY) return { refused: 'no_code' }
  const group = at(columns.group)
  return {
    place: number === '' ? postcode : `${postcode} ${String(Number(number))}`,
    code,
    name: at(columns.name).slice(0, LONGEST_NAME),
    // A code that is called as its group is has no group of its own.
    group: group === '' || group === code || group.length > LONGEST_KEY ? null : group,
    groupName: at(columns.groupName).slice(0, LONGEST_NAME),
  }
}

const PLACES: Readonly<Record<CodePlace, RegExp>> = {
  area: /^[1-9]\d{3}$/,
  postcode: /^[1-9]\d{3}[A-Z]{2}$/,
  address: /^[1-9]\d{3}[A-Z]{2}$/,
}

/** How columns are called in the lists of suppliers; the first that fits is taken. */
const NAMES = {
  postcode: [/^(pc|postcode|postal|zip)/],
  houseNumber: [/^(huisn|hnr|house|huis_?n|nummer$|number$)/],
  groupName: [/(groep|group|segment|hoofd).*(naam|name|omschrijving|label)/],
  name: [/(naam|name|omschrijving|label|titel|title)/],
  group: [/(hoofd|groep|group)/],
  code: [/(code|whize|mosaic|doelgroep|type|segment|klasse|cluster)/, /(groep|group)/],
} as const

/** Which column is probably what: by what it is called, a postcode also by what stands in it. Null: that cannot be told. */
export function proposeCodeColumns(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): CodeColumns | null {
  const left = new Set(headers.keys())
  const words = headers.map((header) => fold(header))
  const take = (patterns: readonly RegExp[]): number | null => {
    for (const pattern of patterns)
      for (const at of left) {
        if (!pattern.test(words[at] ?? '')) continue
        left.delete(at)
        return at
      }
    return null
  }
  const postcode = take(NAMES.postcode) ?? byContent(left, rows)
  const houseNumber = take(NAMES.houseNumber)
  const groupName = take(NAMES.groupName)
  const name = take(NAMES.name)
  // A list with one column of codes may call it a group.
  const group = [...left].length > 1 ? take(NAMES.group) : null
  const code = take(NAMES.code)
  if (postcode === null || code === null) return null
  const isArea = rows.every((row) => PLACES.area.test((row[postcode] ?? '').trim()))
  const keyedBy = houseNumber !== null ? 'address' : isArea ? 'area' : 'postcode'
  return { keyedBy, postcode, houseNumber, code, name, group, groupName }
}

function byContent(left: Set<number>, rows: readonly (readonly string[])[]): number | null {
  const isPostcode = (cell: string | undefined) => /^[1-9]\d{3}\s?([A-Za-z]{2})?$/.test((cell ?? '').trim())
  for (const at of left) {
    if (rows.length === 0 || !rows.every((row) => isPostcode(row[at]))) continue
    left.delete(at)
    return at
  }
  return null
}

/** Whether the columns are there, each says one thing, and an address has a number. */
export function areCodeColumns(columns: CodeColumns, width: number): boolean {
  const { keyedBy, ...places } = columns
  const chosen = Object.values(places).filter((at) => at !== null)
  const isEachOnce = new Set(chosen).size === chosen.length
  return isEachOnce && chosen.every((at) => at < width) && (keyedBy === 'address') === (columns.houseNumber !== null)
}
