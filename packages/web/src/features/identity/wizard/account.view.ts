import type { ImportCounts, RowOutcome } from '@klantregie/contract'

/** One line of the account: what became of so many rows. */
export interface AccountLine {
  readonly outcome: RowOutcome
  readonly count: number
  /** 0–1, of all rows in the file. */
  readonly share: number
}

export interface AccountRemark {
  readonly id: 'joined' | 'gone' | 'satellites' | 'withProblems'
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
  const remarks = (['joined', 'withProblems', 'satellites', 'gone'] as const)
    .map((id) => ({ id, count: counts[id] }))
    .filter(({ count }) => count > 0)
  return {
    rows: counts.rows,
    lines,
    remarks,
    isBalanced: lines.reduce((sum, { count }) => sum + count, 0) === counts.rows,
    isWithoutEffect: counts.new + counts.changed + counts.duplicate + counts.gone === 0,
  }
}

/** Which samples there are to look at, the ones that need eyes first. */
export function samplesOf(counts: ImportCounts): readonly (RowOutcome | 'problems')[] {
  const tabs = (['rejected', 'duplicate', 'changed', 'new', 'same'] as const).filter((outcome) => counts[outcome] > 0)
  return counts.withProblems > 0
    ? [...tabs.filter((tab) => tab === 'rejected'), 'problems', ...tabs.filter((tab) => tab !== 'rejected')]
    : tabs
}
