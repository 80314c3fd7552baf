/** Days are calendar days (jjjj-mm-dd); nothing here knows a time of day. */

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
}

/** The same day so many months later; the last day of a shorter month (31 August and six months on is 28 February). */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const index = year * 12 + (month - 1) + months
  const [toYear, toMonth] = [Math.floor(index / 12), ((index % 12) + 12) % 12]
  return new Date(Date.UTC(toYear, toMonth, Math.min(date, daysIn(toYear, toMonth)))).toISOString().slice(0, 10)
}

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
  return new Date(Date.parse(`${openedOn}T00:00:00Z`) + weeks * 7 * 24 * 3600 * 1000).toISOString().slice(0, 10)
}

/** Who works on a round: those who were named, or everybody when nobody was; the owner of the domain always may. */
export function worksOn(
  { workerUserIds }: { readonly workerUserIds: readonly string[] },
  { userId, isOwner }: { readonly userId: string; readonly isOwner: boolean },
): boolean {
  return isOwner || workerUserIds.length === 0 || workerUserIds.includes(userId)
}
