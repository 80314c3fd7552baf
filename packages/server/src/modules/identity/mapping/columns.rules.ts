import type {
  ColumnMapping,
  ColumnProposal,
  ColumnTarget,
  ImportKind,
  MappingReason,
  OwnField,
} from '@klantregie/contract'
import { fold } from '../../../platform/pure/fold.ts'
import { ACTIVITY_SYNONYMS, areOfActivity } from './activity-headers.rules.ts'
import { describeColumns } from './column-statistics.rules.ts'
import type { ColumnStatistics, ContentKind } from './column-statistics.rules.ts'
import { HEADER_SYNONYMS, WEAK_HEADERS } from './header-synonyms.rules.ts'
import { layoutOf, meaningsIn } from './known-layouts.rules.ts'
import { stoppedColumns, type Allowed, type StopReason } from './stopped-columns.rules.ts'

export { describeColumns } from './column-statistics.rules.ts'

interface Candidate {
  readonly target: ColumnTarget
  readonly confidence: number
  readonly reason: MappingReason
}

/** Targets of which a relation may have several; the second column of another target is kept but not understood. */
const MANY: ReadonlySet<ColumnTarget> = new Set([
  ...(['email', 'phone', 'mobile', 'remark', 'card_number', 'keep', 'skip'] as const),
  ...(['no_email', 'no_phone', 'no_post', 'no_sms'] as const),
])

/** The header as it is compared ("E-mail 2" → "email"), and which copy of a repeated column it is. */
export function headerKey(header: string): { key: string; copy: number } {
  const words = fold(header.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')).replace(/\be\s*-?\s*mail/g, 'email')
  const copy = /[\s_]*[([]?(\d{1,2})[)\]]?\s*$/.exec(words)
  const whole = words.replace(/[^\p{L}\p{N}]/gu, '')
  if (!copy || HEADER_SYNONYMS.has(whole)) return { key: whole, copy: 1 }
  return { key: words.slice(0, copy.index).replace(/[^\p{L}\p{N}]/gu, ''), copy: Number(copy[1]) }
}

/** What the contents must look like for a target, and which part of the values at least. */
const EXPECTED: Readonly<Partial<Record<ColumnTarget, readonly [ContentKind, number]>>> = {
  email: ['email', 0.5],
  phone: ['phone', 0.4],
  mobile: ['phone', 0.4],
  birth_date: ['day', 0.4],
  role_from: ['day', 0.4],
  role_until: ['day', 0.4],
  newsletter_on: ['day', 0.4],
  order_date: ['day', 0.4],
  event_date: ['day', 0.4],
  period_from: ['day', 0.4],
  period_until: ['day', 0.4],
  quantity: ['number', 0.4],
  brin: ['brin', 0.7],
  brin_location: ['brinLocation', 0.7],
  board_number: ['number', 0.7],
  kvk: ['number', 0.5],
  house_number: ['withDigit', 0.5],
  post_house_number: ['withDigit', 0.5],
  postcode: ['withDigit', 0.5],
  post_postcode: ['withDigit', 0.5],
  prefix: ['prefix', 0.3],
  partner_prefix: ['prefix', 0.3],
  website: ['website', 0.3],
}
/** Contents may deny a header only when there is enough of them. */
const ENOUGH_VALUES = 4

/** First names outside our list make no column of persons reach 1. */
const CLEARLY_PERSONS = 0.5
const HEADER_CONFIDENCE = 0.9
const WEAK_CONFIDENCE = 0.7

function fromHeader(statistics: ColumnStatistics): Candidate[] {
  const { key, copy } = headerKey(statistics.header)
  const target = HEADER_SYNONYMS.get(key) ?? byPart(key)
  if (target === undefined || (copy > 1 && !MANY.has(target))) return []
  const base = WEAK_HEADERS.has(key) ? WEAK_CONFIDENCE : HEADER_CONFIDENCE
  if (target === 'external_id') return asExternalId(statistics, base)
  if (target === 'full_name' && statistics.shares.personName >= CLEARLY_PERSONS) {
    return [{ target, confidence: 0.95, reason: 'header_and_content' }]
  }
  return confirm(statistics, { target, confidence: base, reason: 'header' })
}

/** "E-mailadres van de ouder" and "Telefoon receptie" are not in the table, but say enough with their first word. */
function byPart(key: string): ColumnTarget | undefined {
  if (/^email|email(?:adres)?$/.test(key) && !/datum|status|opt|toestemming|type|format/.test(key)) return 'email'
  if (/^(?:telefoon|telnr|phone)/.test(key) && !/type|opmerking/.test(key)) return 'phone'
  if (/^mobiel/.test(key)) return 'mobile'
  // "Lenersnummer", "Relatiecode", "Bezoekers-ID": when every row has its own, it is what rows are known by.
  const isNumberOfOther =
    /huis|tel|fax|post|land|kvk|btw|bank|iban|rekening|order|factuur|gemeente|wijk|regio|kamer/.test(key)
  return /(?:nummer|nr|number|code|id|key)$/.test(key) && !isNumberOfOther ? 'external_id' : undefined
}

/** Header and contents together are surer than either; contents that contradict the header leave the column alone. */
function confirm(statistics: ColumnStatistics, candidate: Candidate): Candidate[] {
  const expected = EXPECTED[candidate.target]
  if (expected === undefined || statistics.examined === 0) return [candidate]
  const share = statistics.shares[expected[0]]
  if (share >= expected[1]) {
    return [{ ...candidate, confidence: Math.min(0.99, candidate.confidence + 0.09), reason: 'header_and_content' }]
  }
  if (statistics.examined < ENOUGH_VALUES) return [{ ...candidate, confidence: candidate.confidence - 0.2 }]
  return share < expected[1] / 2 ? [] : [{ ...candidate, confidence: candidate.confidence - 0.3 }]
}

/** A key must tell every row apart; without that the header proves nothing. */
function asExternalId(statistics: ColumnStatistics, base: number): Candidate[] {
  const isUnique =
    statistics.filled > 0 && statistics.distinct === statistics.filled && statistics.filled === statistics.rows
  const isNumberLike = statistics.shares.withDigit > 0.5 && statistics.shares.day < 0.5 && statistics.shares.email === 0
  if (isUnique && isNumberLike) return [{ target: 'external_id', confidence: base + 0.08, reason: 'unique' }]
  return isUnique ? [{ target: 'external_id', confidence: base - 0.1, reason: 'unique' }] : []
}

const CONTENT_TARGETS: readonly (readonly [
  kind: ContentKind,
  target: ColumnTarget,
  share: number,
  confidence: number,
])[] = [
  ['email', 'email', 0.7, 0.85],
  ['brinLocation', 'brin_location', 0.9, 0.85],
  ['brin', 'brin', 0.9, 0.85],
  ['postcode', 'postcode', 0.7, 0.8],
  ['dutchPhone', 'phone', 0.7, 0.75],
  ['prefix', 'prefix', 0.9, 0.75],
  ['website', 'website', 0.8, 0.6],
  ['initials', 'initials', 0.9, 0.5],
  ['addressLine', 'address_line', 0.8, 0.5],
  ['personName', 'full_name', 0.7, 0.45],
]
/** One filled cell can look like anything. */
const CONTENT_VALUES = 2

function fromContent(statistics: ColumnStatistics): Candidate[] {
  if (statistics.examined < CONTENT_VALUES) return []
  return CONTENT_TARGETS.filter(([kind, , share]) => statistics.shares[kind] >= share).map(
    ([, target, , confidence]) => ({
      target,
      confidence,
      reason: 'content' as const,
    }),
  )
}

/**
 * A telling header keeps the column from being read by contents alone: "Factuurnummer" full of things that look like
 * telephone numbers is still an invoice number. Only e-mail addresses and postcodes are unmistakable.
 */
function candidatesOf(statistics: ColumnStatistics): Candidate[] {
  const byHeader = fromHeader(statistics)
  const { key } = headerKey(statistics.header)
  const isNamed = key !== '' && !/^(?:kolom|column|veld|field|unnamed|f|c)?\d*$/.test(key)
  const byContent = fromContent(statistics).filter(
    ({ target }) => !isNamed || (byHeader.length === 0 && UNMISTAKABLE.has(target)),
  )
  const contradicted = byHeader.filter(({ target }) => target !== 'email' && target !== 'skip' && target !== 'remark')
  if (contradicted.length > 0 && statistics.shares.email > 0.8) return [EMAIL_BY_CONTENT]
  return [...byHeader, ...byContent]
}

const UNMISTAKABLE: ReadonlySet<ColumnTarget> = new Set(['email', 'postcode', 'brin_location', 'prefix'])
const EMAIL_BY_CONTENT: Candidate = { target: 'email', confidence: 0.85, reason: 'content' }
const NOTHING: Candidate = { target: 'keep', confidence: 0, reason: 'none' }

/** What the organisation knows: how this header was mapped before, and its own fields that can be filled from a file. */
export type Known = {
  readonly profile?: readonly ColumnMapping[]
  readonly own?: readonly Pick<OwnField, 'key' | 'label' | 'dataType'>[]
  /** What the rows are; undefined when the columns must tell. */
  readonly kind?: ImportKind | undefined
}

/** Headers of activity come first there; a number of which each row has its own is a customer's as soon as everybody came once. */
function ofActivity(statistics: ColumnStatistics): Candidate[] {
  const target = ACTIVITY_SYNONYMS.get(headerKey(statistics.header).key)
  if (target !== undefined) {
    const found = confirm(statistics, { target, confidence: HEADER_CONFIDENCE, reason: 'header' })
    if (found.length > 0) return found
  }
  return candidatesOf(statistics).filter((candidate) => candidate.target !== 'external_id')
}

/** Whether these headers are those of tickets or other activity. */
export function isOfActivity(headers: readonly string[]): boolean {
  return areOfActivity(headers.map((header) => headerKey(header).key))
}

const wordsOf = (text: string) => fold(text).replace(/[^\p{L}\p{N}]/gu, '')

/** A header that is the label of an own field means that field. */
function fromOwnFields({ header }: ColumnStatistics, own: NonNullable<Known['own']>): Candidate[] {
  const words = wordsOf(header)
  if (words === '') return []
  return own
    .filter(({ label }) => wordsOf(label) === words)
    .map(({ key }) => ({ target: key, confidence: 0.995, reason: 'header' as const }))
}

function isOwnDay(target: ColumnTarget, own: NonNullable<Known['own']>): boolean {
  return own.some(({ key, dataType }) => key === target && dataType === 'date')
}

/** The saved mapping of the source, by header; a file whose columns moved is still recognised. */
function fromProfile(statistics: ColumnStatistics, profile: readonly ColumnMapping[]): Candidate | undefined {
  const saved = profile.find((mapping) => fold(mapping.header.trim()) === fold(statistics.header.trim()))
  return saved && { target: saved.target, confidence: 1, reason: 'profile' }
}

/**
 * Proposes what each column means, from a saved profile, its header and its contents. Every target that a relation has
 * once is given to one column only, the surest; what may not be taken in is stopped whatever else is known.
 */
export function proposeMapping(
  headers: readonly string[],
  sampleRows: readonly (readonly string[])[],
  { profile = [], own = [], kind, ...allowed }: Known & Allowed = {},
): ColumnProposal[] {
  const columns = describeColumns(headers, sampleRows)
  const stopped = stoppedColumns(columns, allowed)
  const free = columns.filter(({ column }) => !stopped.has(column))
  const isActivity = kind === undefined ? isOfActivity(headers) : kind === 'activity'
  const layout = isActivity ? undefined : layoutOf(headers)
  const meant = layout === undefined ? undefined : meaningsIn(layout, columns)
  const chosen = assign(free, (statistics) => {
    const saved = fromProfile(statistics, profile)
    if (saved) return [saved]
    const meaning = meant?.get(statistics.column)
    if (meaning !== undefined) return [fromLayout(meaning)]
    return [...fromOwnFields(statistics, own), ...(isActivity ? ofActivity(statistics) : candidatesOf(statistics))]
  })
  refine(free, chosen)
  if (!isActivity) findNames(free, chosen)
  return columns.map((statistics) =>
    toProposal(statistics, chosen.get(statistics.column) ?? NOTHING, stopped.get(statistics.column), { profile, own }),
  )
}

/** In the export of a program that we know a column means what it means there, whatever else its words could mean. */
const LAYOUT_CONFIDENCE = 0.97
function fromLayout(target: ColumnTarget): Candidate {
  return { target, confidence: LAYOUT_CONFIDENCE, reason: 'layout' }
}

type Chosen = Map<number, Candidate>

/** The surest pair of column and target first; an empty column yields to a filled one. */
function assign(
  columns: readonly ColumnStatistics[],
  candidates: (statistics: ColumnStatistics) => readonly Candidate[],
): Chosen {
  const pairs = columns.flatMap((statistics) =>
    candidates(statistics).map((candidate) => ({
      column: statistics.column,
      candidate,
      weight: candidate.confidence - (statistics.filled === 0 ? 0.3 : 0),
    })),
  )
  pairs.sort((a, b) => b.weight - a.weight || a.column - b.column)
  const chosen: Chosen = new Map()
  const taken = new Set<ColumnTarget>()
  for (const { column, candidate } of pairs) {
    if (chosen.has(column) || taken.has(candidate.target)) continue
    chosen.set(column, candidate)
    if (!MANY.has(candidate.target)) taken.add(candidate.target)
  }
  return chosen
}

/** What only the columns together can tell. */
function refine(columns: readonly ColumnStatistics[], chosen: Chosen): void {
  const targets = () => new Set([...chosen.values()].map(({ target }) => target))
  for (const statistics of columns) {
    const candidate = chosen.get(statistics.column)
    if (candidate === undefined || candidate.reason === 'profile' || candidate.reason === 'layout') continue
    const target = refinedTarget(statistics, candidate.target, targets())
    if (target !== candidate.target)
      chosen.set(statistics.column, { ...candidate, target, confidence: Math.min(candidate.confidence, 0.75) })
  }
}

const NAMES: ReadonlySet<ColumnTarget> = new Set([
  'full_name',
  'surname',
  'organisation_name',
  'contact_name',
  'first_name',
])
const NAME_BY_CONTENT = 0.6

/** A list without any column of names: the unknown column that looks most like persons, when one does. */
function findNames(columns: readonly ColumnStatistics[], chosen: Chosen): void {
  if ([...chosen.values()].some(({ target }) => NAMES.has(target))) return
  const unknown = columns.filter(({ column, shares }) => !chosen.has(column) && shares.personName >= NAME_BY_CONTENT)
  const best = unknown.sort((a, b) => b.shares.personName - a.shares.personName)[0]
  if (best !== undefined) chosen.set(best.column, { target: 'full_name', confidence: 0.45, reason: 'content' })
}

/** Part of the values of a "name" column that must look like persons. */
const PERSON_SHARE = 0.25
const STREET_WITH_NUMBER = 0.5
function refinedTarget(
  statistics: ColumnStatistics,
  target: ColumnTarget,
  targets: ReadonlySet<ColumnTarget>,
): ColumnTarget {
  if (target === 'street') return hasNumbersInside(statistics, targets) ? 'address_line' : target
  if (target === 'full_name') return isListOfOrganisations(statistics, targets) ? 'organisation_name' : target
  // "Vestiging" with BRIN numbers beside it is the name of a school location, not a library's branch.
  const isSchoolName = target === 'branch' && targets.has('brin_location') && !targets.has('organisation_name')
  return isSchoolName ? 'organisation_name' : target
}

function hasNumbersInside({ shares }: ColumnStatistics, targets: ReadonlySet<ColumnTarget>): boolean {
  const isElsewhere = targets.has('house_number') || targets.has('address_line')
  return !isElsewhere && shares.addressLine >= STREET_WITH_NUMBER
}

/** A column "naam" without anything that looks like a person, in a list without other names. */
function isListOfOrganisations({ shares, examined }: ColumnStatistics, targets: ReadonlySet<ColumnTarget>): boolean {
  const isOnlyName = !targets.has('surname') && !targets.has('organisation_name')
  return isOnlyName && examined >= ENOUGH_VALUES && shares.personName < PERSON_SHARE
}

const DATES: ReadonlySet<ColumnTarget> = new Set([
  'birth_date',
  'role_from',
  'role_until',
  'newsletter_on',
  'order_date',
  'event_date',
  'period_from',
  'period_until',
])

function toProposal(
  statistics: ColumnStatistics,
  chosen: Candidate,
  stoppedFor: StopReason | undefined,
  { profile = [], own = [] }: Known,
): ColumnProposal {
  const { column, header, examples, filled } = statistics
  const base = { column, header, filled, isStopped: stoppedFor !== undefined }
  // Examples of a stopped column would show the very things that may not be taken in.
  if (stoppedFor) return { ...base, target: 'skip', confidence: 1, reason: stoppedFor, examples: [] }
  const saved =
    chosen.reason === 'profile' ? profile.find((mapping) => mapping.header === header)?.dateOrder : undefined
  return {
    ...base,
    target: chosen.target,
    confidence: Math.round(Math.max(0, chosen.confidence) * 100) / 100,
    reason: chosen.reason,
    examples: chosen.target === 'skip' ? [] : [...examples],
    ...(DATES.has(chosen.target) || isOwnDay(chosen.target, own) ? { dateOrder: saved ?? statistics.dateOrder } : {}),
  }
}
