import type { RoundCounts, RoundOutcome } from '@klantregie/contract'

/** Somebody in a list and something they touch; in the order of the list. */
export type Touch = { readonly key: string; readonly nodeId: string; readonly position: 'at' | 'below' }

/**
 * Whom of a list to plan for: each in turn, unless they touch what somebody before them who is planned for touches (and not both
 * from below). Answers the keys of those who have to stand back.
 */
export function standBack(touches: readonly Touch[]): Set<string> {
  const back = new Set<string>()
  const claimed = new Map<string, 'at' | 'below'>()
  for (const [key, mine] of Map.groupBy(touches, (touch) => touch.key)) {
    if (mine.some((touch) => meets(touch, claimed.get(touch.nodeId)))) {
      back.add(key)
      continue
    }
    for (const { nodeId, position } of mine) if (claimed.get(nodeId) !== 'at') claimed.set(nodeId, position)
  }
  return back
}

function meets({ position }: Touch, claimed: 'at' | 'below' | undefined): boolean {
  return claimed !== undefined && (position === 'at' || claimed === 'at')
}

const NONE: RoundCounts = {
  ...{ total: 0, waiting: 0, free: 0, collides: 0, sameRound: 0, notAllowed: 0, notYours: 0, tooOften: 0 },
  ...{ planned: 0, made: 0, cancelled: 0 },
}

const NAME_OF: Readonly<Record<RoundOutcome, keyof RoundCounts>> = {
  waiting: 'waiting',
  free: 'free',
  collides: 'collides',
  same_round: 'sameRound',
  not_allowed: 'notAllowed',
  not_yours: 'notYours',
  too_often: 'tooOften',
}

type Counted<K extends string> = readonly { readonly key: K; readonly count: number }[]

/** Counts as they are kept with a round. */
export function countsOf(
  outcomes: Counted<RoundOutcome>,
  states: Counted<'planned' | 'made' | 'cancelled'>,
): RoundCounts {
  const counts = { ...NONE }
  for (const { key, count } of outcomes) {
    counts[NAME_OF[key]] += count
    counts.total += count
  }
  for (const { key, count } of states) counts[key] += count
  return counts
}
