/**
 * Days (jjjj-mm-dd) and times (uu:mm) on the clock of the Netherlands, and the instants they are. A day is never made from an
 * instant by cutting off: the day turns an hour or two earlier here than in UTC.
 */
const DAY_MS = 86_400_000

/** Swedish writes calendar days and times as ISO 8601 does. */
const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'medium',
})

/** How far the clock is ahead of UTC at a moment, in milliseconds. */
function offsetAt(moment: number): number {
  return Date.parse(`${CLOCK.format(new Date(moment)).replace(' ', 'T')}Z`) - Math.floor(moment / 1000) * 1000
}

/**
 * The instant at which the clock shows this. An hour that is skipped in spring counts on from before it (02:30 is then 03:30), of
 * an hour that comes twice in autumn the first is meant.
 */
export function instantOf(day: string, time: string): Date {
  const asUtc = Date.parse(`${day}T${time}:00Z`)
  // With the offsets of well before and well after there is no change between a guess and its offset.
  const [before, after] = [offsetAt(asUtc - DAY_MS), offsetAt(asUtc + DAY_MS)]
  const first = asUtc - before
  if (offsetAt(first) === before) return new Date(first)
  const second = asUtc - after
  return new Date(offsetAt(second) === after ? second : first)
}
