import type { BgNbd } from '../lifetime-value/bg-nbd.rules.ts'
import type { GammaGamma } from '../lifetime-value/gamma-gamma.rules.ts'
import type { RepeatSummary, SpendSummary } from '../lifetime-value/summary.rules.ts'

export interface Simulation {
  readonly relations: number
  readonly seed: number
  readonly model: BgNbd
  readonly spend: GammaGamma
  /** First purchases are spread evenly over these weeks. */
  readonly calibrationWeeks: number
  readonly holdoutWeeks: number
}

export type Simulated = RepeatSummary & SpendSummary & { readonly holdoutRepeats: number }

const DAYS_PER_WEEK = 7
const CENTS = 100

/**
 * Relations that behave exactly as the models say, written down as an organisation would: in days, what happened on one day
 * once. The same seed gives the same relations.
 */
export function* simulateRelations(simulation: Simulation): Generator<Simulated> {
  const { model, calibrationWeeks, holdoutWeeks } = simulation
  const random = seededRandom(simulation.seed)
  const calibrationDays = Math.round(calibrationWeeks * DAYS_PER_WEEK)
  for (let relation = 0; relation < simulation.relations; relation++) {
    const observedDays = Math.floor(random() * calibrationDays)
    const endDays = observedDays + Math.round(holdoutWeeks * DAYS_PER_WEEK)
    const days = repeatDays(random, model, endDays)
    const known = days.filter((day) => day <= observedDays)
    yield {
      repeats: known.length,
      activeWeeks: (known.at(-1) ?? 0) / DAYS_PER_WEEK,
      observedWeeks: observedDays / DAYS_PER_WEEK,
      averageCents: averageCents(random, simulation.spend, known.length),
      holdoutRepeats: days.length - known.length,
    }
  }
}

/** The days after day 0 on which a relation comes back, each once. */
function repeatDays(random: () => number, { r, alpha, a, b }: BgNbd, endDays: number): number[] {
  const perDay = drawGamma(random, r) / alpha / DAYS_PER_WEEK
  const chance = drawBeta(random, a, b)
  const days = new Set<number>()
  // The first purchase is made somewhere within day 0.
  let moment = random()
  for (;;) {
    moment -= Math.log(1 - random()) / perDay
    if (!(moment < endDays + 1)) break
    if (moment >= 1) days.add(Math.floor(moment))
    if (random() < chance) break
  }
  return [...days]
}

function averageCents(random: () => number, { p, q, v }: GammaGamma, repeats: number): number {
  if (repeats === 0) return 0
  const rate = drawGamma(random, q) / v
  return Math.round((drawGamma(random, p * repeats) / rate) * CENTS) / repeats
}

/** Uniform numbers in [0, 1) from Marsaglia's xorshift of 32 bits (Journal of Statistical Software 8, 2003). */
export function seededRandom(seed: number): () => number {
  // Two halves of 26 and 27 bits make a double; one step of 32 bits would leave visible gaps near 0.
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1
  const step = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
  for (let warmUp = 0; warmUp < 20; warmUp++) step()
  return () => ((step() >>> 6) * 2 ** 27 + (step() >>> 5)) / 2 ** 53
}

/** One Gamma(shape, 1) number (Marsaglia & Tsang, ACM Transactions on Mathematical Software 26, 2000). */
function drawGamma(random: () => number, shape: number): number {
  if (shape < 1) return drawGamma(random, shape + 1) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const normal = drawNormal(random)
    const cube = (1 + c * normal) ** 3
    if (cube > 0 && Math.log(1 - random()) < 0.5 * normal * normal + d * (1 - cube + Math.log(cube))) return d * cube
  }
}

function drawBeta(random: () => number, a: number, b: number): number {
  const one = drawGamma(random, a)
  return one / (one + drawGamma(random, b))
}

/** One standard normal number (Box & Muller 1958). */
const drawNormal = (random: () => number) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
