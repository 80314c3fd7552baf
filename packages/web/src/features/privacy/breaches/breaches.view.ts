import type { BreachClock, RelationFilter } from '@klantregie/contract'
import type { Tone } from '../../../ui/states.tsx'

export const clockTones: Readonly<Record<BreachClock['state'], Tone>> = {
  running: 'attention',
  late: 'danger',
  told: 'success',
  told_late: 'attention',
  not_needed: 'neutral',
}

const HOUR = 3600

/** Seconds until the 72 hours are over (negative: since), and whether that should worry anybody. */
export function timeLeft(
  { deadline }: Pick<BreachClock, 'deadline'>,
  now: Date,
): { seconds: number; isUrgent: boolean } {
  const seconds = Math.round((Date.parse(deadline) - now.getTime()) / 1000)
  return { seconds, isUrgent: seconds < 24 * HOUR }
}

/** A moment as a field for local date and time wants it ("2026-03-05T14:05"), in the time of the reader's computer. */
export function toLocalInput(moment: Date): string {
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 16)
}

/** And back; what is no moment stays as it is, so that the form can say so. */
export function fromLocalInput(text: string): string {
  const moment = new Date(text)
  return Number.isNaN(moment.getTime()) ? text : moment.toISOString()
}

/** The address of the list of relations with this filter. */
export function listHref(filter: RelationFilter): string {
  const search = new URLSearchParams(
    Object.entries(filter).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  )
  return `/relaties?${search.toString()}`
}
