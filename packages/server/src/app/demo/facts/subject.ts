import { dayNumber } from '../calendar.ts'
import type { DemoFact, DemoRole, DemoRow } from '../demo-row.ts'
import type { Offer } from '../offer/offer.ts'
import { firstFactDay } from '../offer/seasons.ts'
import type { Random } from '../random.ts'

/** Who or what facts are about: a role as one source knows it. */
export interface Subject {
  readonly row: DemoRow
  readonly role: DemoRole
  /** In whole years, today. */
  readonly age: number
  /** Ages today of the children at home. */
  readonly children: readonly number[]
}

export interface Registry {
  readonly random: Random
  readonly offer: Offer
  readonly today: string
}

export type Registrar = (registry: Registry, subject: Subject) => DemoFact[]

/** The days that a role runs: from its first day on, at most up to yesterday. Facts are kept from `firstFactDay` on. */
export function daysOfRole({ role }: Subject, today: string): readonly [first: number, last: number] {
  const yesterday = dayNumber(today) - 1
  const first = dayNumber(role.from ?? '2019-01-08')
  return [first, Math.min(yesterday, role.until === null ? yesterday : dayNumber(role.until))]
}

export const isKnown = (day: number, today: string): boolean => day >= firstFactDay(today) && day < dayNumber(today)

/** Whole years on a day, near enough for a ticket. */
export const ageOn = (age: number, day: number, today: string): number =>
  age - Math.ceil((dayNumber(today) - day) / 365.25)

export const sourceOf = ({ row: { sourceKey, externalId } }: Subject) => ({ sourceKey, externalId })
