import { daysLater, monthsLater } from '@klantregie/contract'
import { isDayOff } from '../../../platform/pure/dutch/working-days.ts'

/**
 * The term for answering a request (GDPR 12(3)): one month, with two more at most. Months are counted by Regulation (EEC,
 * Euratom) 1182/71, art. 3: the day of receipt is not counted, the term ends with the day of the same number in the last month,
 * or with the last day of that month when there is none; and when that is a Saturday, Sunday or public holiday, with the next
 * working day. Good Friday is no holiday here: whether it counts is disputed, and a day too early harms nobody.
 * Days are ISO 8601 "2026-03-01"; they have no time zone.
 */
export const TERM_MONTHS = 1

/** The last day on which a request that came in on this day can be answered in time. */
export function calculateDueDay(receivedOn: string, extendedMonths = 0): string {
  let day = monthsLater(receivedOn, TERM_MONTHS + extendedMonths)
  while (isDayOff(day)) day = daysLater(day, 1)
  return day
}

/** The person must be told of an extension, and why, within the first month (GDPR 12(3)). */
export function mayExtend(request: { receivedOn: string; extendedMonths: number }, today: string): boolean {
  return request.extendedMonths === 0 && today <= calculateDueDay(request.receivedOn)
}
