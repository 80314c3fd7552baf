import type { Cast } from './cast.ts'
import type { DemoHouse } from './house.ts'

/** Something that somebody did, so many days before the first day (negative) and at a moment of that day. */
export type Deed = {
  readonly on: number
  /** Minutes after midnight on the Dutch clock; in the morning when left out. */
  readonly at?: number
  readonly run: (house: DemoHouse) => Promise<unknown>
}

/** A part of the story. Deeds of one part may hand things on to each other; all parts are told day by day. */
export type Part = (cast: Cast) => readonly Deed[]

const MORNING = 9 * 60 + 20
/** Two deeds of one day are some minutes apart. */
const APART = 7

/** Tells everything in order of time. */
export async function tell(house: DemoHouse, deeds: readonly Deed[]): Promise<void> {
  const inOrder = deeds
    .map((deed, index) => ({ ...deed, at: deed.at ?? MORNING + (index % 50) * APART }))
    .sort((one, other) => one.on - other.on || one.at - other.at)
  for (const { on, at, run } of inOrder) {
    house.setClock(on, at)
    await run(house)
  }
  house.endStory()
}

/** So many of a list, from a place in it; fewer when there are not so many. */
export const some = <T>(list: readonly T[], count: number, from = 0): readonly T[] => list.slice(from, from + count)

/** One of a list, from the front again when it is shorter; undefined of an empty one. */
export const one = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(list.length, 1)]

/** One of a list by turns, so that neighbours differ. */
export function turn<T>(list: readonly [T, ...T[]], index: number): T {
  return list[index % list.length] ?? list[0]
}
