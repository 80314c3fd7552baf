import { fitBgNbd, type BgNbdFit } from '../src/modules/segments/lifetime-value/bg-nbd-fit.rules.ts'
import { calibrate, decideSpendVerdict } from '../src/modules/segments/lifetime-value/diagnostics.rules.ts'
import { fitGammaGamma } from '../src/modules/segments/lifetime-value/gamma-gamma.rules.ts'
import { lifetimeValueWithin } from '../src/modules/segments/lifetime-value/lifetime-value.rules.ts'
import { countTogether } from '../src/modules/segments/lifetime-value/summary.rules.ts'
import { simulateRelations, type Simulated } from '../src/modules/segments/testing/simulate-relations.ts'
import { measureSmallSets } from './value-small.ts'

type Say = (line: string) => void
type Parameters = Readonly<Record<string, number>>
type Spend = ReturnType<typeof fitGammaGamma>

/** Three years of a house whose visitors come back a few times, and a season after it. */
const TRUTH = { model: { r: 0.6, alpha: 12, a: 0.6, b: 3 }, spend: { p: 4, q: 3.5, v: 30 } }
const CALIBRATION_WEEKS = 156
const HOLDOUT_WEEKS = 52
const SEED = 20_260_301

/**
 * How near the fit must come. The simulated people live in continuous time and are written down in days, as ours are; that alone
 * moves alpha by some percent, whatever the number of relations. Chance adds what a smaller number makes larger.
 */
const BOUND = { repeats: 0.05, spend: 0.02, holdout: 0.02 } as const
const MOST_FIT_SECONDS = 60
const SAMPLES = [0.1, 0.01] as const

/** Lifetime value of very many relations: how long fitting, checking and telling take, and whether the truth comes back. */
export function benchLifetimeValue(relations: number, say: Say): Record<string, unknown> {
  const clock = new Clock(say)
  const people = [
    ...simulateRelations({
      ...TRUTH,
      relations,
      seed: SEED,
      calibrationWeeks: CALIBRATION_WEEKS,
      holdoutWeeks: HOLDOUT_WEEKS,
    }),
  ]
  clock.lap(`${relations.toLocaleString('nl-NL')} relations made`)
  const rows = countTogether(people)
  clock.lap(`counted together to ${rows.length.toLocaleString('nl-NL')} rows`)
  const fit = fitBgNbd(rows)
  const fitSeconds = clock.lap(`BG/NBD fitted in ${fit.steps} steps over three starts: ${fit.problem ?? 'converged'}`)
  const spend = fitGammaGamma(people)
  const spendSeconds = clock.lap(
    `gamma-gamma fitted in ${spend.steps} steps: ${spend.problem ?? 'converged'}, ${decideSpendVerdict(spend)}`,
  )
  const calibration = calibrate(fit, toHoldoutRows(people), HOLDOUT_WEEKS)
  const calibrateSeconds = clock.lap(`compared with the holdout: ${calibration.verdict}`)
  const contributionCents = addUpValue(people, fit, spend)
  const tellSeconds = clock.lap('value of every relation over a year told')

  const off = {
    repeats: tellOff(say, { ...fit.model }, TRUTH.model, BOUND.repeats),
    spend: tellOff(say, { ...spend.model }, TRUTH.spend, BOUND.spend),
    holdout: Math.abs(calibration.predicted / calibration.actual - 1),
  }
  say(
    `Holdout: ${Math.round(calibration.predicted)} expected, ${calibration.actual} came, ${Math.round(calibration.baseline)} at the rate so far`,
  )
  say(`Memory ${Math.round(process.memoryUsage().rss / 1e6)} MB`)
  const samples = SAMPLES.map((share) => fitSample(people, { share, whole: fit, say }))
  const isWithinBounds = off.repeats <= BOUND.repeats && off.spend <= BOUND.spend && off.holdout <= BOUND.holdout
  say(
    `${isWithinBounds ? 'Within' : 'OUTSIDE'} the bounds; fit ${fitSeconds.wall + spendSeconds.wall <= MOST_FIT_SECONDS ? 'within' : 'OVER'} ${MOST_FIT_SECONDS} s`,
  )
  return {
    relations,
    rows: rows.length,
    seconds: { fit: fitSeconds, spend: spendSeconds, calibrate: calibrateSeconds, tell: tellSeconds },
    fit: { ...fit },
    spend: { ...spend },
    holdout: { verdict: calibration.verdict, predicted: calibration.predicted, actual: calibration.actual },
    off,
    isWithinBounds,
    contributionCents: Math.round(contributionCents),
    samples,
    small: measureSmallSets(say),
  }
}

function* toHoldoutRows(people: readonly Simulated[]) {
  for (const person of people) yield { ...person, weight: 1 }
}

function addUpValue(people: readonly Simulated[], fit: BgNbdFit, spend: Spend): number {
  const valueOf = lifetimeValueWithin({ repeats: fit.model, spend: spend.model }, HOLDOUT_WEEKS)
  let cents = 0
  for (const person of people) cents += valueOf(person).expectedContributionCents ?? 0
  return cents
}

/** What a sample would save and cost: why the product fits on everybody. */
function fitSample(
  people: readonly Simulated[],
  { share, whole, say }: { share: number; whole: BgNbdFit; say: Say },
): Record<string, unknown> {
  const clock = new Clock(() => undefined)
  const every = Math.round(1 / share)
  // The simulation gives relations in no order, so every tenth is as good as drawing.
  const fit = fitBgNbd(countTogether(people.filter((_, at) => at % every === 0)))
  const seconds = clock.lap('')
  const off = largestOff({ ...fit.model }, { ...whole.model })
  say(
    `Fitted on 1 in ${every} instead: ${seconds.cpu.toFixed(1)} s cpu, parameters up to ${percent(off)} off the fit on all`,
  )
  return { share, seconds, off, problem: fit.problem }
}

function tellOff(say: Say, found: Parameters, truth: Parameters, bound: number): number {
  const told = Object.entries(truth).map(([name, value]) => `${name} ${(found[name] ?? NaN).toFixed(3)} (${value})`)
  const off = largestOff(found, truth)
  say(`${told.join(', ')}: at most ${percent(off)} off, bound ${percent(bound)}`)
  return off
}

const largestOff = (found: Parameters, truth: Parameters) =>
  Math.max(...Object.entries(truth).map(([name, value]) => Math.abs((found[name] ?? NaN) / value - 1)))

const percent = (share: number) => `${(100 * share).toFixed(1)} %`

/** Seconds by the wall, and of processor: on a machine with others the second is what the work took. */
class Clock {
  #wall = performance.now()
  #cpu = process.cpuUsage()
  readonly #say: Say

  constructor(say: Say) {
    this.#say = say
  }

  lap(what: string): { readonly wall: number; readonly cpu: number } {
    const used = process.cpuUsage(this.#cpu)
    const seconds = { wall: (performance.now() - this.#wall) / 1000, cpu: (used.user + used.system) / 1e6 }
    this.#say(`${what}: ${seconds.wall.toFixed(1)} s, ${seconds.cpu.toFixed(1)} s cpu`)
    this.#wall = performance.now()
    this.#cpu = process.cpuUsage()
    return seconds
  }
}
