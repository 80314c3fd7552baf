import type { Contribution, Inventory, InventoryRow } from '@klantregie/contract'
import { BYTE_ORDER_MARK, csvLine } from '../../../platform/pure/csv.ts'

/** Fewer people than this could be recognised by whoever the file is passed on to. */
export const FEW = 5

/** Headings and words of the file, in the reader's language; `kind` names a kind of fact. */
export type ExportWords = {
  readonly headings: readonly string[]
  readonly total: string
  readonly audiences: Readonly<Record<Inventory['audiences'][number]['audience'], string>>
  readonly few: string
  readonly kind: (kind: string) => string
  readonly asOf: string
}

/**
 * The inventory as CSV (semicolons) to share outside the house: a line per row and one per kind of what it brought. Of fewer than five
 * people the number is left out, and so is whatever it could be worked out from: with one of the numbers of a year that
 * belong together (before, new, lapsed, net, on the day) they all go but the last, and money with the number of people who brought it.
 */
export function inventoryCsv(inventory: Inventory, words: ExportWords): string {
  const lines = [
    [words.asOf, inventory.day],
    words.headings,
    ...linesOf({ name: words.total, definition: '', row: inventory.total }, words),
    ...inventory.audiences.flatMap((row) =>
      linesOf({ name: words.audiences[row.audience], definition: '', row }, words),
    ),
    ...inventory.types.flatMap((row) => linesOf({ name: row.name, definition: row.definition ?? '', row }, words)),
  ]
  return BYTE_ORDER_MARK + lines.map((line) => csvLine(line)).join('')
}

type Named = { readonly name: string; readonly definition: string; readonly row: InventoryRow }

function linesOf({ name, definition, row }: Named, words: ExportWords): string[][] {
  const { now } = row
  const moves = [now.before, now.new, now.lapsed, now.net]
  // Net is a difference: it tells on nobody by itself, but together with the others it tells them.
  const isTelling = [now.relations, now.before, now.new, now.lapsed].some(isFew)
  return [
    [
      name,
      '',
      shown(now.relations, words),
      ...moves.map((count) => (isTelling ? words.few : String(count))),
      ...moneyOf(now.during, now.cents, words),
      definition,
    ],
    ...now.contributions.map((one) => [name, words.kind(one.kind), '', '', '', '', '', ...cellsOf(one, words), '']),
  ]
}

const isFew = (count: number) => count > 0 && count < FEW
const shown = (count: number, { few }: ExportWords) => (isFew(count) ? few : String(count))

function moneyOf(people: number, cents: number, words: ExportWords): string[] {
  return [shown(people, words), isFew(people) ? words.few : euros(cents)]
}

const cellsOf = ({ relations, cents }: Contribution, words: ExportWords) => moneyOf(relations, cents, words)

/** With a comma, as Dutch spreadsheets read amounts. */
const euros = (cents: number) => (cents / 100).toFixed(2).replace('.', ',')
