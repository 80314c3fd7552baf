import { digamma, logGamma } from '../../../platform/pure/special-functions.ts'
import { findMostLikely, type FitDiagnostics } from './fit.rules.ts'
import type { SpendSummary } from './summary.rules.ts'

/**
 * The gamma-gamma model of what one repeat brings: Fader & Hardie, "The Gamma-Gamma Model of Monetary Value" (2013).
 * Amounts of one relation are Gamma with shape p around a mean of its own; 1 / scale of those over all relations is
 * Gamma(q, v). v is in whole units of money (the paper's gamma), all are above zero. How much is assumed to have nothing to do
 * with how often; see `correlation` of the fit.
 */
export interface GammaGamma {
  readonly p: number
  readonly q: number
  readonly v: number
}

export interface GammaGammaFit extends FitDiagnostics {
  readonly model: GammaGamma
  /** Relations left out: without a repeat, or whose repeats brought nothing. */
  readonly leftOut: number
  /**
   * Between −1 and 1: how far often and much go together, over the relations that count. The model assumes 0; far from it,
   * the expected amount of frequent relations is wrong.
   */
  readonly correlation: number
}

const CENTS = 100

/**
 * p, q and the part of v that the average amount does not fix. v is chosen so that the start expects the average amount,
 * p v / (q − 1).
 */
const STARTS: readonly (readonly [number, number])[] = [
  [2, 3],
  [6, 4],
  [1, 10],
]

/**
 * Fits the model by maximum likelihood on the relations with a repeat that brought money. A mean over repeats that were all
 * free is no amount, so those relations are left out here; how many is told.
 */
export function fitGammaGamma(summaries: Iterable<SpendSummary & { readonly weight?: number }>): GammaGammaFit {
  const sample = toSpendSample(summaries)
  const { leftOut, correlation, relations } = sample
  const told = { leftOut, correlation }
  if (relations === 0) return { ...NOTHING_LEARNED, ...told }
  const starts = STARTS.map(([p, q]) => [p, q, (sample.meanAmount * (q - 1)) / p])
  const { parameters, ...diagnostics } = findMostLikely(spendLikelihood(sample), starts, relations)
  return { ...diagnostics, ...told, model: toModel(parameters) }
}

/**
 * E[M | p, q, v; x, z]: the amount in cents that a next repeat of this relation may be expected to bring (Fader & Hardie 2013,
 * equation 5): the mean of the relation itself and that of all, weighed by how much we know of the relation. Without paid
 * repeats it is the mean of all. Infinite or below zero never comes out: null when the model has no mean (p x + q ≤ 1).
 */
export function calculateExpectedAmountCents({ p, q, v }: GammaGamma, summary: SpendSummary): number | null {
  const known = summary.averageCents > 0 ? summary.repeats : 0
  const certainty = p * known + q - 1
  return certainty > 0 ? (p * (CENTS * v + known * summary.averageCents)) / certainty : null
}

const NOTHING_LEARNED = {
  model: { p: 1, q: 2, v: 1 },
  problem: 'no_repeats',
  relations: 0,
  logLikelihood: 0,
  steepness: Infinity,
  spread: 0,
  steps: 0,
} as const

function toModel(parameters: readonly number[]): GammaGamma {
  const [p = NaN, q = NaN, v = NaN] = parameters
  return { p, q, v }
}

interface SpendSample {
  readonly relations: number
  readonly leftOut: number
  readonly meanAmount: number
  readonly correlation: number
  readonly counts: Float64Array
  readonly relationsPerCount: Float64Array
  /** Per row: its place in `counts`, the average amount in whole money, and how many relations it stands for. */
  readonly count: Uint32Array
  readonly amount: Float64Array
  readonly logAmount: Float64Array
  readonly weight: Float64Array
}

function toSpendSample(summaries: Iterable<SpendSummary & { readonly weight?: number }>): SpendSample {
  const places = new Map<number, { place: number; relations: number }>()
  const columns = { count: [] as number[], amount: [] as number[], weight: [] as number[] }
  const moments = new Moments()
  let leftOut = 0
  for (const { repeats, averageCents, weight = 1 } of summaries) {
    if (repeats === 0 || averageCents <= 0) {
      leftOut += weight
      continue
    }
    const known = places.get(repeats) ?? { place: places.size, relations: 0 }
    known.relations += weight
    places.set(repeats, known)
    columns.count.push(known.place)
    columns.amount.push(averageCents / CENTS)
    columns.weight.push(weight)
    moments.add(repeats, averageCents / CENTS, weight)
  }
  return {
    leftOut,
    relations: moments.weight,
    meanAmount: moments.meanY,
    correlation: moments.correlation(),
    counts: Float64Array.from(places.keys()),
    relationsPerCount: Float64Array.from(places.values(), ({ relations }) => relations),
    count: Uint32Array.from(columns.count),
    amount: Float64Array.from(columns.amount),
    logAmount: Float64Array.from(columns.amount, Math.log),
    weight: Float64Array.from(columns.weight),
  }
}

/** Means and spreads of pairs, added one by one without losing digits (Welford 1962, with weights West 1979). */
class Moments {
  weight = 0
  meanX = 0
  meanY = 0
  #xx = 0
  #yy = 0
  #xy = 0

  add(x: number, y: number, weight: number): void {
    this.weight += weight
    const fromX = x - this.meanX
    const fromY = y - this.meanY
    this.meanX += (fromX * weight) / this.weight
    this.meanY += (fromY * weight) / this.weight
    this.#xx += weight * fromX * (x - this.meanX)
    this.#yy += weight * fromY * (y - this.meanY)
    this.#xy += weight * fromX * (y - this.meanY)
  }

  /** Pearson's correlation; 0 when one of both never varies. */
  correlation(): number {
    const spread = Math.sqrt(this.#xx * this.#yy)
    return spread > 0 ? this.#xy / spread : 0
  }
}

/**
 * The mean log-likelihood of the average amounts z over x repeats (Fader & Hardie 2013, equation 1a):
 * ln Γ(px + q) − ln Γ(px) − ln Γ(q) + q ln v + (px − 1) ln z + px ln x − (px + q) ln (v + x z).
 */
function spendLikelihood(sample: SpendSample) {
  return (parameters: readonly number[], slopes: Float64Array): number => {
    const model = toModel(parameters)
    const perCount = addCounts(sample, model)
    const perRow = addRows(sample, model)
    slopes[0] = (perCount.p + perRow.p) / sample.relations
    slopes[1] = (perCount.q + perRow.q) / sample.relations
    slopes[2] = (perCount.v + perRow.v) / sample.relations
    return (perCount.value + perRow.value) / sample.relations
  }
}

interface Part extends GammaGamma {
  readonly value: number
}

function addCounts({ counts, relationsPerCount, relations }: SpendSample, { p, q, v }: GammaGamma): Part {
  const sum = { value: 0, p: 0, q: 0 }
  const same = q * Math.log(v) - logGamma(q)
  const slopeQ = Math.log(v) - digamma(q)
  for (let place = 0; place < counts.length; place++) {
    const x = counts[place] ?? 0
    const weight = relationsPerCount[place] ?? 0
    const slope = digamma(p * x + q)
    sum.value += weight * (logGamma(p * x + q) - logGamma(p * x) + p * x * Math.log(x) + same)
    sum.p += weight * x * (slope - digamma(p * x) + Math.log(x))
    sum.q += weight * (slope + slopeQ)
  }
  return { ...sum, v: (relations * q) / v }
}

function addRows({ counts, count, amount, logAmount, weight }: SpendSample, { p, q, v }: GammaGamma): Part {
  const sum = { value: 0, p: 0, q: 0, v: 0 }
  for (let row = 0; row < weight.length; row++) {
    const x = counts[count[row] ?? 0] ?? 0
    const z = amount[row] ?? 0
    const many = weight[row] ?? 0
    const own = logAmount[row] ?? 0
    const logAll = Math.log(v + x * z)
    sum.value += many * ((p * x - 1) * own - (p * x + q) * logAll)
    sum.p += many * x * (own - logAll)
    sum.q -= many * logAll
    sum.v -= (many * (p * x + q)) / (v + x * z)
  }
  return sum
}
