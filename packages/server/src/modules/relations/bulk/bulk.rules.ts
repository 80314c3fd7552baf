import { MOST_IN_BULK, type BulkRefusal, type BulkState } from '@klantregie/contract'

/** What becomes of a relation. */
export type Verdict = 'will' | 'already' | BulkRefusal
const REFUSALS: readonly BulkRefusal[] = ['not_yours', 'no_role', 'wrong_kind', 'starts_later', 'other_domain']

export type Counted = { readonly verdict: Verdict; readonly count: number; readonly examples: readonly string[] }

export type Counts = ReturnType<typeof countsIn>

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

/** Of nobody, as long as nobody was counted. */
export const NOBODY: Counts = {
  asked: 0,
  will: { count: 0, examples: [] },
  already: { count: 0, examples: [] },
  refused: [],
}

/** What a sample says of the whole: it was this share of it. Somebody is always there, because a sample may miss a few. */
export function about(counts: Counts, share: number): Counts {
  const scaled = <T extends { readonly count: number }>(one: T) => ({ ...one, count: Math.round(one.count / share) })
  const [will, already, refused] = [scaled(counts.will), scaled(counts.already), counts.refused.map(scaled)]
  const rest = refused.reduce((sum, { count }) => sum + count, already.count)
  return { asked: Math.max(1, will.count + rest), will, already, refused }
}

/** By reason, without examples. */
export function refusedIn(refused: Counts['refused']): Partial<Record<BulkRefusal, number>> {
  return Object.fromEntries(refused.map(({ reason, count }) => [reason, count]))
}

/** An estimate is a few percent off: what may just fit is looked at precisely later. */
const OFF_BY = 1.2

export const isSurelyTooMany = (estimated: number): boolean => estimated > MOST_IN_BULK * OFF_BY

/** A sample of a short part of a list says little, so so many more are nothing strange. */
const FEW_MORE = 10_000

/** Whether so many more relations would change than was said, that whoever asked would want to look again. */
export function isFarMore(will: number, told: number): boolean {
  return will > 1.5 * told + FEW_MORE
}

type Work = {
  readonly state: BulkState
  readonly items: number
  readonly doneThrough: number
  readonly undoneThrough: number
}

/** Which part is done of what is going on, or was last. */
export function progressOf({ state, items, doneThrough, undoneThrough }: Work): number {
  if (state === 'gathering') return 0
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

export const isBusy = (state: BulkState): boolean => state === 'gathering' || state === 'running' || state === 'undoing'

/** Work that is going on is stopped first, not taken back at the same time. */
export function refuseUndo(
  { state, at }: { readonly state: BulkState; readonly at: Date },
  now: Date,
): UndoRefusal | null {
  if (isBusy(state)) return 'relations.bulk_busy'
  if (state === 'undone') return 'relations.bulk_undone'
  return now > undoUntil(at) ? 'relations.bulk_too_late' : null
}
