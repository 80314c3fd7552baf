import type { MatchSettings, Thresholds } from '@klantregie/contract'
import { DEFAULT_THRESHOLDS } from '../matching/match.rules.ts'

/** What holds until a data owner says otherwise. */
export const DEFAULT_SETTINGS: MatchSettings = { isAutomatic: true, thresholds: DEFAULT_THRESHOLDS, exceptions: [] }

type Settings = Pick<MatchSettings, 'thresholds' | 'exceptions'>

/**
 * The limits (bits) that hold for a pair of which the records come from these sources and state these types. Exceptions that
 * apply take the place of the general limits, so that they may be looser too; of several the strictest counts, for each of
 * the two limits by itself. An exception that names both a source and a type applies when the pair has both.
 */
export function thresholdsFor(
  { thresholds, exceptions }: Settings,
  sourceIds: readonly string[],
  typeIds: readonly string[],
): Thresholds {
  // Asked for every pair that is compared, and most organisations have no exceptions.
  if (exceptions.length === 0) return thresholds
  let strictest: Thresholds | null = null
  for (const { sourceId, typeId, thresholds: own } of exceptions) {
    if (sourceId !== null && !sourceIds.includes(sourceId)) continue
    if (typeId !== null && !typeIds.includes(typeId)) continue
    strictest = strictest
      ? { auto: Math.max(strictest.auto, own.auto), suggest: Math.max(strictest.suggest, own.suggest) }
      : own
  }
  return strictest ?? thresholds
}

/** Whether somewhere a pair would be merged that is not even worth a question: the limit to ask must lie below that to merge. */
export function areCrossed({ thresholds, exceptions }: Settings): boolean {
  return [thresholds, ...exceptions.map((exception) => exception.thresholds)].some(
    ({ auto, suggest }) => suggest >= auto,
  )
}
