import type { Random } from '../random.ts'

/**
 * How people keep coming, after the model by which lifetime value is told (BG/NBD: Fader, Hardie & Lee 2005): everybody has a pace of their
 * own, a few a high one and many a low one; and after each time a chance of their own that it was the last.
 */
export interface Habit {
  /** Times a year, on average over all. */
  readonly perYear: number
  /** The higher, the longer people stay: after a time the chance that it was the last is 1 in `stays` + 1 on average. */
  readonly stays: number
}

const DAYS_PER_YEAR = 365.25

/** Half a squared normal draw is a gamma of shape one half: most draws are small, some are large. Its mean is the mean asked for. */
function drawPace(random: Random, perYear: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
  return (perYear * normal * normal) / DAYS_PER_YEAR
}

/** The inverse of the distribution function of a beta (1, stays). */
const drawLeaving = (random: Random, stays: number): number => 1 - (1 - random.next()) ** (1 / stays)

/** Days on which somebody comes, from the first one on until they stay away or it is the last day. */
export function* daysOfComing(
  random: Random,
  { perYear, stays }: Habit,
  [first, last]: readonly [number, number],
): Generator<number> {
  const pace = drawPace(random, perYear)
  const leaving = drawLeaving(random, stays)
  for (let day = first; day <= last;) {
    yield day
    if (random.chance(leaving)) return
    day += Math.max(1, Math.round(-Math.log(1 - random.next()) / pace))
  }
}

/** The first of what is in order of days on or after a day; where it stands. */
export function firstFrom(list: readonly { readonly day: number }[], day: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle]?.day ?? day) < day) low = middle + 1
    else high = middle
  }
  return low
}
