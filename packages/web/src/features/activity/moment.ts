import { dutchDay } from '@klantregie/contract'

const OFFSET = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Amsterdam', timeZoneName: 'longOffset' })

/** How far the Netherlands are ahead on a calendar day: "+01:00" in winter, "+02:00" in summer. */
export function dutchOffset(day: string): string {
  const zone = OFFSET.formatToParts(new Date(`${day}T12:00:00Z`)).find(({ type }) => type === 'timeZoneName')
  return zone?.value.replace('GMT', '') ?? '+01:00'
}

const TIME = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** Day and time of an instant on Dutch clocks, as fields want them. */
export function dutchClock(at: string): { readonly day: string; readonly time: string } {
  return { day: dutchDay(new Date(at)), time: TIME.format(new Date(at)) }
}
