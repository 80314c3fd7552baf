import { dutchDay } from '@klantregie/contract'
import { textOf } from './values.rules.ts'

const HOUR = 3_600_000
const MOMENT = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:\.\d{1,6})?$/
const HOUR_OF_DAY = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  hour: '2-digit',
  hourCycle: 'h23',
})

/**
 * "2026-03-01 14:05:00", without a zone, as the time in the Netherlands. Of an hour that comes twice in autumn the later, so that a no is
 * never placed before the yes that it came over. Null for what is no moment.
 */
export function dutchMomentOf(value: unknown): Date | null {
  const greenwich = greenwichMomentOf(value)
  if (greenwich === null) return null
  const winter = greenwich.getTime() - HOUR
  const [day = '', time = ''] = greenwich.toISOString().split('T')
  const summer = winter - HOUR
  const isWinter = reads(winter, day, time)
  return new Date(isWinter || !reads(summer, day, time) ? winter : summer)
}

const reads = (moment: number, day: string, time: string): boolean =>
  dutchDay(new Date(moment)) === day && HOUR_OF_DAY.format(new Date(moment)) === time.slice(0, 2)

/** The same writing, as the time of Greenwich. */
export function greenwichMomentOf(value: unknown): Date | null {
  const [, day, time] = MOMENT.exec(textOf(value)) ?? []
  if (day === undefined || time === undefined) return null
  const moment = new Date(`${day}T${time}Z`)
  // The 31st of February would be a day in March.
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day) ? moment : null
}
