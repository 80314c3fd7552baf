import type { MappingTarget } from '@klantregie/contract'
import { fold } from '../../../platform/pure/fold.ts'
import type { ColumnStatistics } from './column-statistics.rules.ts'
import { KNOWN_LAYOUTS, type Layout } from './layout-table.rules.ts'

/** The header as layouts write it: small letters and digits only. */
function layoutKey(header: string): string {
  return fold(header).replace(/[^a-z0-9]/g, '')
}

/** The program whose export these headers are of; undefined when it is none that we know. */
export function layoutOf(headers: readonly string[]): Layout | undefined {
  const keys = new Set(headers.map(layoutKey))
  return KNOWN_LAYOUTS.find(({ knownBy }) => knownBy.every((words) => words.split(' ').some((word) => keys.has(word))))
}

/**
 * What each column means in this layout; a column that the layout does not name is left to its header and contents. Of columns
 * beside each other (the address at home, at work) the first with anything in them are meant, and the others are kept as they are.
 */
export function meaningsIn(layout: Layout, columns: readonly ColumnStatistics[]): ReadonlyMap<number, MappingTarget> {
  const meanings = targetsOf(layout.columns)
  for (const [nth, group] of (layout.eitherOf ?? []).entries()) {
    const chosen = nth === chosenGroup(layout, columns)
    for (const [key, target] of targetsOf(group)) meanings.set(key, chosen ? target : 'keep')
  }
  const found = new Map<number, MappingTarget>()
  for (const statistics of columns) {
    const target = meaningOf(layoutKey(statistics.header), meanings)
    if (target !== undefined) found.set(statistics.column, usable(target, statistics))
  }
  return found
}

type Meanings = Partial<Record<MappingTarget, string>>

function targetsOf(meanings: Meanings): Map<string, MappingTarget> {
  return new Map(
    Object.entries(meanings).flatMap(([target, words]) =>
      words.split(/\s+/).map((word) => [word, target as MappingTarget] as const),
    ),
  )
}

function chosenGroup({ eitherOf = [] }: Layout, columns: readonly ColumnStatistics[]): number {
  const filled = new Set(columns.filter((column) => column.filled > 0).map(({ header }) => layoutKey(header)))
  const first = eitherOf.findIndex((group) => [...targetsOf(group).keys()].some((key) => filled.has(key)))
  return Math.max(0, first)
}

/** "E-mail 3 - Value" is written once in a layout, as "email#value". */
function meaningOf(key: string, meanings: ReadonlyMap<string, MappingTarget>): MappingTarget | undefined {
  return meanings.get(key) ?? meanings.get(key.replace(/\d+/, '#'))
}

/** Less than this, and a list of middle names would be read as prefixes. */
const PREFIX_SHARE = 0.5

/**
 * A key that is not there in every row is none; a middle name is a Dutch prefix only where its words are; beside an empty column of
 * house numbers they stand in the line of the address.
 */
function usable(target: MappingTarget, { filled, rows, shares }: ColumnStatistics): MappingTarget {
  if (target === 'external_id') return filled > 0 && filled === rows ? target : 'keep'
  if (target === 'house_number') return filled > 0 ? target : 'keep'
  return target === 'prefix' && shares.prefix < PREFIX_SHARE ? 'keep' : target
}
