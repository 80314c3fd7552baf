import type { SummaryRow } from './summary.rules.ts'

/**
 * Summaries as columns of numbers. Rows share few different counts and weeks, and the costly functions depend on one of
 * those each: they are worked out once per value and looked up per row. That makes one look at the likelihood of a million
 * rows a matter of tens of milliseconds, so that no sample need be drawn.
 */
export interface BgNbdSample {
  readonly rows: number
  readonly relations: number
  readonly totalRepeats: number
  readonly totalWeeks: number
  readonly counts: Float64Array
  /** Relations per value of `counts`. */
  readonly relationsPerCount: Float64Array
  readonly weeks: Float64Array
  /** Per row: its place in `counts`, and of its two spans in `weeks`. */
  readonly count: Uint32Array
  readonly active: Uint32Array
  readonly observed: Uint32Array
  readonly weight: Float64Array
}

/** Lays summaries out for the fit. @throws RangeError for a summary that cannot be. */
export function toSample(summaries: Iterable<SummaryRow>): BgNbdSample {
  const counts = new Places()
  const weeks = new Places()
  const columns = { count: [] as number[], active: [] as number[], observed: [] as number[], weight: [] as number[] }
  for (const row of summaries) {
    assertPossible(row)
    columns.count.push(counts.of(row.repeats))
    columns.active.push(weeks.of(row.activeWeeks))
    columns.observed.push(weeks.of(row.observedWeeks))
    columns.weight.push(row.weight)
  }
  const sample = {
    rows: columns.weight.length,
    counts: counts.values(),
    weeks: weeks.values(),
    count: Uint32Array.from(columns.count),
    active: Uint32Array.from(columns.active),
    observed: Uint32Array.from(columns.observed),
    weight: Float64Array.from(columns.weight),
  }
  return { ...sample, ...totalsOf(sample) }
}

type Columns = Omit<BgNbdSample, 'relations' | 'totalRepeats' | 'totalWeeks' | 'relationsPerCount'>

function totalsOf({ rows, counts, weeks, count, observed, weight }: Columns) {
  const relationsPerCount = new Float64Array(counts.length)
  let relations = 0
  let totalRepeats = 0
  let totalWeeks = 0
  for (let row = 0; row < rows; row++) {
    const [place, many] = [count[row] ?? 0, weight[row] ?? 0]
    relationsPerCount[place] = (relationsPerCount[place] ?? 0) + many
    relations += many
    totalRepeats += many * (counts[place] ?? 0)
    totalWeeks += many * (weeks[observed[row] ?? 0] ?? 0)
  }
  return { relationsPerCount, relations, totalRepeats, totalWeeks }
}

function assertPossible({ repeats, activeWeeks, observedWeeks, weight }: SummaryRow): void {
  const isCount = Number.isInteger(repeats) && repeats >= 0
  const isSpan = activeWeeks >= 0 && activeWeeks <= observedWeeks && (repeats > 0 || activeWeeks === 0)
  if (isCount && isSpan && observedWeeks < Infinity && weight > 0) return
  throw new RangeError(
    `no relation came back ${repeats} times in ${activeWeeks} of ${observedWeeks} weeks (× ${weight})`,
  )
}

/** Gives every different number a place, in the order in which they come. */
class Places {
  readonly #places = new Map<number, number>()

  of(value: number): number {
    let place = this.#places.get(value)
    if (place === undefined) this.#places.set(value, (place = this.#places.size))
    return place
  }

  values(): Float64Array {
    return Float64Array.from(this.#places.keys())
  }
}
