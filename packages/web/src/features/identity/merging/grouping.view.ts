import type { GroupingEvent } from '@klantregie/contract'
import { certaintyOf } from '../questions/evidence.view.ts'
import type { Certainty } from '../questions/evidence.view.ts'

/** What is told of a merge or a split, decided without React. */
export interface EventView {
  readonly what: 'merged' | 'alike' | 'taken'
  /** Merge: the one that stayed and the one that went into it; split: the one that was taken out. */
  readonly names: readonly string[]
  /** Found by comparing lists, not by a person. */
  readonly isFound: boolean
  readonly certainty: Certainty | null
  /** Codes of what spoke for it, the heaviest first; more than these nobody reads. */
  readonly reasons: readonly string[]
  readonly isUndone: boolean
}

const MOST_REASONS = 4

export function eventView(event: GroupingEvent): EventView {
  return {
    what: whatOf(event),
    names: event.parts.map(({ name }) => name),
    isFound: event.runId !== null,
    certainty: event.score === null ? null : certaintyOf(event.score),
    reasons: event.reasons.slice(0, MOST_REASONS),
    isUndone: event.undone !== null,
  }
}

/** "A en A samengevoegd" reads like a mistake. */
function whatOf({ kind, parts: [first, second] }: GroupingEvent): EventView['what'] {
  if (kind === 'split') return 'taken'
  return first?.name === second?.name ? 'alike' : 'merged'
}

/** After a merge that matching made is undone, matching would make it again unless told otherwise. */
export function keepsApart(event: Pick<GroupingEvent, 'kind' | 'runId'>): boolean {
  return event.kind === 'merge' && event.runId !== null
}
