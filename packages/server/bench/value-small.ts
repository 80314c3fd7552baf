import { fitBgNbd } from '../src/modules/segments/lifetime-value/bg-nbd-fit.rules.ts'
import { calibrate, LARGEST_ERROR } from '../src/modules/segments/lifetime-value/diagnostics.rules.ts'
import { simulateRelations } from '../src/modules/segments/testing/simulate-relations.ts'

/** The published parameters; relations behave exactly as the model says, so whatever is off is chance. */
const TRUTH = { model: { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, spend: { p: 6.25, q: 3.74, v: 15.44 } }
const WEEKS = { calibrationWeeks: 104, holdoutWeeks: 52 }
/** Simulated relations per set; about four in ten come back. */
const SIZES = [240, 480, 1000, 2500] as const
const SETS = 60

/** How far chance alone puts a fit on few relations off: the reason behind the thresholds of `diagnostics.rules.ts`. */
export function measureSmallSets(say: (line: string) => void): readonly Record<string, number>[] {
  return SIZES.map((relations) => {
    const sets = Array.from({ length: SETS }, (_, at) => measureSet(relations, (at + 1) * 7919))
    const mean = (value: (set: (typeof sets)[number]) => number) =>
      Math.round(sets.reduce((sum, set) => sum + value(set), 0) / SETS)
    const outcome = {
      repeaters: mean((set) => set.repeaters),
      holdoutRepeats: mean((set) => set.actual),
      tooFarOff: sets.filter((set) => set.error > LARGEST_ERROR).length,
      deviationOfNineInTen: sets.map((set) => set.deviation).sort((a, b) => a - b)[Math.floor(SETS * 0.9)] ?? NaN,
    }
    say(
      `${outcome.repeaters} who came back: over a fifth off in ${outcome.tooFarOff} of ${SETS} sets, ` +
        `groups within ${outcome.deviationOfNineInTen.toFixed(2)} in nine of ten`,
    )
    return outcome
  })
}

function measureSet(relations: number, seed: number) {
  const people = [...simulateRelations({ ...TRUTH, ...WEEKS, relations, seed })]
  const rows = people.map((person) => ({ ...person, weight: 1 }))
  const fit = fitBgNbd(rows)
  const { predicted, actual, deviation } = calibrate(fit, rows, WEEKS.holdoutWeeks)
  return { repeaters: fit.repeaters, actual, error: Math.abs(predicted / actual - 1), deviation: deviation ?? Infinity }
}
