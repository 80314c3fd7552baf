import { daysLater } from '@klantregie/contract'
import type { Exact, ExactGroup, ExactNode } from '../conditions/exact.ts'
import type { Tier, TierFrom, TierMove, TierThresholds, TierTo } from './tiers.rules.ts'

/** Days as "2026-03-01", both included. */
export type Stretch = { readonly from: string; readonly until: string }
/** Open at the beginning: from the very first day on. */
type Until = { readonly from: string | null; readonly until: string }

export type Compared = {
  readonly familyId: string
  readonly earlier: Stretch
  readonly later: Stretch
  readonly thresholds: TierThresholds
}

/** Every move that can be: who is new or returned cannot be gone as well. */
export const MOVES: readonly TierMove[] = (['new', 'returned', 'passant', 'participant', 'core'] as const).flatMap(
  (from) =>
    (['passant', 'participant', 'core', 'gone'] as const)
      .filter((to) => to !== 'gone' || (from !== 'new' && from !== 'returned'))
      .map((to) => ({ from, to })),
)

/**
 * Who made a move, as conditions that are counted like any other: the same as `decideMove` says of one relation. A time is a day on which
 * something took place. Between two periods that do not follow each other, somebody may have been seen too: then they have returned.
 */
export function conditionsOfMove(compared: Compared, { from, to }: TierMove): ExactGroup {
  return { group: 'all', of: [...fromOf(compared, from), ...toOf(compared, to)] }
}

function fromOf(compared: Compared, from: TierFrom): ExactNode[] {
  const { familyId, earlier, later } = compared
  if (from !== 'new' && from !== 'returned') return tierOf(compared, earlier, from)
  const before = atLeast(familyId, 1, { from: null, until: daysLater(later.from, -1) })
  const absent = not(atLeast(familyId, 1, earlier))
  return [absent, from === 'new' ? not(before) : before]
}

function toOf(compared: Compared, to: TierTo): ExactNode[] {
  const { familyId, later } = compared
  return to === 'gone' ? [not(atLeast(familyId, 1, later))] : tierOf(compared, later, to)
}

/** Who was of a tier over a stretch of days, as conditions. */
export function tierOf(
  { familyId, thresholds }: Pick<Compared, 'familyId' | 'thresholds'>,
  stretch: Until,
  tier: Tier,
): ExactNode[] {
  const { participantFrom, coreFrom } = thresholds
  if (tier === 'core') return [atLeast(familyId, coreFrom, stretch)]
  const [least, below] = tier === 'participant' ? [participantFrom, coreFrom] : [1, participantFrom]
  return [atLeast(familyId, least, stretch), not(atLeast(familyId, below, stretch))]
}

function atLeast(familyId: string, least: number, days: Until): Exact {
  return { on: 'behaviour', familyId, genreIds: [], branchIds: [], measure: 'days', ...days, least, most: null }
}

const not = (condition: Exact): ExactGroup => ({ group: 'none', of: [condition] })
