import type { ImportCounts, RowOutcome } from '@klantregie/contract'

/** One line of the account: what became of so many rows. */
export interface AccountLine {
  readonly outcome: RowOutcome
  readonly count: number
  /** 0–1, of all rows in the file. */
  readonly share: number
}

export interface AccountRemark {
  readonly id:
    | 'joined'
    | 'gone'
    | 'satellites'
    | 'withProblems'
    | 'people'
    | 'resembling'
    | 'known'
    | 'changedRelations'
    | 'anonymous'
    | 'offerings'
  readonly count: number
}

export interface Account {
  readonly rows: number
  readonly lines: readonly AccountLine[]
  /** What happens beside the rows, or to part of them; never counted again in the total. */
  readonly remarks: readonly AccountRemark[]
  /** The promise that nothing is silently dropped: the lines add up to the rows in the file. */
  readonly isBalanced: boolean
  /** Nothing new and nothing changed: reading in again would do nothing. */
  readonly isWithoutEffect: boolean
}

const order: readonly RowOutcome[] = ['new', 'changed', 'same', 'duplicate', 'rejected']

export function accountOf(counts: ImportCounts): Account {
  const lines = order.map((outcome) => ({
    outcome,
    count: counts[outcome],
    share: counts.rows === 0 ? 0 : counts[outcome] / counts.rows,
  }))
  const remarks = remarksOf(counts).filter(({ count }) => count > 0)
  return {
    rows: counts.rows,
    lines,
    remarks,
    isBalanced: lines.reduce((sum, { count }) => sum + count, 0) === counts.rows,
    isWithoutEffect: counts.new + counts.changed + counts.duplicate + counts.gone === 0,
  }
}

function remarksOf(counts: ImportCounts): AccountRemark[] {
  const { activity } = counts
  if (!activity)
    return (['joined', 'withProblems', 'satellites', 'gone'] as const).map((id) => ({ id, count: counts[id] }))
  const told = ['resembling', 'known', 'changedRelations', 'anonymous', 'offerings'] as const
  return [
    { id: 'withProblems', count: counts.withProblems },
    { id: 'people', count: counts.satellites },
    ...told.map((id) => ({ id, count: activity[id] })),
  ]
}

/** The figures that a sentence about the rows is made with. */
export function sentenceOf({ activity: _activity, ...counts }: ImportCounts): Omit<ImportCounts, 'activity'> {
  return counts
}

/** Relations that were made or changed. */
export function touchedRelations(counts: ImportCounts): number {
  return counts.activity
    ? counts.satellites + counts.activity.changedRelations
    : counts.new + counts.changed + counts.duplicate
}

export interface Undone {
  readonly id: 'removed' | 'restored' | 'gone' | 'satellites' | 'facts' | 'offerings'
  readonly count: number
}

/** What taking a list back does: what goes, and what is again what it was. */
export function undoneBy(counts: ImportCounts): readonly Undone[] {
  const { activity } = counts
  if (activity) {
    return [
      { id: 'facts', count: counts.new + counts.changed },
      { id: 'removed', count: counts.satellites },
      { id: 'restored', count: activity.changedRelations },
      { id: 'offerings', count: activity.offerings },
    ]
  }
  const beside: readonly Undone[] = [
    { id: 'gone', count: counts.gone },
    { id: 'satellites', count: counts.satellites },
  ]
  return [
    { id: 'removed', count: counts.new + counts.duplicate - counts.joined },
    { id: 'restored', count: counts.changed + counts.joined },
    ...beside.filter(({ count }) => count > 0),
  ]
}

/** Which samples there are to look at, the ones that need eyes first. */
export function samplesOf(counts: ImportCounts): readonly (RowOutcome | 'problems')[] {
  const tabs = (['rejected', 'duplicate', 'changed', 'new', 'same'] as const).filter((outcome) => counts[outcome] > 0)
  return counts.withProblems > 0
    ? [...tabs.filter((tab) => tab === 'rejected'), 'problems', ...tabs.filter((tab) => tab !== 'rejected')]
    : tabs
}
