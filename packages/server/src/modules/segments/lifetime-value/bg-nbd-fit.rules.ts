import { digamma, logGamma } from '../../../platform/pure/special-functions.ts'
import { toSample, type BgNbdSample } from './bg-nbd-sample.rules.ts'
import type { BgNbd } from './bg-nbd.rules.ts'
import { findMostLikely, type FitDiagnostics } from './fit.rules.ts'
import type { SummaryRow } from './summary.rules.ts'

export interface BgNbdFit extends FitDiagnostics {
  readonly model: BgNbd
  /** Relations with at least one repeat: the others say little about who stays away. */
  readonly repeaters: number
  /** Different summaries among them. */
  readonly rows: number
}

/**
 * r, a and b of the starts: many who hardly come next to a few who come often; more alike; and alike with a short life.
 * alpha follows from r, so that every start expects the average rate of the data.
 */
const STARTS: readonly (readonly [number, number, number])[] = [
  [0.3, 0.8, 2.5],
  [1, 1, 5],
  [3, 0.3, 1],
]

/**
 * Fits the BG/NBD model by maximum likelihood. The same rows in the same order give the same parameters to the last bit;
 * rows of equal summaries may be counted together. Look at `problem` before using the model.
 * @throws RangeError for a summary that cannot be, such as repeats after the end of the observation.
 */
export function fitBgNbd(summaries: Iterable<SummaryRow>): BgNbdFit {
  const sample = toSample(summaries)
  const without = sample.counts.indexOf(0)
  const repeaters = sample.relations - (without < 0 ? 0 : (sample.relationsPerCount[without] ?? 0))
  const seen = { repeaters, rows: sample.rows }
  if (sample.totalRepeats === 0) return { ...NOTHING_LEARNED, ...seen, relations: sample.relations }
  const weeksPerRepeat = sample.totalWeeks / sample.totalRepeats
  const starts = STARTS.map(([r, a, b]) => [r, r * weeksPerRepeat, a, b])
  const { parameters, ...diagnostics } = findMostLikely(bgNbdLikelihood(sample), starts, sample.relations)
  return { ...diagnostics, ...seen, model: toModel(parameters) }
}

/** ln of the likelihood of all these relations under a model (Fader, Hardie & Lee 2005, equation 6). */
export function calculateBgNbdLogLikelihood(model: BgNbd, summaries: Iterable<SummaryRow>): number {
  const sample = toSample(summaries)
  return sample.relations * bgNbdLikelihood(sample)([model.r, model.alpha, model.a, model.b], new Float64Array(4))
}

const NOTHING_LEARNED = {
  model: { r: 1, alpha: 1, a: 1, b: 1 },
  problem: 'no_repeats',
  logLikelihood: 0,
  steepness: Infinity,
  spread: 0,
  steps: 0,
} as const

function toModel(parameters: readonly number[]): BgNbd {
  const [r = NaN, alpha = NaN, a = NaN, b = NaN] = parameters
  return { r, alpha, a, b }
}

/**
 * The mean log-likelihood per relation, in the form of the note "Implementing the BG/NBD Model" (Fader, Hardie & Lee 2005):
 * ln A1 + ln A2 + ln (A3 + A4), with A1 and A2 dependent on x alone, A3 = (alpha + T)^−(r + x) for who is still alive and
 * A4 = a / (b + x − 1) · (alpha + t_x)^−(r + x) for who left after the last repeat. All in logarithms: at x = 5,000 each
 * factor by itself is no number a double can hold.
 */
function bgNbdLikelihood(sample: BgNbdSample) {
  return (parameters: readonly number[], slopes: Float64Array): number => {
    const model = toModel(parameters)
    const perCount = addCounts(sample, model)
    const perRow = addRows(sample, model)
    slopes[0] = (perCount.r + perRow.r) / sample.relations
    slopes[1] = (perCount.alpha + perRow.alpha) / sample.relations
    slopes[2] = (perCount.a + perRow.a) / sample.relations
    slopes[3] = (perCount.b + perRow.b) / sample.relations
    return (perCount.value + perRow.value) / sample.relations
  }
}

interface Part extends BgNbd {
  readonly value: number
}

/** ln A1 + ln A2 and its slopes; these depend on the number of repeats alone. */
function addCounts({ counts, relationsPerCount, relations }: BgNbdSample, { r, alpha, a, b }: BgNbd): Part {
  const sum = { value: 0, r: 0, a: 0, b: 0 }
  const same = logGamma(a + b) - logGamma(b) - logGamma(r) + r * Math.log(alpha)
  const [slopeR, slopeAB, slopeB] = [Math.log(alpha) - digamma(r), digamma(a + b), digamma(b)]
  for (let place = 0; place < counts.length; place++) {
    const x = counts[place] ?? 0
    const weight = relationsPerCount[place] ?? 0
    const slopeABX = digamma(a + b + x)
    sum.value += weight * (logGamma(r + x) + logGamma(b + x) - logGamma(a + b + x) + same)
    sum.r += weight * (digamma(r + x) + slopeR)
    sum.a += weight * (slopeAB - slopeABX)
    sum.b += weight * (slopeAB - slopeABX + digamma(b + x) - slopeB)
  }
  return { ...sum, alpha: (relations * r) / alpha }
}

/** ln (A3 + A4) and its slopes, over all rows. */
function addRows(sample: BgNbdSample, { r, alpha, a, b }: BgNbd): Part {
  const { counts, weeks, count, active, observed, weight } = sample
  const logWeeks = weeks.map((span) => Math.log(alpha + span))
  const logLeave = counts.map((x) => (x === 0 ? -Infinity : Math.log(a / (b + x - 1))))
  const sum = { value: 0, r: 0, alpha: 0, a: 0, b: 0 }
  for (let row = 0; row < sample.rows; row++) {
    const place = placeAt(count, row)
    const x = numberAt(counts, place)
    const many = numberAt(weight, row)
    const end = placeAt(observed, row)
    const last = placeAt(active, row)
    const logEnd = numberAt(logWeeks, end)
    const silence = logEnd - numberAt(logWeeks, last)
    // ln (A4 / A3). With e^−|odds| nothing overflows, however far the two lie apart.
    const logOdds = numberAt(logLeave, place) + (r + x) * silence
    const small = Math.exp(-Math.abs(logOdds))
    const gone = (logOdds < 0 ? small : 1) / (1 + small)
    sum.value += many * (Math.max(logOdds, 0) + Math.log1p(small) - (r + x) * logEnd)
    sum.r -= many * (logEnd - gone * silence)
    sum.alpha -= many * (r + x) * ((1 - gone) / (alpha + numberAt(weeks, end)) + gone / (alpha + numberAt(weeks, last)))
    if (x === 0) continue
    sum.a += (many * gone) / a
    sum.b -= (many * gone) / (b + x - 1)
  }
  return sum
}

// A place in a column is never missing; the compiler cannot know.
const numberAt = (column: Float64Array, place: number) => column[place] ?? 0
const placeAt = (column: Uint32Array, row: number) => column[row] ?? 0
