/**
 * The dice of the demonstration organisation. The generator is sfc32 ("Small Fast Counter", Chris Doty-Humphrey,
 * PractRand, 2010), seeded by an FNV-1a hash of the seed and a label, so that each subject throws its own dice: adding a
 * throw in one place does not change the people of another.
 */
export interface Random {
  /** A number from 0 up to, not including, 1. */
  readonly next: () => number
  /** A whole number from `low` to `high`, both included. */
  readonly between: (low: number, high: number) => number
  /** True with the given probability (0–1). */
  readonly chance: (probability: number) => boolean
  /** One of the values, each as likely. Throws a RangeError on an empty list. */
  readonly pick: <T>(values: readonly T[]) => T
}

const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193
const TWO_TO_32 = 4_294_967_296
/** The first results of sfc32 still resemble the seed; PractRand throws the first dozen away. */
const WARM_UP = 12

function hash(text: string, start: number): number {
  let value = start
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), FNV_PRIME)
  return value >>> 0
}

function sfc32(first: number, second: number): () => number {
  let a = first
  let b = second
  let c = first ^ second
  let counter = 1
  return () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / TWO_TO_32
  }
}

/** Dice for one subject: the same seed and label give the same throws, on every machine. */
export function dice(seed: string, label: string): Random {
  const next = sfc32(hash(`${seed}\u0000${label}`, FNV_OFFSET), hash(`${label}\u0000${seed}`, FNV_OFFSET))
  for (let index = 0; index < WARM_UP; index++) next()
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (values) => {
      const value = values[Math.floor(next() * values.length)]
      if (value === undefined) throw new RangeError('There is nothing to pick from.')
      return value
    },
  }
}

/** Draws values in proportion to their weights, by bisection over the running total. */
export interface Urn<T> {
  readonly draw: (random: Random) => T
}

/** Makes an urn; weights are any non-negative numbers, of which at least one is above zero. */
export function urn<T>(entries: readonly (readonly [value: T, weight: number])[]): Urn<T> {
  const totals = new Float64Array(entries.length)
  let total = 0
  entries.forEach(([, weight], index) => (totals[index] = total += weight))
  if (!(total > 0)) throw new RangeError('An urn needs at least one value with a weight.')
  return {
    draw: (random) => {
      const aim = random.next() * total
      let low = 0
      let high = entries.length - 1
      while (low < high) {
        const middle = (low + high) >> 1
        if ((totals[middle] ?? total) > aim) high = middle
        else low = middle + 1
      }
      const entry = entries[low]
      if (entry === undefined) throw new RangeError('There is nothing to draw from.')
      return entry[0]
    },
  }
}
