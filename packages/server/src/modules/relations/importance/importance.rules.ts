import { monthsLater } from '@klantregie/contract'

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
