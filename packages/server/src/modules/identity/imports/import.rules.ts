import type { ColumnTarget, ErrorCode, ImportCounts, ImportOptions, ImportState } from '@klantregie/contract'

/**
 * inspecting → ready ⇄ checking → checked → running → done → undoing → undone.
 * `failed` and `cancelled` end any of them. Until `running` nothing outside the import's own tables has changed; a run that
 * is cancelled takes back what it did before it says so.
 */
const MAY_FOLLOW: Readonly<Record<ImportState, readonly ImportState[]>> = {
  inspecting: ['ready', 'failed', 'cancelled'],
  ready: ['checking', 'cancelled'],
  checking: ['checked', 'ready', 'failed', 'cancelled'],
  checked: ['checking', 'running', 'cancelled'],
  running: ['done', 'failed', 'cancelled'],
  done: ['undoing'],
  undoing: ['undone', 'done'],
  undone: [],
  failed: [],
  cancelled: [],
}

export function mayBecome(from: ImportState, to: ImportState): boolean {
  return MAY_FOLLOW[from].includes(to)
}

/** States in which a worker is busy with the file. */
export function isBusy(state: ImportState): boolean {
  return state === 'inspecting' || state === 'checking' || state === 'running' || state === 'undoing'
}

/** An import that never had an effect can be thrown away; the others are history. */
export function mayDiscard(state: ImportState): boolean {
  return state === 'ready' || state === 'checked' || state === 'failed' || state === 'cancelled'
}

const NAMING: ReadonlySet<ColumnTarget> = new Set([
  'full_name',
  'surname',
  'first_name',
  'call_name',
  'organisation_name',
  'email',
  'phone',
  'mobile',
])

/** What is wrong with the choices before a single row is read; null when they can be tried. */
export function decideOptions(options: ImportOptions, stoppedColumns: ReadonlySet<number>): ErrorCode | null {
  if ((options.sourceId === null) === (options.sourceName === null)) return 'identity.import_incomplete'
  // D6: a citizen service number is never stored, whatever somebody chooses on the screen.
  if (options.columns.some(({ column, target }) => stoppedColumns.has(column) && target !== 'skip'))
    return 'identity.import_column_stopped'
  if (options.kind === 'activity') return decideActivity(options)
  if (!options.columns.some(({ target }) => NAMING.has(target))) return 'identity.import_no_name_column'
  return null
}

const DAYS: ReadonlySet<ColumnTarget> = new Set(['order_date', 'event_date', 'period_from'])
/** Columns of words in which a title of a loan could stand (PRODUCT.md D4). */
const WORDS: ReadonlySet<ColumnTarget> = new Set([
  'event_title',
  'event_place',
  'price_type',
  'sales_channel',
  'remark',
])

/** What somebody did needs a day; of loans no words come in that could be a title. */
function decideActivity({ columns, factKind }: ImportOptions): ErrorCode | null {
  if (!columns.some(({ target }) => DAYS.has(target))) return 'identity.import_no_day_column'
  return factKind === 'loan' && columns.some(({ target }) => WORDS.has(target)) ? 'identity.import_loan_words' : null
}

export const NO_COUNTS: ImportCounts = {
  rows: 0,
  new: 0,
  changed: 0,
  same: 0,
  duplicate: 0,
  rejected: 0,
  joined: 0,
  gone: 0,
  satellites: 0,
  withProblems: 0,
}

export function addCounts(left: ImportCounts, right: ImportCounts): ImportCounts {
  const sum = (key: Exclude<keyof ImportCounts, 'activity'>) => left[key] + right[key]
  return {
    rows: sum('rows'),
    new: sum('new'),
    changed: sum('changed'),
    same: sum('same'),
    duplicate: sum('duplicate'),
    rejected: sum('rejected'),
    joined: sum('joined'),
    gone: sum('gone'),
    satellites: sum('satellites'),
    withProblems: sum('withProblems'),
    ...addActivity(left.activity, right.activity),
  }
}

function addActivity(left: ImportCounts['activity'], right: ImportCounts['activity']): Pick<ImportCounts, 'activity'> {
  if (left === undefined || right === undefined) {
    const activity = left ?? right
    return activity === undefined ? {} : { activity }
  }
  const sum = (key: keyof typeof left) => left[key] + right[key]
  return {
    activity: {
      known: sum('known'),
      changedRelations: sum('changedRelations'),
      resembling: sum('resembling'),
      anonymous: sum('anonymous'),
      offerings: sum('offerings'),
    },
  }
}

/** The promise of B2: rows in = new + changed + same + duplicate + rejected. */
export function isBalanced(counts: ImportCounts): boolean {
  return counts.rows === counts.new + counts.changed + counts.same + counts.duplicate + counts.rejected
}
