import { FieldKey, type ColumnMapping, type Identifier, type RelationRecord } from '@klantregie/contract'
import { fieldOfColumn } from '../imports/column-field.rules.ts'
import { isSameValue } from './field-change.rules.ts'

/**
 * What came in about a relation, as far as a reader may see it. A column is shown by the field that it was read into; what was
 * kept without being understood may hold anything, and is shown to who may read everything of the relation.
 */
export type Raw = {
  readonly payload: Readonly<Record<string, unknown>>
  /** What was understood of it. */
  readonly record: RelationRecord
  /** What every column meant when the row was read in; nothing is known of it when the record came by another way. */
  readonly columns: readonly Pick<ColumnMapping, 'header' | 'target'>[]
}

export type Sight = {
  /** Nothing of the relation is kept back from this reader. */
  readonly isOpen: boolean
  readonly isRead: (field: string) => boolean
}

/** How a value is said to this reader. */
export type SayValue = (field: FieldKey, value: unknown) => string

/** `field`: the record came about by hand or was derived from a row, and this is the field that the value is of. */
export type RawCell = { readonly name: string; readonly value: string; readonly field?: string }
export type ShownCells = { readonly cells: RawCell[]; readonly isWithheld: boolean }

export function shownCells(raw: Raw, sight: Sight, say: SayValue): ShownCells {
  return isStructured(raw) ? structuredCells(raw.payload, sight, say) : columnCells(raw, sight)
}

/** No row of a file, but the record itself: typed by hand, chosen at a merge, or mentioned by a row about another relation. */
function isStructured({ payload, record }: Raw): boolean {
  const { saidAt: _saidAt, ...said } = record as RelationRecord & { readonly saidAt?: unknown }
  return isSameValue(payload, said)
}

function columnCells({ payload, record, columns }: Raw, sight: Sight): ShownCells {
  const all = Object.entries(payload).map(([name, value]) => ({ name, value: textOf(value) }))
  if (sight.isOpen) return { cells: all, isWithheld: false }
  const fieldOf = new Map(columns.map(({ header, target }) => [header, fieldOfColumn(target)]))
  const cells = all.filter(({ name, value }) => {
    const field = fieldOf.get(name) ?? null
    // A value that could not be read as what its column means, did not go to that field.
    if (field === null || !(field in record || IN_ROLES.has(field))) return false
    return sight.isRead(field) && !holdsOther(field, value, sight)
  })
  return { cells, isWithheld: cells.length < all.length }
}

/** What a row says about a role stands in the record under names of its own. */
const IN_ROLES: ReadonlySet<string> = new Set(['role'])

/** What gives particulars away wherever they stand: people type a telephone number behind a name. */
const TELLING: readonly { readonly field: string; readonly pattern: RegExp }[] = [
  { field: 'emails', pattern: /@/ },
  { field: 'phones', pattern: /\d(?:[\s().-]{0,2}\d){7}/ },
  { field: 'addresses', pattern: /\b[1-9]\d{3}\s?[A-Z]{2}\b/i },
  { field: 'birthDate', pattern: /\b\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}\b|\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b/ },
]

/** Numbers of its own and telephone numbers look alike; each stands in its own column. */
const NUMBERS: ReadonlySet<string> = new Set(['identifiers', 'phones'])

function holdsOther(field: string, value: string, { isRead }: Sight): boolean {
  return TELLING.some(
    (other) =>
      other.field !== field &&
      !(NUMBERS.has(field) && other.field === 'phones') &&
      !isRead(other.field) &&
      other.pattern.test(value),
  )
}

/** Keys of a record that are no field of a relation. */
const NO_FIELD: ReadonlySet<string> = new Set(['kind', 'cleared', 'saidAt'])

function structuredCells(payload: Raw['payload'], sight: Sight, say: SayValue): ShownCells {
  const { cleared = [] } = payload as { readonly cleared?: readonly string[] }
  const said = Object.entries(payload).filter(([field]) => !NO_FIELD.has(field))
  const all: [string, string][] = [
    ...said.map(([field, value]): [string, string] => [field, sayField(field, value, say)]),
    ...cleared.map((field): [string, string] => [field, '']),
  ]
  const shown = all.filter(([field]) => sight.isOpen || (field !== 'remark' && sight.isRead(field)))
  return {
    cells: shown.map(([field, value]) => ({ name: field, value, field })),
    isWithheld: shown.length < all.length,
  }
}

function sayField(field: string, value: unknown, say: SayValue): string {
  const known = FieldKey.safeParse(field)
  if (known.success) return say(known.data, value)
  return field === 'identifiers' ? (value as Identifier[]).map(sayIdentifier).join(', ') : textOf(value)
}

/** Schemes that are called the same in every language; of the others the number says enough. */
const SCHEMES: Readonly<Partial<Record<Identifier['scheme'], string>>> = {
  brin: 'BRIN',
  brin_location: 'BRIN',
  kvk: 'KvK',
  rsin: 'RSIN',
}

function sayIdentifier({ scheme, value }: Identifier): string {
  return [SCHEMES[scheme], value].filter(Boolean).join(' ')
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
