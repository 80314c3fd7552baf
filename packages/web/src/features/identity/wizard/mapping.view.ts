import { ActivityTarget, isOwnField } from '@klantregie/contract'
import type {
  ColumnMapping,
  ColumnProposal,
  ColumnTarget,
  DateOrder,
  Field,
  MappingReason,
  ImportKind,
} from '@klantregie/contract'

const activity: ReadonlySet<ColumnTarget> = new Set(ActivityTarget.options)
export const isActivityTarget = (target: ColumnTarget): boolean => activity.has(target)
const dates: ReadonlySet<ColumnTarget> = new Set([
  'birth_date',
  'role_from',
  'role_until',
  'newsletter_on',
  'order_date',
  'event_date',
  'period_from',
  'period_until',
])

/** Whether a column with this meaning may say how its days are written. Of an own field the server knows whether it holds days. */
export function isDateTarget(target: ColumnTarget): boolean {
  return dates.has(target) || isOwnField(target)
}

/** Whether to ask for it. `own`: the fields of one's own. */
export function asksDateOrder(target: ColumnTarget, own: readonly Pick<Field, 'key' | 'dataType'>[]): boolean {
  return dates.has(target) || own.some(({ key, dataType }) => key === target && dataType === 'date')
}

/** What somebody chose by hand for one column. */
export interface Choice {
  readonly target: ColumnTarget
  readonly dateOrder?: DateOrder
}
export type Choices = Readonly<Record<number, Choice>>

/** A column as the table shows it: the proposal, and over it what was chosen by hand. */
export interface MappedColumn extends ColumnProposal {
  readonly isByHand: boolean
}

/** A stopped column (BSN) stays skipped, whatever was stored before. */
export function mapColumns(proposal: readonly ColumnProposal[], choices: Choices): readonly MappedColumn[] {
  return proposal.map((column) => {
    const choice = column.isStopped ? undefined : choices[column.column]
    if (!choice) return { ...column, isByHand: false }
    const { dateOrder: found, ...rest } = column
    const isSame = choice.target === column.target && (choice.dateOrder ?? found) === found
    const dateOrder = isDateTarget(choice.target) ? { dateOrder: choice.dateOrder ?? found ?? 'dmy' } : {}
    return { ...rest, target: choice.target, ...dateOrder, isByHand: !isSame }
  })
}

/** What is sent: one mapping per column, in the order of the file. */
export function toMapping(columns: readonly MappedColumn[]): ColumnMapping[] {
  return columns.map(({ column, header, target, dateOrder }) => ({
    column,
    header,
    target,
    ...(dateOrder !== undefined && isDateTarget(target) && { dateOrder }),
  }))
}

/** Choices made in an earlier dry run, as if they were made by hand just now. */
export function choicesFrom(columns: readonly ColumnMapping[]): Choices {
  return Object.fromEntries(
    columns.map(({ column, target, dateOrder }) => [column, { target, ...(dateOrder && { dateOrder }) }]),
  )
}

export type Certainty = 'by_hand' | 'certain' | 'likely' | 'doubtful' | 'unknown' | 'stopped'

const CERTAIN = 0.85
const LIKELY = 0.6

/** How sure we are, in a word; a figure such as 0.83 would promise more than there is. */
export function certaintyOf(column: MappedColumn): Certainty {
  if (column.isStopped) return 'stopped'
  if (column.isByHand) return 'by_hand'
  if (column.reason === 'none' || column.confidence === 0) return 'unknown'
  if (column.confidence >= CERTAIN) return 'certain'
  return column.confidence >= LIKELY ? 'likely' : 'doubtful'
}

/** Bars of the small meter, 0–4. */
export function barsOf(certainty: Certainty): number {
  return { by_hand: 4, certain: 4, likely: 3, doubtful: 1, unknown: 0, stopped: 0 }[certainty]
}

/** Why, when there is something to say that the certainty does not say already. */
export function reasonOf(column: MappedColumn): Exclude<MappingReason, 'none'> | null {
  return column.isByHand || column.isStopped || column.reason === 'none' ? null : column.reason
}

/** Relations may have several of these; of all others the second column overwrites the first. */
const several: ReadonlySet<ColumnTarget> = new Set([
  'email',
  'phone',
  'mobile',
  'remark',
  'card_number',
  'no_email',
  'no_phone',
  'no_post',
  'no_sms',
  'keep',
  'skip',
])
const naming: ReadonlySet<ColumnTarget> = new Set([
  'full_name',
  'surname',
  'first_name',
  'call_name',
  'organisation_name',
  'email',
  'phone',
  'mobile',
])
const persons: ReadonlySet<ColumnTarget> = new Set(['full_name', 'surname', 'first_name', 'call_name'])
const keys: ReadonlySet<ColumnTarget> = new Set(['external_id', 'brin_location', 'brin', 'board_number', 'card_number'])

export type MappingIssue =
  /** Nothing says whom a row is about: the dry run would be refused. */
  | { readonly id: 'no_name'; readonly isBlocking: true }
  /** Of activity nothing says when it was: the dry run would be refused. */
  | { readonly id: 'no_day'; readonly isBlocking: true }
  /** Of activity nothing says who it was. */
  | { readonly id: 'only_anonymous'; readonly isBlocking: false }
  /** Names are missing, only an e-mail address or phone number is there. */
  | { readonly id: 'only_contact'; readonly isBlocking: false }
  /** Two columns with one meaning, of which a relation has only one. */
  | {
      readonly id: 'twice'
      readonly isBlocking: false
      readonly target: ColumnTarget
      readonly headers: readonly string[]
    }
  /** Without a number of its own a changed row cannot be recognised next time. */
  | { readonly id: 'no_key'; readonly isBlocking: false }

export function findIssues(columns: readonly MappedColumn[], kind: ImportKind): readonly MappingIssue[] {
  const targets = new Set(columns.map(({ target }) => target))
  const twice = doubles(columns, targets)
  if (kind === 'activity') return [...issuesOfActivity(targets), ...twice]
  const unkeyed: MappingIssue[] = hasSome(targets, keys) ? [] : [{ id: 'no_key', isBlocking: false }]
  return [...issuesOfPeople(targets), ...twice, ...unkeyed]
}

type Targets = ReadonlySet<ColumnTarget>
const hasSome = (targets: Targets, some: Targets) => [...targets].some((target) => some.has(target))

function issuesOfPeople(targets: Targets): MappingIssue[] {
  const issues: MappingIssue[] = []
  if (!hasSome(targets, naming)) issues.push({ id: 'no_name', isBlocking: true })
  else if (!hasSome(targets, persons) && !targets.has('organisation_name'))
    issues.push({ id: 'only_contact', isBlocking: false })
  return issues
}

const days: Targets = new Set(['order_date', 'event_date', 'period_from'])
const whose: Targets = new Set(['customer_number', 'email', 'postcode'])

function issuesOfActivity(targets: Targets): MappingIssue[] {
  const issues: MappingIssue[] = []
  if (!hasSome(targets, days)) issues.push({ id: 'no_day', isBlocking: true })
  if (!hasSome(targets, whose)) issues.push({ id: 'only_anonymous', isBlocking: false })
  return issues
}

function doubles(columns: readonly MappedColumn[], targets: Targets): MappingIssue[] {
  return [...targets].flatMap((target) => {
    const headers = columns.filter((column) => column.target === target).map(({ header }) => header)
    return headers.length > 1 && !several.has(target) ? [{ id: 'twice', isBlocking: false, target, headers }] : []
  })
}

/** Columns that say what was done make a list of activity; a name of an organisation without names of persons one of organisations. */
export function guessKind(columns: readonly { readonly target: ColumnTarget }[]): ImportKind {
  const targets = new Set(columns.map(({ target }) => target))
  if ([...targets].some(isActivityTarget)) return 'activity'
  const hasPerson = [...persons].some((target) => targets.has(target))
  return targets.has('organisation_name') && !hasPerson ? 'organisation' : 'person'
}
