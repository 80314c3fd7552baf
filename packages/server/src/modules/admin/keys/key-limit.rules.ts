const MINUTE = 60_000

/** The minute that a key is in, and how often it asked in it. */
export type Minute = { readonly beganAt: number; readonly asked: number }

/** How much a key may still ask; seconds until that begins anew. */
export type Allowance = {
  readonly isAllowed: boolean
  readonly limit: number
  readonly remaining: number
  readonly resetSeconds: number
}

/** Counts one request. A minute begins with the first request in it; a refused request costs nothing more. */
export function countRequest(
  known: Minute | undefined,
  limit: number,
  now: Date,
): { readonly minute: Minute; readonly allowance: Allowance } {
  const at = now.getTime()
  const isOver = known === undefined || at >= known.beganAt + MINUTE || at < known.beganAt
  const before = isOver ? { beganAt: at, asked: 0 } : known
  const isAllowed = before.asked < limit
  const minute = isAllowed ? { ...before, asked: before.asked + 1 } : before
  const resetSeconds = Math.ceil((minute.beganAt + MINUTE - at) / 1000)
  return { minute, allowance: { isAllowed, limit, remaining: Math.max(0, limit - minute.asked), resetSeconds } }
}
