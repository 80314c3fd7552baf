import { incompleteBeta, logBeta, logGamma } from '../../../platform/pure/special-functions.ts'
import { meanOverBeta } from './beta-mean.rules.ts'
import type { RepeatSummary } from './summary.rules.ts'

/**
 * The BG/NBD model: Fader, Hardie & Lee, "Counting Your Customers" the Easy Way, Marketing Science 24 (2005), 275–284.
 * While a relation is alive it comes back at random moments, with a rate of its own; after every repeat it stays away for
 * good with a chance of its own. Rates over all relations are Gamma(r, alpha), alpha in weeks; chances of staying away are
 * Beta(a, b). All four are above zero.
 */
export interface BgNbd {
  readonly r: number
  readonly alpha: number
  readonly a: number
  readonly b: number
}

/**
 * The chance that a relation has not stayed away for good (Fader, Hardie & Lee 2008, "Computing P(alive) Using the BG/NBD
 * Model"). It is 1 without repeats: the model lets nobody leave before a first repeat, so it says nothing about them.
 */
export function calculateProbabilityAlive(model: BgNbd, summary: RepeatSummary): number {
  if (summary.repeats === 0) return 1
  return 1 / (1 + Math.exp(logOddsGone(model, summary)))
}

/** ln of the chance of having left after the last repeat, against being silent by chance since. */
function logOddsGone({ r, alpha, a, b }: BgNbd, { repeats, activeWeeks, observedWeeks }: RepeatSummary): number {
  const silence = Math.log1p((observedWeeks - activeWeeks) / (alpha + activeWeeks))
  return Math.log(a) - Math.log(b + repeats - 1) + (r + repeats) * silence
}

/** E[X(t)]: how many repeats a relation that just came for the first time will make within so many weeks (2005, equation 9). */
export function calculateExpectedRepeats({ r, alpha, a, b }: BgNbd, weeks: number): number {
  return expectedOfAlive({ shape: r, rate: alpha, a, b }, weeks)
}

/** E[Y(t) | x, t_x, T]: how many more repeats to expect of this relation within so many weeks (2005, equation 10). */
export function calculateExpectedFurtherRepeats(model: BgNbd, summary: RepeatSummary, weeks: number): number {
  return calculateProbabilityAlive(model, summary) * calculateExpectedIfAlive(model, summary, weeks)
}

/**
 * The same for a relation that is surely still alive. It does not depend on when the last repeat was, so it need be worked
 * out only once for every pair of `repeats` and `observedWeeks`: what is known of an alive relation is again a Gamma of
 * rates and a Beta of chances, with r + x, alpha + T, a and b + x (2005, appendix).
 */
export function calculateExpectedIfAlive(
  { r, alpha, a, b }: BgNbd,
  { repeats, observedWeeks }: Pick<RepeatSummary, 'repeats' | 'observedWeeks'>,
  weeks: number,
): number {
  return expectedOfAlive({ shape: r + repeats, rate: alpha + observedWeeks, a, b: b + repeats }, weeks)
}

interface Alive {
  readonly shape: number
  readonly rate: number
  readonly a: number
  readonly b: number
}

/**
 * The expectation before it is written with a hypergeometric function: given the chance p, the mean over the rates is
 * (1 − (rate / (rate + p t))^shape) / p (2005, equations 5 and 9). Its mean over Beta(a, b) has no differences of large
 * numbers, while the closed form divides nothing by nothing at a = 1 and loses all digits for small t.
 */
function expectedOfAlive({ shape, rate, a, b }: Alive, weeks: number): number {
  if (weeks <= 0) return 0
  const share = weeks / rate
  return meanOverBeta(a, b, (p) => (p < LEAST_CHANCE ? shape * share : -Math.expm1(-shape * Math.log1p(p * share)) / p))
}

/** Below this the chance of staying away makes no difference that a double can hold, and dividing by it would overflow. */
const LEAST_CHANCE = 1e-290

/** P(X(t) = n): the chance of exactly so many repeats within so many weeks after a first purchase (2005, equation 8). */
export function calculateProbabilityOfRepeats({ r, alpha, a, b }: BgNbd, repeats: number, weeks: number): number {
  if (weeks <= 0) return repeats === 0 ? 1 : 0
  const share = weeks / (alpha + weeks)
  const rest = alpha / (alpha + weeks)
  const logChoices = logGamma(r + repeats) - logGamma(r) - logGamma(repeats + 1)
  const logCount = logChoices + r * Math.log(rest) + repeats * Math.log(share)
  const stayed = Math.exp(logBeta(a, b + repeats) - logBeta(a, b) + logCount)
  if (repeats === 0) return stayed
  // The bracket of equation 8 is the chance that a negative binomial count is at least n: an incomplete beta function
  // (DLMF 8.17.24), which keeps its digits where one minus a sum would not.
  const left = Math.exp(logBeta(a + 1, b + repeats - 1) - logBeta(a, b)) * incompleteBeta(share, rest, repeats, r)
  return stayed + left
}
