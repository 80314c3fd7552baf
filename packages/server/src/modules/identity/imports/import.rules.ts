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
  if (!options.columns.some(({ target }) => NAMING.has(target))) return 'identity.import_no_name_column'
  return null
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
  const sum = (key: keyof ImportCounts) => left[key] + right[key]
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
  }
}

/** The promise of B2: rows in = new + changed + same + duplicate + rejected. */
export function isBalanced(counts: ImportCounts): boolean {
  return counts.rows === counts.new + counts.changed + counts.same + counts.duplicate + counts.rejected
}
