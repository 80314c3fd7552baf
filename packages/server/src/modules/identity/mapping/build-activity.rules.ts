import type { ColumnMapping, ColumnTarget, FactKind, RelationRecord, RowProblem } from '@klantregie/contract'
import { squeeze } from '../../../platform/pure/dutch/clean-text.ts'
import { fingerprintOf } from '../../../platform/pure/fingerprint.ts'
import { fold } from '../../../platform/pure/fold.ts'
import { ACTIVITY_READERS, type ActivityDraft, type ActivityReader, type Named } from './activity-draft.rules.ts'
import { compileMapping, isActivityTarget, isNothing, type MappingOptions } from './build-record.rules.ts'
import type { ColumnPlace } from './record-draft.rules.ts'
import { isGivenBack, readFact, type StagedFact } from './staged-fact.rules.ts'

export type ActivityOptions = Pick<MappingOptions, 'today' | 'country' | 'own'> & {
  /** What a row is when no column says it. */
  readonly factKind: FactKind
  readonly genres: readonly Named[]
  readonly branches: readonly Named[]
}

export type ActivityRow = {
  /** Null when the row is rejected. */
  readonly fact: StagedFact | null
  readonly attendance: StagedFact | null
  /** Who did it, and by what they are known the next time; null for a sale to nobody who can be known. */
  readonly person: { readonly key: string; readonly record: RelationRecord } | null
  /**
   * By what the fact is known the next time. `=`: the number that its row has in the list. `~`: what follows from the order; lines of
   * one order that say the same are told apart by their place.
   */
  readonly key: string
  /** The key of what is given back. */
  readonly reversesKey: string | null
  readonly problems: readonly RowProblem[]
  readonly isRejected: boolean
  /** The row may hold a title of a loan: nothing of it is kept. */
  readonly isUnfit: boolean
}

/** Targets that say something about the deed here, whoever did it. */
const OF_THE_DEED: ReadonlySet<ColumnTarget> = new Set(['branch', 'remark', 'external_id'])

type Column = ColumnPlace & { readonly read: ActivityReader }

/** Makes the function that turns a row of cells into what somebody did, with who that was beside it. */
export function compileActivity(columns: readonly ColumnMapping[], options: ActivityOptions) {
  const read = columnsOf(columns, options)
  const numbered = columns.find(({ target }) => target === 'external_id')
  const personal = columns.filter(({ target }) => !isActivityTarget(target) && !OF_THE_DEED.has(target))
  const kind = options.factKind === 'sponsoring' || options.factKind === 'subsidy' ? 'organisation' : 'person'
  const findPerson = compileMapping(personal, { ...options, kind })
  return (cells: readonly string[]): ActivityRow => {
    const draft: ActivityDraft = { problems: [], isRefused: false }
    readCells(cells, read, draft)
    const person = personOf(findPerson(cells), draft)
    const told = draft.kind ?? options.factKind
    const base = { person, ...keysOf(cells, draft, numbered), problems: draft.problems, isUnfit: false }
    const rejected = { ...base, fact: null, attendance: null, isRejected: true }
    if (cells.every((cell) => cell.trim() === '')) return { ...rejected, problems: [{ code: 'row.empty' }] }
    if (told === 'loan' && options.factKind !== 'loan')
      return { ...rejected, problems: [{ code: 'fact.loan_apart' }], isUnfit: true }
    if (numbered !== undefined && base.key === '=') return { ...rejected, problems: [{ code: 'row.key_missing' }] }
    if (draft.isRefused) return rejected
    const reading = readFact(draft, told, person !== null)
    if ('refusal' in reading) return { ...rejected, problems: [{ code: reading.refusal }, ...draft.problems] }
    return { ...base, ...reading, isRejected: false }
  }
}

function columnsOf(columns: readonly ColumnMapping[], { today, genres, branches }: ActivityOptions): Column[] {
  const compiled: Column[] = []
  for (const { column, header, target, dateOrder = 'dmy' } of columns) {
    if (!isActivityTarget(target) && target !== 'branch' && target !== 'remark') continue
    const place = { column, header }
    compiled.push({ ...place, read: ACTIVITY_READERS[target]({ place, dateOrder, today, genres, branches }) })
  }
  return compiled
}

function readCells(cells: readonly string[], columns: readonly Column[], draft: ActivityDraft): void {
  for (const { column, read } of columns) {
    const value = squeeze(cells[column] ?? '')
    if (value !== '' && !isNothing(value)) read(draft, value)
  }
}

type Found = ReturnType<ReturnType<typeof compileMapping>>

function personOf(found: Found, draft: ActivityDraft): ActivityRow['person'] {
  draft.problems.push(...found.problems.filter(({ code }) => !code.startsWith('row.')))
  const { customerNumber } = draft
  // A number alone is somebody of whom nothing else is known yet: they are called by it.
  if (customerNumber !== undefined)
    return { key: customerNumber, record: found.record ?? { kind: 'person', name: { surname: customerNumber } } }
  if (found.record === null) return null
  const key = keyOfPerson(found.record)
  if (key === null) draft.problems.push({ code: 'fact.person_unclear' })
  return key === null ? null : { key, record: found.record }
}

/** By their e-mail address, else by name and home; whoever has neither cannot be known the next time. */
function keyOfPerson(record: RelationRecord): string | null {
  const [email] = record.emails ?? []
  if (email !== undefined) return `@${email.toLowerCase()}`
  const words = fold(calledBy(record).join(' '))
  const home = record.addresses?.find((address) => address.postcode !== undefined && address.houseNumber !== undefined)
  if (home === undefined || words === '') return null
  return `~${[words, home.postcode, home.houseNumber, home.addition ?? ''].join('|').toLowerCase()}`.replace(/\s/g, '')
}

function calledBy({ name, organisationName }: RelationRecord): string[] {
  const parts = name
    ? [name.firstName ?? name.callName ?? name.initials, name.prefix, name.surname ?? name.partnerSurname]
    : [organisationName]
  return parts.filter((part) => part !== undefined)
}

/** The number of its row, else what follows from the order; a day or an amount that is corrected leaves the fact the same. */
function keysOf(
  cells: readonly string[],
  draft: ActivityDraft,
  numbered: ColumnMapping | undefined,
): Pick<ActivityRow, 'key' | 'reversesKey'> {
  if (numbered !== undefined) return { key: `=${squeeze(cells[numbered.column] ?? '')}`, reversesKey: null }
  const { orderNumber, title = '', priceType = '', kind = '', refundOf } = draft
  if (orderNumber === undefined) return { key: derived([...cells]), reversesKey: null }
  const parts = [fold(title), fold(priceType), kind]
  if (!isGivenBack(draft)) return { key: derived([orderNumber, ...parts, '+']), reversesKey: null }
  return {
    key: derived([orderNumber, ...parts, '-']),
    reversesKey: derived([refundOf ?? orderNumber, ...parts, '+']),
  }
}

const derived = (parts: readonly string[]): string => `~${fingerprintOf(parts)}`
