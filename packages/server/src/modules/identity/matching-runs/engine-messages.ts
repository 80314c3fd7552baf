import type { MatchSettings } from '@klantregie/contract'
import type { MatchModel } from '../matching/model.rules.ts'
import type { Observation } from '../matching/observations.rules.ts'
import type { PlannedMerge, PlannedQuestion } from './match-plan.rules.ts'
import type { RecordToMatch } from './records-to-match.queries.ts'

export type MatchTask = {
  /** yyyymmdd. */
  readonly today: number
  /** Cells (pairs) that must stay apart. */
  readonly notSame: readonly { readonly left: string; readonly right: string }[]
  readonly settings: MatchSettings
  /** Learned before; without it the records themselves are learned from. */
  readonly model?: MatchModel
  /** Keys that more records have than are given here. */
  readonly crowdedKeys?: readonly string[]
  /** Ids of the records that this is about; what does not touch them is left alone. Without it: all. */
  readonly focus?: readonly string[]
}

/** To the thread: records in the order of their ids, as many messages as needed, then the task. */
export type ToEngine =
  | { readonly kind: 'records'; readonly records: readonly RecordToMatch[] }
  | { readonly kind: 'match'; readonly task: MatchTask }

/** `recordId`: a record that says the surname and the address. */
export type PlannedHousehold = { readonly key: string; readonly recordId: string; readonly cellIds: readonly string[] }

export type MatchPlan = {
  /** Only some records were looked at: those in focus and what is near them. */
  readonly isPartial: boolean
  readonly model: MatchModel
  readonly merges: readonly PlannedMerge[]
  readonly questions: readonly PlannedQuestion[]
  readonly households: readonly PlannedHousehold[]
  readonly histogram: unknown
  readonly observations: readonly Observation[]
}

/** From the thread. `ready`: the records were taken in, more may come; `progress`: how far the comparing is, 0–1. */
export type FromEngine =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'done'; readonly plan: MatchPlan }
