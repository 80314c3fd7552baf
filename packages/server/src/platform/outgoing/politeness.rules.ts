/** How a connection goes about with the other system. */
export type Manner = {
  /** Requests in a minute, spread evenly; a few may come at once (`burst`). */
  readonly perMinute: number
  readonly burst: number
  /** Attempts in all, the first included. */
  readonly mostAttempts: number
  /** Milliseconds: the most that the first repeat waits; each next one doubles it, up to `longestBackOff`. */
  readonly firstBackOff: number
  readonly longestBackOff: number
  /** Milliseconds: we wait this long when asked to; when asked to wait longer, the work is put down and taken up later. */
  readonly longestWait: number
  /** So many failures in a row open the circuit: nothing is sent for `restMilliseconds`. */
  readonly mostFailures: number
  readonly restMilliseconds: number
}

export const USUAL_MANNER: Manner = {
  perMinute: 120,
  burst: 5,
  mostAttempts: 4,
  firstBackOff: 1000,
  longestBackOff: 30_000,
  longestWait: 120_000,
  mostFailures: 8,
  restMilliseconds: 5 * 60_000,
}

const SAFE_TO_REPEAT = ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']
const IDEMPOTENCY_KEYS = ['idempotency-key', 'x-idempotency-key']

/** Whether doing it twice is the same as doing it once (RFC 9110 §9.2.2), or the other system recognises the second time. */
export function mayRepeat(method: string, headers: Readonly<Record<string, string>> = {}): boolean {
  return (
    SAFE_TO_REPEAT.includes(method) ||
    Object.keys(headers).some((name) => IDEMPOTENCY_KEYS.includes(name.toLowerCase()))
  )
}

/** Too many requests, and three ways of saying "not now" of what stands before the other system. */
export function isWorthRepeating(status: number): boolean {
  return status === 429 || status === 502 || status === 503 || status === 504
}

/** A whole number of seconds or a moment (RFC 9110 §10.2.3), as milliseconds from now; null when it is neither or is past. */
export function readRetryAfter(text: string | undefined, now: Date): number | null {
  const written = text?.trim() ?? ''
  if (/^\d{1,9}$/.test(written)) return Number(written) * 1000
  // Only the form that HTTP prescribes: Date.parse would take "3.5" for a day in March.
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(written)) return null
  const milliseconds = Date.parse(written) - now.getTime()
  return milliseconds > 0 ? milliseconds : null
}

/**
 * How long to wait before the next attempt, in milliseconds: anything from nothing to a bound that doubles (exponential back-off with
 * full jitter), so that many who failed at one moment do not come back at one moment. `chance` is from 0 up to 1.
 */
export function backOff(attempt: number, chance: number, manner: Manner): number {
  return Math.floor(chance * Math.min(manner.longestBackOff, manner.firstBackOff * 2 ** (attempt - 1)))
}

/**
 * The turn of a request among those of one key. `free` is when the next could go if they came evenly, in milliseconds of the clock;
 * being at most `burst - 1` requests ahead of that is allowed (the generic cell rate algorithm).
 */
export function takeTurn(free: number, now: number, { perMinute, burst }: Manner): { wait: number; free: number } {
  const interval = 60_000 / perMinute
  const turn = Math.max(free, now)
  return { wait: Math.max(0, Math.ceil(turn - (burst - 1) * interval - now)), free: turn + interval }
}

/**
 * The circuit of one other system. closed: everything goes. open: nothing goes until `until`, because so many failed in a row.
 * trying: the rest is over and one request is out to see; its outcome closes or opens.
 */
export type Circuit =
  | { readonly state: 'closed'; readonly failures: number }
  | {
      readonly state: 'open' | 'trying'
      readonly failures: number
      readonly since: Date
      readonly until: Date
      /** What the last failure was: a problem code, or `status 500`. */
      readonly why: string
    }

export const CLOSED: Circuit = { state: 'closed', failures: 0 }

/** Whether a request may go now, and how the circuit is after that; null when it may not. */
export function enterCircuit(circuit: Circuit, now: Date): Circuit | null {
  if (circuit.state === 'closed') return circuit
  return circuit.state === 'open' && now >= circuit.until ? { ...circuit, state: 'trying' } : null
}

export function afterFailure(circuit: Circuit, why: string, now: Date, manner: Manner): Circuit {
  const failures = circuit.failures + 1
  if (circuit.state === 'closed' && failures < manner.mostFailures) return { state: 'closed', failures }
  const since = circuit.state === 'closed' ? now : circuit.since
  return { state: 'open', failures, since, until: new Date(now.getTime() + manner.restMilliseconds), why }
}
