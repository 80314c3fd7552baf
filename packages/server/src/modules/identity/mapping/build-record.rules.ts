import {
  ActivityTarget,
  isOwnField,
  type ColumnMapping,
  type ColumnTarget,
  type MappingTarget,
  type OwnFieldKey,
  type OwnValue,
  type PersonName,
  type RelationRecord,
  type RowProblem,
} from '@klantregie/contract'
import { squeeze } from '../../../platform/pure/dutch/clean-text.ts'
import { completeName, splitPersonName } from '../../../platform/pure/dutch/person-name.ts'
import { CELL_READERS } from './cell-readers.rules.ts'
import type { CellContext, CellReader } from './cell-readers.rules.ts'
import { addIdentifier, emptyDraft, finishAddress, report } from './record-draft.rules.ts'
import type { ColumnPlace, RecordDraft } from './record-draft.rules.ts'
import { findSatellites } from './satellites.rules.ts'
import type { Satellite, SatelliteLink } from './satellites.rules.ts'

export type { LinkEnd, Satellite, SatelliteLink, SatelliteType } from './satellites.rules.ts'

export interface MappingOptions {
  /** What a row is when it names both a person and an organisation. */
  readonly kind: 'person' | 'organisation'
  /** ISO day in the organisation's time zone. */
  readonly today: string
  /** ISO 3166-1 alpha-2; for rows that name no country. */
  readonly country: string
  /** How the organisation's own fields are read, by key; a column of a field that is not here is kept and not understood. */
  readonly own?: ReadonlyMap<OwnFieldKey, OwnReader>
}

/** Reads a cell as a value of an own field; given, because what fits such a field is for the organisation to say. */
export type OwnReader = (
  text: string,
  context: Pick<CellContext, 'dateOrder' | 'today'>,
) =>
  | { readonly ok: true; readonly value: OwnValue }
  | { readonly ok: false; readonly problem: Pick<RowProblem, 'code' | 'limit'> }

export interface MappedRow {
  /** Null only when the row is rejected. */
  readonly record: RelationRecord | null
  readonly satellites: readonly Satellite[]
  readonly links: readonly SatelliteLink[]
  /** The key of the row within its source; null when the file has none. */
  readonly externalId: string | null
  readonly problems: readonly RowProblem[]
  readonly isRejected: boolean
}

const ACTIVITY: ReadonlySet<ColumnTarget> = new Set(ActivityTarget.options)
/** A meaning that says what somebody did, and nothing about who that is. */
export function isActivityTarget(target: ColumnTarget): target is ActivityTarget {
  return ACTIVITY.has(target)
}

export type RowMapper = (cells: readonly string[]) => MappedRow

interface CompiledColumn extends ColumnPlace {
  readonly read: CellReader
  /** A relation may have several. */
  readonly isMany: boolean
  /** In a name "Null" may be somebody; everywhere else it is an export's word for nothing. */
  readonly isName: boolean
}

const NAMES: ReadonlySet<ColumnTarget> = new Set([
  'surname',
  'full_name',
  'first_name',
  'call_name',
  'partner_surname',
  'contact_name',
])
const MANY: ReadonlySet<ColumnTarget> = new Set(['email', 'phone', 'mobile', 'remark'])
/** Exports' words for "nothing here". */
const NOTHING: ReadonlySet<string> = new Set([
  'NULL',
  'Null',
  'null',
  '(null)',
  'N/A',
  'n/a',
  '#N/A',
  'n.v.t.',
  'nvt',
  'N.v.t.',
  'NVT',
  '-',
  '--',
  '.',
  '?',
  'None',
  'undefined',
  'NaN',
  'onbekend',
  'Onbekend',
  'leeg',
])
const FORMULA_ERROR = /^#(?:REF!|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!|WAARDE!|VERW!|NAAM\?|DEEL\/0!|GETAL!|SPILL!|CALC!)$/

/** Columns in the order in which they depend on each other: the country first, a line of address last. */
const FIRST: ReadonlySet<ColumnTarget> = new Set(['country'])
const LAST: ReadonlySet<ColumnTarget> = new Set(['address_line', 'post_address_line'])
const rank = ({ target }: ColumnMapping) => (FIRST.has(target) ? 0 : LAST.has(target) ? 2 : 1)

/** Without a column chosen as key, an identifier that is unique by nature is the key of the row. */
const KEY_TARGETS: readonly MappingTarget[] = ['external_id', 'brin_location', 'brin', 'board_number', 'card_number']

/** The target whose value is the key of a row under this mapping; undefined when rows have no key. */
export function keyTarget(columns: readonly ColumnMapping[]): MappingTarget | undefined {
  const targets = new Set(columns.map(({ target }) => target))
  return KEY_TARGETS.find((target) => targets.has(target))
}

/**
 * Makes the function that turns a row of cells into a record, with everything that is the same for each row decided
 * once. Invalid values are left out and reported (the source record keeps the row as it came); a row is rejected only
 * when nothing says whom it is about, or when it lacks the key that was chosen.
 */
export function compileMapping(columns: readonly ColumnMapping[], options: MappingOptions): RowMapper {
  const compiled = compileColumns(columns, options)
  const key = keyTarget(columns)
  const hasBrinLocation = columns.some(({ target }) => target === 'brin_location')
  return (cells) => {
    const draft = emptyDraft(options.country)
    if (!readCells(cells, compiled, draft)) return rejected(draft, { code: 'row.empty' })
    if (key === 'external_id' && draft.externalId === '') return rejected(draft, { code: 'row.key_missing' })
    ownIdentifiers(draft, hasBrinLocation)
    if (key !== undefined && key !== 'external_id') draft.externalId = keyOf(draft, key)
    const record = toRecord(draft, options.kind)
    if (record === null) return rejected(draft, { code: 'row.no_name' })
    const { satellites, links } = findSatellites(draft, record)
    const externalId = draft.externalId === '' ? null : draft.externalId
    return { record, satellites, links, externalId, problems: draft.problems, isRejected: false }
  }
}

function compileColumns(columns: readonly ColumnMapping[], options: MappingOptions): CompiledColumn[] {
  const targets = new Set(columns.map(({ target }) => target))
  const compiled: CompiledColumn[] = []
  for (const mapping of [...columns].sort((a, b) => rank(a) - rank(b))) {
    const { target, column, header } = mapping
    if (target === 'keep' || target === 'skip' || isActivityTarget(target)) continue
    if (isOwnField(target)) {
      const read = ownReader(target, mapping, options)
      if (read !== null) compiled.push({ column, header, read, isName: false, isMany: false })
      continue
    }
    const isPost = target.startsWith('post_')
    const read = CELL_READERS[target]({
      place: { column, header },
      dateOrder: mapping.dateOrder ?? 'dmy',
      today: options.today,
      hasHouseNumber: targets.has(isPost ? 'post_house_number' : 'house_number'),
      hasPlace: targets.has(isPost ? 'post_place' : 'place'),
    })
    compiled.push({ column, header, read, isName: NAMES.has(target), isMany: MANY.has(target) })
  }
  return compiled
}

function ownReader(
  key: OwnFieldKey,
  { column, header, dateOrder = 'dmy' }: ColumnMapping,
  options: MappingOptions,
): CellReader | null {
  const readOwn = options.own?.get(key)
  if (readOwn === undefined) return null
  const context = { dateOrder, today: options.today }
  return (draft, text) => {
    const reading = readOwn(text, context)
    if (reading.ok) draft.own = { ...draft.own, [key]: reading.value }
    else report(draft, reading.problem.code, { column, header, limit: reading.problem.limit }, text)
  }
}

/** Reads the mapped cells; false when not one cell of the whole row holds anything. */
function readCells(cells: readonly string[], columns: readonly CompiledColumn[], draft: RecordDraft): boolean {
  let hasContent = false
  for (const column of columns) {
    const value = squeeze(cells[column.column] ?? '')
    if (value === '') continue
    hasContent = true
    if (FORMULA_ERROR.test(value)) report(draft, 'value.formula_error', column, value)
    else if (!saysNothing(value, column)) for (const one of valuesOf(value, column)) column.read(draft, one)
  }
  return hasContent || cells.some((cell) => cell.trim() !== '')
}

/** How Google joins several values in one cell; of what a relation has once the first is meant. */
const JOINED = /\s+:::\s+/
function valuesOf(value: string, { isMany }: Pick<CompiledColumn, 'isMany'>): readonly string[] {
  if (!value.includes(':::')) return [value]
  const values = value.split(JOINED)
  return isMany ? values : values.slice(0, 1)
}

/** Exports' words for "nothing here". */
export function isNothing(value: string): boolean {
  return NOTHING.has(value)
}

/** Somebody may be called Null, but nobody "-" or "n.v.t.". */
function saysNothing(value: string, { isName }: Pick<CompiledColumn, 'isName'>): boolean {
  return NOTHING.has(value) && !(isName && value === 'Null')
}

function rejected(draft: RecordDraft, problem: RowProblem): MappedRow {
  const externalId = draft.externalId === '' ? null : draft.externalId
  return {
    record: null,
    satellites: [],
    links: [],
    externalId,
    problems: [problem, ...draft.problems],
    isRejected: true,
  }
}

/** A BRIN with a location beside it is the school's, not the location's; likewise the number of the board. */
function ownIdentifiers(draft: RecordDraft, hasBrinLocation: boolean): void {
  if (draft.brinLocation !== '') addIdentifier(draft, 'brin_location', draft.brinLocation)
  else if (draft.brin !== '' && !hasBrinLocation) addIdentifier(draft, 'brin', draft.brin)
  const isBoardItself = draft.boardNumber !== '' && draft.brin === '' && draft.brinLocation === ''
  if (isBoardItself) addIdentifier(draft, 'board', draft.boardNumber)
}

const SCHEME_OF: Readonly<Partial<Record<MappingTarget, string>>> = {
  brin_location: 'brin_location',
  brin: 'brin',
  board_number: 'board',
  card_number: 'card',
}

function keyOf(draft: RecordDraft, key: MappingTarget): string {
  return draft.identifiers.find(({ scheme }) => scheme === SCHEME_OF[key])?.value ?? ''
}

const HAS_LETTER = /\p{L}/u
const HAS_LETTER_OR_DIGIT = /[\p{L}\p{N}]/u

function hasName(name: PersonName): boolean {
  const telling = name.surname ?? name.partnerSurname ?? name.firstName ?? name.callName
  return telling !== undefined && HAS_LETTER.test(telling)
}

/** The parts that columns give win over what can be read from a full name; the full name remains as the original. */
function personName(draft: RecordDraft): PersonName | null {
  if (draft.fullName === '') {
    const name = completeName(draft.name)
    return hasName(name) ? name : null
  }
  const hasParts = draft.name.surname !== undefined
  const parts = hasParts
    ? { ...draft.name, original: draft.fullName }
    : { ...splitPersonName(draft.fullName), ...draft.name }
  const name = completeName(parts)
  return hasName(name) ? name : null
}

type Subject = Pick<RelationRecord, 'kind'> & { name?: PersonName; organisationName?: string }

/**
 * Whom the row is about. The chosen kind decides only when a row names both; a list of organisations may hold a
 * freelance teacher, a list of friends a company.
 */
function subjectOf(draft: RecordDraft, kind: MappingOptions['kind']): Subject | null {
  const name = personName(draft)
  const { organisationName } = draft
  const isNamed = HAS_LETTER_OR_DIGIT.test(organisationName)
  if (isNamed && (kind === 'organisation' || name === null)) {
    draft.contactName ||= name === null ? '' : joinName(name)
    return { kind: 'organisation', organisationName }
  }
  const person = name ?? contactAsPerson(draft)
  if (person !== null) return { kind: 'person', name: person, ...(isNamed ? { organisationName } : {}) }
  return isReachable(draft) ? { kind } : null
}

const isReachable = ({ emails, phones, identifiers }: RecordDraft) =>
  emails.length + phones.length + identifiers.length > 0

/** "Freelance; ; Z. Ağil": with no organisation in the row the contact person is whom it is about. */
function contactAsPerson(draft: RecordDraft): PersonName | null {
  const name = draft.contactName === '' ? {} : splitPersonName(draft.contactName)
  return hasName(name) ? name : null
}

const joinName = ({ original, title, initials, firstName, callName, prefix, surname }: PersonName) =>
  original ?? [title, initials, firstName ?? callName, prefix, surname].filter(Boolean).join(' ')

function toRecord(draft: RecordDraft, kind: MappingOptions['kind']): RelationRecord | null {
  const subject = subjectOf(draft, kind)
  if (subject === null) return null
  const record: RelationRecord = { ...subject, ...draft.plain, ...draft.own }
  // An organisation has no birthday; a date in that column of an organisation's row is somebody else's.
  if (record.kind === 'organisation') delete record.birthDate
  if (draft.emails.length > 0) record.emails = draft.emails
  if (draft.phones.length > 0) record.phones = draft.phones
  const addresses = [finishAddress('visit', draft.visit), finishAddress('post', draft.post)].flatMap((one) => one ?? [])
  if (addresses.length > 0) record.addresses = addresses
  if (draft.identifiers.length > 0) record.identifiers = draft.identifiers
  if (draft.remarks.length > 0) record.remark = draft.remarks.join('\n').slice(0, LONGEST_REMARK)
  return { ...record, ...saidOfContact(draft) }
}

function saidOfContact({ newsletter, optOuts }: RecordDraft): Pick<RelationRecord, 'newsletter' | 'optOuts'> {
  const { isWanted, ...said } = newsletter
  return {
    // A date without a yes or no says nothing.
    ...(isWanted !== undefined && { newsletter: { isWanted, ...said } }),
    ...(optOuts.size > 0 && { optOuts: [...optOuts].sort() }),
  }
}

const LONGEST_REMARK = 10_000
