import { AppError } from '../../../platform/failure.ts'

/** So often per address and quarter of an hour; a visitor needs a handful, and a key cannot be guessed anyway. */
const MOST_OF_A_VISITOR = 60
const WINDOW = 15 * 60_000
/** More addresses than this are not remembered one by one; the oldest are let go. */
const MOST_PLACES = 10_000

/**
 * Bounds what one address can ask of the public pages, per process: it protects the machine, not the key, which has 256 random
 * bits. @throws AppError auth.too_many_attempts
 */
export function attemptCounter(most = MOST_OF_A_VISITOR): (place: string, now: Date) => void {
  const seen = new Map<string, { count: number; since: number }>()
  return (place, now) => {
    const at = now.getTime()
    const known = seen.get(place)
    const current = known && at - known.since < WINDOW ? known : { count: 0, since: at }
    current.count += 1
    seen.delete(place)
    seen.set(place, current)
    if (seen.size > MOST_PLACES) seen.delete(seen.keys().next().value ?? '')
    if (current.count > most) throw new AppError('auth.too_many_attempts')
  }
}
