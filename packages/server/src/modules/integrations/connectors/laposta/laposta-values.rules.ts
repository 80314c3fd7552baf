import { dutchDay } from '../../../../platform/pure/dutch/age-of-consent.ts'

/** Reading what Laposta says: lenient, because none of it is trusted to be there. */

export type Json = Readonly<Record<string, unknown>>

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
export const objectOf = (value: unknown): Json => (isJson(value) ? value : {})
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''

/** Every object stands in a wrapper with its own name: {"member": {…}}. */
export const unwrapped = (value: unknown, kind: 'list' | 'member'): Json => objectOf(objectOf(value)[kind])

/** What stands in a list of wrapped objects; null when the answer is no list at all. */
export function listed(json: unknown, kind: 'list' | 'member'): readonly Json[] | null {
  const data = objectOf(json)['data']
  return Array.isArray(data) ? data.map((one) => unwrapped(one, kind)) : null
}

const HOUR = 3_600_000
const MOMENT = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})$/
const HOUR_OF_DAY = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  hour: '2-digit',
  hourCycle: 'h23',
})

/**
 * "2026-03-01 14:05:00", without a zone: taken to be the time in the Netherlands, where Laposta is. Of an hour that comes twice in
 * autumn the later, so that a no is never placed before the yes that it came over. Null for what is no moment.
 */
export function momentOf(value: unknown): Date | null {
  const [, day, time] = MOMENT.exec(textOf(value)) ?? []
  if (day === undefined || time === undefined) return null
  const winter = Date.parse(`${day}T${time}Z`) - HOUR
  if (Number.isNaN(winter)) return null
  const summer = winter - HOUR
  const isWinter = reads(winter, day, time)
  return new Date(isWinter || !reads(summer, day, time) ? winter : summer)
}

const reads = (moment: number, day: string, time: string): boolean =>
  dutchDay(new Date(moment)) === day && HOUR_OF_DAY.format(new Date(moment)) === time.slice(0, 2)
