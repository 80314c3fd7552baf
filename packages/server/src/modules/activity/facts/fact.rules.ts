import { daysLater, utcDay } from '@klantregie/contract'
import type { ErrorCode, FactDetail, FactKind } from '@klantregie/contract'

/** Kinds that run from a day to a day. Of the others the day follows from the deed or from what was offered. */
const PERIODS: readonly FactKind[] = ['membership', 'pledge', 'sponsoring', 'subsidy']
/** Kinds of which the last day must be known: without it nobody can say who is a member. */
const WITH_LAST_DAY: readonly FactKind[] = ['membership']
/** Kinds that are nothing without an amount, unless they are in kind. */
const WITH_AMOUNT: readonly FactKind[] = ['gift', 'sponsoring', 'subsidy']

const ALWAYS = ['note'] as const
const DETAILS: Readonly<Partial<Record<FactKind, readonly (keyof FactDetail)[]>>> = {
  membership: ['subscription', 'endReason'],
  pledge: ['yearlyCents', 'years', 'isFixed', 'agreedOn', 'reference', 'endReason'],
  gift: ['reference', 'isInKind', 'inReturn'],
  sponsoring: ['reference', 'inReturn', 'isInKind', 'endReason'],
  subsidy: ['reference'],
}

export type AskedFact = {
  readonly kind: FactKind
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly amountCents: number
  readonly detail?: FactDetail | undefined
}

/** What is wrong with a fact as somebody wrote it; null when nothing is. Days as "2026-03-01". */
export function refuseFact(fact: AskedFact, dayOfDeed: string): ErrorCode | null {
  if (hasForeignDetail(fact) || (fact.kind === 'pledge' && !isWholePledge(fact))) return 'activity.fact_detail_wrong'
  return refusePeriod(fact, dayOfDeed) ?? (lacksAmount(fact) ? 'activity.fact_amount_missing' : null)
}

function refusePeriod(fact: AskedFact, dayOfDeed: string): ErrorCode | null {
  if (WITH_LAST_DAY.includes(fact.kind) && fact.until === undefined) return 'activity.fact_until_missing'
  const until = lastDayOf(fact, dayOfDeed)
  return until !== null && until < (fact.from ?? dayOfDeed) ? 'activity.fact_period' : null
}

const lacksAmount = ({ kind, amountCents, detail }: AskedFact): boolean =>
  WITH_AMOUNT.includes(kind) && amountCents === 0 && detail?.isInKind !== true

function hasForeignDetail({ kind, from, until, detail = {} }: AskedFact): boolean {
  const known: readonly string[] = [...ALWAYS, ...(DETAILS[kind] ?? [])]
  const isForeign = Object.entries(detail).some(([key, value]) => value !== undefined && !known.includes(key))
  return isForeign || (!PERIODS.includes(kind) && (from !== undefined || until !== undefined))
}

/** A promise is so much a year for so many years. What comes of it are gifts, so it brings nothing itself. */
function isWholePledge({ detail, amountCents }: AskedFact): boolean {
  return (detail?.yearlyCents ?? 0) > 0 && detail?.years !== undefined && amountCents === 0
}

/** The last day of a period: as it was given, else what follows from the years of a pledge; null for what has none. */
export function lastDayOf({ kind, from, until, detail }: AskedFact, dayOfDeed: string): string | null {
  if (until !== undefined) return until
  return kind === 'pledge' && detail?.years !== undefined ? lastDayOfYears(from ?? dayOfDeed, detail.years) : null
}

/** The day before the same day so many years later: five years from 1 March 2026 run to 28 February 2031. */
export function lastDayOfYears(from: string, years: number): string {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number)
  return daysLater(utcDay(new Date(Date.UTC(year + years, month - 1, day))), -1)
}

/** From so many years on a gift is periodic (art. 6.38 Wet IB 2001). */
const PERIODIC_YEARS = 5

/**
 * A periodic gift is a fixed sum every year, for at least five years, by written agreement, without anything in return (art. 6.38 and
 * 6.41 Wet IB 2001). `until`: when it ended earlier than was agreed, the five years were not kept.
 */
export function isPeriodicGift({
  kind,
  day,
  until,
  detail,
}: {
  readonly kind: FactKind
  readonly day: string
  readonly until: string | null
  readonly detail: FactDetail | null
}): boolean {
  if (kind !== 'pledge' || detail === null) return false
  const isAgreed = detail.agreedOn !== undefined && detail.isFixed === true
  const years = detail.years ?? 0
  return isAgreed && years >= PERIODIC_YEARS && (until === null || until >= lastDayOfYears(day, PERIODIC_YEARS))
}

/** A gift to a cultural ANBI weighs a quarter more for a private giver, by at most € 1,250 a year (art. 6.39a Wet IB 2001). */
const EXTRA_SHARE = 0.25
const MOST_EXTRA_CENTS = 125_000

/**
 * What the private gifts of one calendar year weigh in the tax return of the giver when the organisation is a cultural ANBI, in cents.
 * A figure for the giver: what was given stays what it is.
 */
export function weighCultureGifts(givenCents: number): number {
  if (givenCents <= 0) return givenCents
  return givenCents + Math.min(Math.round(givenCents * EXTRA_SHARE), MOST_EXTRA_CENTS)
}

type Left = { readonly quantity: number; readonly amountCents: number }
export type Reversal = { readonly quantity: number; readonly amountCents: number }

/**
 * What is taken back of a fact, when so much of it is left. Left out: all; of the money then the share of the quantity, so that two
 * of five tickets give back two fifths and the last one gives back the rest, to the cent.
 */
export function reversalOf(
  left: Left,
  asked: { readonly quantity?: number | undefined; readonly amountCents?: number | undefined },
): Reversal | ErrorCode {
  if (left.quantity <= 0 && left.amountCents <= 0) return 'activity.fact_reversed'
  const quantity = asked.quantity ?? Math.max(left.quantity, 0)
  const amountCents = asked.amountCents ?? shareOf(left, quantity)
  if (quantity > Math.max(left.quantity, 0) || amountCents > Math.max(left.amountCents, 0))
    return 'activity.reversal_too_much'
  return quantity === 0 && amountCents === 0 ? 'activity.reversal_nothing' : { quantity, amountCents }
}

function shareOf(left: Left, quantity: number): number {
  if (left.amountCents <= 0) return 0
  return quantity >= left.quantity ? left.amountCents : Math.round((left.amountCents * quantity) / left.quantity)
}
