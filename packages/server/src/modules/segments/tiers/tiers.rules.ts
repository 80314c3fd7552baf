/** Passant, participant and kernpubliek: how closely a relation lived with a family of activity over a period. */
export const TIERS = ['passant', 'participant', 'core'] as const
export type Tier = (typeof TIERS)[number]

/** From how many times in a period a relation counts as what; each family of activity has its own. */
export interface TierThresholds {
  readonly participantFrom: number
  readonly coreFrom: number
}

/**
 * A start for a family without thresholds of its own: once is a passant, and once a quarter of a year belongs to the core. No
 * law or standard says so; an organisation chooses its own, and every figure names them.
 */
export const STARTING_THRESHOLDS: TierThresholds = { participantFrom: 2, coreFrom: 4 }

export type ThresholdProblem = 'not_whole' | 'participant_too_low' | 'core_not_above_participant'

/** What is wrong with thresholds, or null: whole numbers, a participant more than once, the core above that. */
export function decideThresholds({ participantFrom, coreFrom }: TierThresholds): ThresholdProblem | null {
  if (!Number.isInteger(participantFrom) || !Number.isInteger(coreFrom)) return 'not_whole'
  if (participantFrom < 2) return 'participant_too_low'
  return coreFrom > participantFrom ? null : 'core_not_above_participant'
}

/** The tier of who came so many times in a period; null for who did not come. */
export function decideTier(times: number, { participantFrom, coreFrom }: TierThresholds): Tier | null {
  if (times >= coreFrom) return 'core'
  if (times >= participantFrom) return 'participant'
  return times >= 1 ? 'passant' : null
}

/** Where relations were in the earlier period. `new`: never seen before the later one; `returned`: seen only before both. */
export const TIERS_FROM = ['new', 'returned', ...TIERS] as const
export type TierFrom = (typeof TIERS_FROM)[number]

/** Where they are in the later period. `gone`: in the earlier one, and not in this. */
export const TIERS_TO = [...TIERS, 'gone'] as const
export type TierTo = (typeof TIERS_TO)[number]

/** What is needed of a relation, or of all relations that are alike, to know how it moved. */
export interface TierHistory {
  readonly earlierTimes: number
  readonly laterTimes: number
  /** Whether it ever came before the earlier period. Without this, who stayed away for a period would be called new. */
  readonly isKnownFromBefore: boolean
  /** How many relations this stands for; 1 when left out. */
  readonly relations?: number
}

export interface TierMove {
  readonly from: TierFrom
  readonly to: TierTo
}

/** How a relation moved from one period to the next; null for who was in neither. */
export function decideMove(history: TierHistory, thresholds: TierThresholds): TierMove | null {
  const earlier = decideTier(history.earlierTimes, thresholds)
  const later = decideTier(history.laterTimes, thresholds)
  if (earlier) return { from: earlier, to: later ?? 'gone' }
  if (!later) return null
  return { from: history.isKnownFromBefore ? 'returned' : 'new', to: later }
}

/** Relations by where they came from and where they went. Nobody is counted twice; "new" to "gone" cannot be and is 0. */
export type TierMatrix = Readonly<Record<TierFrom, Readonly<Record<TierTo, number>>>>

export interface TierTransitions {
  readonly matrix: TierMatrix
  /** Relations in either period; the sum of the matrix. */
  readonly relations: number
  readonly stayed: number
  readonly rose: number
  readonly fell: number
  /** New and returned. */
  readonly came: number
  readonly gone: number
}

/** Counts how relations moved between two periods under the same thresholds. */
export function calculateTransitions(histories: Iterable<TierHistory>, thresholds: TierThresholds): TierTransitions {
  const row = () => ({ passant: 0, participant: 0, core: 0, gone: 0 })
  const matrix = { new: row(), returned: row(), passant: row(), participant: row(), core: row() }
  const totals = { stayed: 0, rose: 0, fell: 0, came: 0, gone: 0 }
  let all = 0
  for (const history of histories) {
    const move = decideMove(history, thresholds)
    if (!move) continue
    const relations = history.relations ?? 1
    matrix[move.from][move.to] += relations
    totals[decideDirection(move)] += relations
    all += relations
  }
  return { matrix, relations: all, ...totals }
}

/** What a move amounts to. */
export function decideDirection({ from, to }: TierMove): 'stayed' | 'rose' | 'fell' | 'came' | 'gone' {
  if (to === 'gone') return 'gone'
  if (from === 'new' || from === 'returned') return 'came'
  const steps = TIERS.indexOf(to) - TIERS.indexOf(from)
  if (steps === 0) return 'stayed'
  return steps > 0 ? 'rose' : 'fell'
}
