import { daysLater } from '@klantregie/contract'

/** Daily work is for the night: the day begins at this hour in Amsterdam, when nobody waits for the database. */
const FIRST_HOUR = 3

const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'short',
})

/**
 * The day (jjjj-mm-dd) whose daily work is to be done at this moment: today's from three o'clock in the night, Amsterdam time,
 * and yesterday's before. A machine that was off at night catches up when it starts, with the last day only.
 */
export function workingDayOf(now: Date): string {
  const local = CLOCK.format(now)
  const day = local.slice(0, 10)
  return Number(local.slice(11, 13)) >= FIRST_HOUR ? day : daysLater(day, -1)
}
