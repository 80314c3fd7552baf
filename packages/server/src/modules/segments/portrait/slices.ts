import type { Exact } from '../conditions/exact.ts'

/**
 * A number that everybody has, cut into bits: slice k holds for whoever has bit k of it set. So "born after this day" and "lives in this area"
 * are a few operations on bitmaps, whatever the day and the area, and nothing has to be made again when a day begins. Nobody's number is
 * nought when it is known; of whom it is not known, no slice holds.
 */
export type Slice = Extract<Exact, { readonly on: 'slice' }>

/** Days since this one, which is day nought; earlier birthdays are day one. In sixteen bits that is until the year 2079. */
export const FIRST_BIRTHDAY = '1899-12-31'
const DAY_MS = 86_400_000

export const BITS = { birthday: 16, area: 14 } as const

export const SLICES: readonly Slice[] = (['birthday', 'area'] as const).flatMap((of) =>
  Array.from({ length: BITS[of] }, (_, bit) => ({ on: 'slice' as const, of, bit })),
)

/** The number of a day, as the slices have it. */
export const numberOfDay = (day: string): number =>
  Math.min(Math.max(Math.round((Date.parse(day) - Date.parse(FIRST_BIRTHDAY)) / DAY_MS), 1), 2 ** BITS.birthday - 1)
