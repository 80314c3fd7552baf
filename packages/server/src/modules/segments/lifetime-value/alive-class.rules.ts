import type { RepeatSummary } from './summary.rules.ts'

/** What may be said about one relation instead of a number. In the order of ever less likely to come back. */
export const ALIVE_CLASSES = ['likely', 'unsure', 'unlikely'] as const
export type AliveClass = (typeof ALIVE_CLASSES)[number]

/**
 * From two to one on we say "likely", below one to two "unlikely". So of the relations that we call either, at most one in
 * three is called wrongly when the model is right, and in between we do not choose. The model itself was 12 % off on the
 * published data, so finer classes would promise more than it can keep.
 */
export const LIKELY_FROM = 2 / 3
export const UNLIKELY_BELOW = 1 / 3

/**
 * Whether a relation is likely still active, in three plain classes: a probability with decimals would be read as a verdict
 * on one person. Who never came back is always "unsure": there the model gives 1 because it lets nobody leave before a
 * first repeat, not because it knows something.
 */
export function decideAliveClass(probabilityAlive: number, { repeats }: Pick<RepeatSummary, 'repeats'>): AliveClass {
  if (repeats === 0) return 'unsure'
  if (probabilityAlive >= LIKELY_FROM) return 'likely'
  return probabilityAlive < UNLIKELY_BELOW ? 'unlikely' : 'unsure'
}
