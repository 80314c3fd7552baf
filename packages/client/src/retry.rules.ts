import type { Method } from '@klantregie/contract'

/** What became of an attempt: an answer with this status, or none at all. */
export type Outcome = { readonly status: number | null; readonly retryAfter: string | null }

const FIRST_WAIT = 500
const LONGEST_WAIT = 60_000

/** Too fast, being updated, overloaded: the server has not begun. */
const NOT_BEGUN: ReadonlySet<number> = new Set([429, 503])
/** Whoever sends these twice has them done once: a POST carries a key, the others say what must be. */
const SAFE_TWICE: ReadonlySet<Method> = new Set(['GET', 'PUT', 'DELETE', 'POST'])

/**
 * How long to wait before sending again, in milliseconds; null when that is of no use or might do something twice. `attempt` counts from 1.
 * `Retry-After` is kept to when it is in seconds (RFC 9110); otherwise each wait is twice the one before.
 */
export function waitBefore(attempt: number, method: Method, { status, retryAfter }: Outcome): number | null {
  const mayAgain = status === null ? SAFE_TWICE.has(method) : NOT_BEGUN.has(status)
  if (!mayAgain) return null
  const asked = retryAfter !== null && /^\d{1,5}$/.test(retryAfter) ? Number(retryAfter) * 1000 : null
  const wait = asked ?? FIRST_WAIT * 2 ** (attempt - 1)
  return wait > LONGEST_WAIT ? null : wait
}
