import type { BulkRefusal, BulkState } from '@klantregie/contract'

/** What becomes of a relation. */
export type Verdict = 'will' | 'already' | BulkRefusal
const REFUSALS: readonly BulkRefusal[] = ['not_yours', 'no_role', 'wrong_kind', 'starts_later', 'other_domain']

export type Counted = { readonly verdict: Verdict; readonly count: number; readonly examples: readonly string[] }

/** What was counted, by its name; what nobody is has no line, apart from the two that are always told. */
export function countsIn(counted: readonly Counted[]) {
  const of = (verdict: Verdict) => {
    const found = counted.find((one) => one.verdict === verdict)
    return { count: found?.count ?? 0, examples: found?.examples ?? [] }
  }
  return {
    asked: counted.reduce((total, { count }) => total + count, 0),
    will: of('will'),
    already: of('already'),
    refused: REFUSALS.map((reason) => ({ reason, ...of(reason) })).filter(({ count }) => count > 0),
  }
}

type Work = {
  readonly state: BulkState
  readonly items: number
  readonly doneThrough: number
  readonly undoneThrough: number
}

/** Which part is done of what is going on, or was last. */
export function progressOf({ state, items, doneThrough, undoneThrough }: Work): number {
  if (items === 0) return 1
  return (state === 'undoing' || state === 'undone' ? undoneThrough : doneThrough) / items
}

/** How long a deed can be taken back. What was before is kept as long, and no longer. */
export const UNDO_DAYS = 30
const DAY_MS = 24 * 60 * 60 * 1000

export function undoUntil(at: Date): Date {
  return new Date(at.getTime() + UNDO_DAYS * DAY_MS)
}

/** Before this moment everything of a deed may go. */
export function forgottenBefore(now: Date): Date {
  return new Date(now.getTime() - UNDO_DAYS * DAY_MS)
}

export type UndoRefusal = 'relations.bulk_busy' | 'relations.bulk_undone' | 'relations.bulk_too_late'

/** Work that is going on is stopped first, not taken back at the same time. */
export function refuseUndo(
  { state, at }: { readonly state: BulkState; readonly at: Date },
  now: Date,
): UndoRefusal | null {
  if (state === 'running' || state === 'undoing') return 'relations.bulk_busy'
  if (state === 'undone') return 'relations.bulk_undone'
  return now > undoUntil(at) ? 'relations.bulk_too_late' : null
}
