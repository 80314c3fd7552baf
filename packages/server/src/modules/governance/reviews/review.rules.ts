import { daysLater, monthsLater } from '@klantregie/contract'

/** Days are calendar days (jjjj-mm-dd); nothing here knows a time of day. */

/** The first turn of a cycle after `day`: turns that passed unseen (no power, a stopped cycle) are not made up for. */
export function nextTurn(on: string, intervalMonths: number, day: string): string {
  let months = 0
  let turn = on
  // Counted from the first day, so that the 31st stays the 31st.
  while (turn <= day) turn = monthsLater(on, (months += intervalMonths))
  return turn
}

/** A round may take whole weeks, counted from the day on which it opened. */
export function dueDay(openedOn: string, weeks: number): string {
  return daysLater(openedOn, weeks * 7)
}

/** Who works on a round: those who were named, or everybody when nobody was; the owner of the domain always may. */
export function worksOn(
  { workerUserIds }: { readonly workerUserIds: readonly string[] },
  { userId, isOwner }: { readonly userId: string; readonly isOwner: boolean },
): boolean {
  return isOwner || workerUserIds.length === 0 || workerUserIds.includes(userId)
}
