import type { DeliveryProblem } from '@klantregie/contract'
import { jsonLinesOf, jsonOf, type OutgoingAnswer } from '../../../platform/outgoing/outgoing.ts'
import { requestPolitely } from '../../../platform/outgoing/politeness.ts'
import { OutgoingProblem, type OutgoingProblemCode } from '../../../platform/outgoing/problem.rules.ts'
import type { Outside } from '../../../platform/outside/outside.ts'
import { DeliveryFailure, type Answer, type Ask, type Asked, type Connector, type Session } from './connector.ts'
import type { Settings } from './given.rules.ts'

const PATIENCE = 30_000
const MOST_BYTES = 32 * 1024 * 1024

type Asking = {
  readonly connector: Connector
  /** Turns and failures of one connection are counted together. */
  readonly connectionId: string
  readonly settings: Settings
  readonly secrets: Settings
  readonly now: () => Date
  readonly signal?: AbortSignal | undefined
}

/** Questions to the other system of a connection: only there, in their turn, patient, logged in, and with one kind of failure. */
export function askerOf(outside: Outside, asking: Asking): Ask {
  const { connector, settings, secrets, now } = asking
  const base = connector.baseOf(settings, secrets)
  // Without an address in the settings, the key should have told it.
  if (base === null) throw new DeliveryFailure((settings['url'] ?? '') === '' ? 'key_incomplete' : 'host_not_allowed')
  const askWith = (session: Session | null): Ask => {
    return (path, query = {}, how = {}) =>
      answered(outside, asking, { base, path, query, how, headers: session?.headers ?? {} })
  }
  const { logIn } = connector
  return logIn === undefined
    ? askWith(null)
    : loggedIn(askWith, () => logIn(askWith(null), { settings, secrets, now: now() }), now)
}

/**
 * Logs in before the first question and when the session is over. Their clock may be ahead of ours: a session that was good and is refused
 * is taken to be over, once; what is refused directly after logging in, is refused.
 */
function loggedIn(askWith: (session: Session) => Ask, logIn: () => Promise<Session>, now: () => Date): Ask {
  let session: Session | null = null
  return async (...question) => {
    const known: Session | null = session !== null && now() < session.until ? session : null
    const used = known ?? (session = await logIn())
    try {
      return await askWith(used)(...question)
    } catch (error) {
      if (known === null || !(error instanceof DeliveryFailure && error.problem.code === 'key_refused')) throw error
      session = await logIn()
      return askWith(session)(...question)
    }
  }
}

type Sent = {
  readonly base: URL
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly how: Asked
  readonly headers: Readonly<Record<string, string>>
}

async function answered(
  outside: Outside,
  { connector, connectionId, settings, secrets, now, signal }: Asking,
  { base, path, query, how, headers }: Sent,
): Promise<Answer> {
  const url = new URL(path, base)
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value)
  try {
    const answer = await requestPolitely(outside, {
      ...messageOf(how),
      url: url.href,
      headers: {
        accept: 'application/json',
        ...how.headers,
        ...typeOf(how),
        ...connector.headersOf(settings, secrets, now()),
        ...headers,
      },
      timeoutMilliseconds: PATIENCE,
      mostBytes: MOST_BYTES,
      allowedHosts: [base.hostname],
      key: connectionId,
      manner: { perMinute: connector.perMinute },
      ...(signal === undefined ? {} : { signal }),
    })
    requireAnswered(answer, path)
    return { json: saidIn(answer, how), headers: answer.headers }
  } catch (error) {
    throw error instanceof OutgoingProblem ? failureOf(error, signal) : error
  }
}

function saidIn(answer: OutgoingAnswer, { isSilent = false, isLines = false }: Asked): unknown {
  if (isSilent) return null
  return isLines ? jsonLinesOf(answer) : jsonOf(answer)
}

function messageOf({ sending, form, isChange = false, isRemoval = false }: Asked) {
  if (isRemoval) return { method: 'DELETE', isIdempotent: true } as const
  if (form !== undefined)
    return { method: 'POST', body: new URLSearchParams(form).toString(), isIdempotent: true } as const
  if (sending === undefined) return { method: 'GET' } as const
  return { method: isChange ? 'PATCH' : 'POST', body: JSON.stringify(sending), isIdempotent: true } as const
}

function typeOf({ sending, form }: Asked): Readonly<Record<string, string>> {
  if (form !== undefined) return { 'content-type': 'application/x-www-form-urlencoded' }
  return sending === undefined ? {} : { 'content-type': 'application/json' }
}

function requireAnswered(answer: OutgoingAnswer, path: string): void {
  const { status } = answer
  if (status >= 200 && status < 300) return
  const code = MEANING_OF_STATUS[status] ?? (status >= 500 ? 'failing' : 'not_understood')
  throw new DeliveryFailure(code, { status, path }, refusalIn(answer))
}

/** Null when it says nothing that a program can read. */
function refusalIn(answer: OutgoingAnswer): unknown {
  try {
    return jsonOf(answer)
  } catch {
    return null
  }
}

const MEANING_OF_STATUS: Readonly<Record<number, DeliveryProblem['code']>> = {
  401: 'key_refused',
  403: 'not_allowed',
  404: 'not_found',
  410: 'not_found',
  429: 'too_busy',
}

/** What a person can do about it decides which are told apart. */
const MEANING: Readonly<Partial<Record<OutgoingProblemCode, DeliveryProblem['code']>>> = {
  url_refused: 'host_not_allowed',
  scheme_refused: 'host_not_allowed',
  credentials_in_url: 'host_not_allowed',
  host_not_allowed: 'host_not_allowed',
  port_refused: 'address_refused',
  address_refused: 'address_refused',
  redirect_refused: 'redirect_refused',
  circuit_open: 'resting',
  asked_to_wait: 'too_busy',
  certificate: 'certificate',
  timed_out: 'timed_out',
  too_large: 'too_large',
  not_json: 'not_understood',
}

function failureOf({ code, host, until }: OutgoingProblem, signal: AbortSignal | undefined): Error {
  // Somebody stopped the work, or the process stops: that is not the other system's doing.
  if (signal?.aborted === true) return signal.reason instanceof Error ? signal.reason : new Error('stopped')
  return new DeliveryFailure(MEANING[code] ?? 'unreachable', {
    ...(host === undefined ? {} : { host }),
    ...(until === undefined ? {} : { until: until.toISOString() }),
  })
}
