import type { Evidence } from '@klantregie/contract'

/** What the import saw, in the words of matching; without weight, because nothing was weighed. */
const OF_REASON: Readonly<Record<string, readonly string[]>> = {
  email: ['mailbox.same'],
  phone: ['phone.same'],
  name_address: ['name.same', 'address.same'],
}

type Asked = { readonly evidence: readonly Evidence[]; readonly reasons: readonly string[] }

/** Why it is asked, what says most first; for a pair that only shares a contact key, that key. */
export function reasonsToAsk({ evidence, reasons }: Asked): Evidence[] {
  if (evidence.length > 0) return evidence.toSorted((left, right) => Math.abs(right.bits) - Math.abs(left.bits))
  return reasons.flatMap((reason) => OF_REASON[reason] ?? []).map((code) => ({ code, bits: 0 }))
}

type Side = { readonly id: string; readonly recordCount: number }

/** The one that stays unless somebody chooses otherwise comes first: with the most records, and of equals the one that existed first. */
export function stayingFirst<T extends Side>(one: T, other: T): readonly [staying: T, going: T] {
  const isOneFirst = one.recordCount === other.recordCount ? one.id < other.id : one.recordCount > other.recordCount
  return isOneFirst ? [one, other] : [other, one]
}

/** Joined as the run that named the class did (matching-runs/match-plan.rules.ts); other names stand for no codes. */
export function codesOfClass(name: string): string[] {
  return name.includes('.') ? name.split('+') : []
}

/** The Dutch day begins at midnight in Amsterdam: the last moment before `now` at which the local clock showed 0:00. */
export function startOfDay(now: Date): Date {
  const shown = CLOCK.formatToParts(now)
  const part = (type: string) => Number(shown.find((item) => item.type === type)?.value ?? 0)
  const sinceMidnight = ((part('hour') * 60 + part('minute')) * 60 + part('second')) * 1000 + now.getUTCMilliseconds()
  const guess = new Date(now.getTime() - sinceMidnight)
  // On the two days a year that the clock is changed, the guess is an hour off.
  const rest = CLOCK.formatToParts(guess).find((item) => item.type === 'hour')?.value
  if (rest === '23') return new Date(guess.getTime() + HOUR)
  return rest === '01' ? new Date(guess.getTime() - HOUR) : guess
}

const HOUR = 3_600_000
const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  hourCycle: 'h23',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})
