import type { BreachAdvice, BreachClock } from '@klantregie/contract'

/** Art. 33 lid 1 AVG: 72 hours after becoming aware, weekends and holidays included (WP 250 rev.01; regulation 1182/71 art. 3). */
const HOURS = 72
const HOUR = 60 * 60 * 1000

type Facts = {
  readonly discoveredAt: Date
  /** Whether the authority is to be told; null while nobody decided. */
  readonly tellAuthority: boolean | null
  readonly authorityToldAt: Date | null
}

/** How the clock of a breach stands. It stops when the authority was told, or when it was decided with a reason that it need not be. */
export function readClock({ discoveredAt, tellAuthority, authorityToldAt }: Facts, now: Date): BreachClock {
  const deadline = new Date(discoveredAt.getTime() + HOURS * HOUR)
  const state = () => {
    if (authorityToldAt) return authorityToldAt <= deadline ? 'told' : 'told_late'
    if (tellAuthority === false) return 'not_needed'
    return now > deadline ? 'late' : 'running'
  }
  return { state: state(), deadline: deadline.toISOString() }
}

type Level = 'low' | 'medium' | 'high'
type Assessed = { readonly likelihood: Level | null; readonly severity: Level | null; readonly hasSpecial: boolean }

/**
 * What a risk means for telling, as advice: unless a risk is unlikely the authority is told (art. 33), when it is high the
 * persons are as well (art. 34). People decide, and write down why.
 */
export function advise({ likelihood, severity, hasSpecial }: Assessed): BreachAdvice {
  if (likelihood === null || severity === null) return { risk: 'unknown', tellAuthority: null, tellPersons: null }
  if (likelihood === 'low' && severity === 'low' && !hasSpecial)
    return { risk: 'unlikely', tellAuthority: false, tellPersons: false }
  const high = isHigh(likelihood, severity, hasSpecial)
  return { risk: high ? 'high' : 'risk', tellAuthority: true, tellPersons: high }
}

/** Grave and not unlikely, or likely and not light; special data tip the balance. */
function isHigh(likelihood: Level, severity: Level, hasSpecial: boolean): boolean {
  if (severity === 'high') return likelihood !== 'low' || hasSpecial
  return likelihood === 'high' && (severity === 'medium' || hasSpecial)
}
