/** The last day on which contact is still in time: so many months after the last contact, or after the mark when there was none. */
export function dueOn({
  lastContactOn,
  since,
  everyMonths,
}: {
  readonly lastContactOn: string | null
  readonly since: string
  readonly everyMonths: number
}): string {
  return monthsLater(lastContactOn ?? since, everyMonths)
}

/** Gone quiet: the day on which contact was due is over. */
export function isQuiet(due: string, today: string): boolean {
  return due < today
}

/** The 31st of a short month is its last day. */
function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const target = year * 12 + (month - 1) + months
  const [inYear, inMonth] = [Math.floor(target / 12), target % 12]
  const last = new Date(Date.UTC(inYear, inMonth + 1, 0)).getUTCDate()
  const pad = (number: number) => String(number).padStart(2, '0')
  return `${inYear}-${pad(inMonth + 1)}-${pad(Math.min(date, last))}`
}
