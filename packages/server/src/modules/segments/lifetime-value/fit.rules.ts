import { minimise, type Minimum, type Smooth } from '../../../platform/pure/minimise.ts'

/**
 * Why a fit cannot be used. `no_repeats`: nothing to learn from. `steep`: the search stopped where the likelihood still
 * rises. `edge`: a parameter ran off to zero or infinity, so the data do not fix it. `starts_disagree`: no two starts found
 * the same top.
 */
export const FIT_PROBLEMS = ['no_repeats', 'steep', 'edge', 'starts_disagree'] as const
export type FitProblem = (typeof FIT_PROBLEMS)[number]

export interface FitDiagnostics {
  /** Null when the fit converged. */
  readonly problem: FitProblem | null
  readonly logLikelihood: number
  /** Relations that the fit learned from. */
  readonly relations: number
  /** The largest slope of the mean log-likelihood per relation, to the logarithm of any parameter. 0 at a top. */
  readonly steepness: number
  /** How far the second best start stayed below the best one, in mean log-likelihood per relation. */
  readonly spread: number
  /** Steps of the search over all starts. */
  readonly steps: number
}

/** The search goes on until the slope is no more than this, which rounding allows for a mean over a million relations. */
const FLAT = 1e-8
/**
 * Up to this slope we call it a top. Chance alone tilts the mean log-likelihood of a million relations by about 1e-3, so
 * what is left to gain is far below what the data can tell.
 */
const CONVERGED_BELOW = 1e-5
/** Parameters are searched between e^−14 and e^14, about one millionth and one million. */
const REACH = 14
const EDGE = REACH - 0.01
/** A factor e per step at most. */
const LONGEST_STEP = 1
const MOST_STEPS = 500
/** Two starts found the same top when their mean log-likelihoods differ less than this. */
const SAME_TOP = 1e-7

/** The mean log-likelihood and its slopes to the parameters themselves, which are all above zero. */
export type MeanLogLikelihood = (parameters: readonly number[], slopes: Float64Array) => number

export interface Fit extends FitDiagnostics {
  readonly parameters: readonly number[]
}

/**
 * The parameters that make the data most likely. Searched on the logarithms of the parameters, so that they stay above zero
 * and their units do not matter, from every start, because one search can end on the wrong hill.
 */
export function findMostLikely(
  likelihood: MeanLogLikelihood,
  starts: readonly (readonly number[])[],
  relations: number,
): Fit {
  const smooth = onLogarithms(likelihood)
  const options = { flatness: FLAT, longestStep: LONGEST_STEP, reach: REACH, mostSteps: MOST_STEPS }
  const found = starts
    .map((start) => minimise(smooth, start.map(Math.log), options))
    .sort((one, other) => one.value - other.value)
  const [best, second] = found
  if (!best) throw new RangeError('a fit needs at least one start')
  const spread = second ? second.value - best.value : 0
  return {
    parameters: best.point.map(Math.exp),
    problem: findProblem(best, spread),
    logLikelihood: -best.value * relations,
    relations,
    steepness: best.steepness,
    spread,
    steps: found.reduce((sum, { steps }) => sum + steps, 0),
  }
}

function findProblem(best: Minimum, spread: number): FitProblem | null {
  if (best.point.some((logarithm) => Math.abs(logarithm) > EDGE)) return 'edge'
  // Written so that a slope or value that is not a number is a problem too.
  if (!(best.steepness <= CONVERGED_BELOW && Number.isFinite(best.value))) return 'steep'
  return spread <= SAME_TOP ? null : 'starts_disagree'
}

function onLogarithms(likelihood: MeanLogLikelihood): Smooth {
  return (logarithms, gradient) => {
    const parameters = logarithms.map(Math.exp)
    const value = likelihood(parameters, gradient)
    parameters.forEach((parameter, i) => {
      gradient[i] = -(gradient[i] ?? 0) * parameter
    })
    return -value
  }
}
