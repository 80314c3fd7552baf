import type { AdviceCheck } from '@klantregie/contract'

/** Fewer people than this were seen afterwards: too little to say anything of. */
const FEWEST = 100
/** Of the normal distribution: one in forty is above it by chance. */
const Z = 1.96

/** What five suggestions were worth to people of whom it is known what they chose afterwards. */
export type Compared = {
  readonly people: number
  readonly hits: number
  readonly baselineHits: number
  /** People whom only the advice, or only the baseline, served. */
  readonly onlyAdvice: number
  readonly onlyBaseline: number
}

/**
 * Whether advice may be given: only when it serves more people than suggesting to everybody what is sold most, by more than chance allows.
 * By the test for paired yes and no (McNemar, Psychometrika 12, 1947), in which only those count whom one of the two served.
 */
export function decideVerdict({ people, onlyAdvice, onlyBaseline }: Compared): AdviceCheck['verdict'] {
  if (people < FEWEST) return 'too_little'
  const differing = onlyAdvice + onlyBaseline
  if (differing === 0) return 'no_better'
  return (onlyAdvice - onlyBaseline) / Math.sqrt(differing) >= Z ? 'better' : 'no_better'
}
