import type { observationCodes } from '@klantregie/contract'
import type { KeyType } from './blocking-keys.rules.ts'
import type { Matcher } from './matcher.rules.ts'
import { findPlaceholderBirths } from './rarity.rules.ts'

export type ObservationCode = (typeof observationCodes)[number]

export interface Observation {
  readonly code: ObservationCode
  /** How many records have it. */
  readonly records: number
  /** A record that has it, to look at. */
  readonly example: string
  /** Only of `birthDate.placeholder`: yyyymmdd. */
  readonly birth?: number
}

const CODE_OF_KEY: Readonly<Partial<Record<KeyType, ObservationCode>>> = {
  x: 'identifier.crowded',
  m: 'mailbox.crowded',
  p: 'phone.crowded',
  h: 'address.crowded',
  n: 'name.crowded',
  o: 'organisation.crowded',
}
const MOST_OBSERVATIONS = 100

/** Observations with the most records first; at most a hundred. */
export function observe({ table, index, use }: Matcher): Observation[] {
  const found: Observation[] = use.crowded.map(({ sort, records, row }) => ({
    code: sort === 'mailbox' ? 'mailbox.crowded' : 'phone.crowded',
    records,
    example: table.ids[row] ?? '',
  }))
  for (const { type, records, row } of index.dropped) {
    const code = CODE_OF_KEY[type]
    if (code !== undefined) found.push({ code, records, example: table.ids[row] ?? '' })
  }
  for (const { birth, records, row } of findPlaceholderBirths(table)) {
    if (records > 0) found.push({ code: 'birthDate.placeholder', records, example: table.ids[row] ?? '', birth })
  }
  const empty = emptyRows(table.keyStart, table.size)
  if (empty.records > 0) {
    found.push({ code: 'record.empty', records: empty.records, example: table.ids[empty.row] ?? '' })
  }
  return found
    .sort((a, b) => b.records - a.records || (a.code + a.example < b.code + b.example ? -1 : 1))
    .slice(0, MOST_OBSERVATIONS)
}

/** Rows without a single key can never meet another. */
function emptyRows(keyStart: Int32Array, size: number): { records: number; row: number } {
  let records = 0
  let first = 0
  for (let row = size - 1; row >= 0; row--) {
    if (keyStart[row] !== keyStart[row + 1]) continue
    records++
    first = row
  }
  return { records, row: first }
}
