import type { DeliveryProblem } from '@klantregie/contract'
import { jsonOf, type OutgoingAnswer } from '../../../platform/outgoing/outgoing.ts'
import { requestPolitely } from '../../../platform/outgoing/politeness.ts'
import { OutgoingProblem, type OutgoingProblemCode } from '../../../platform/outgoing/problem.rules.ts'
import type { Outside } from '../../../platform/outside/outside.ts'
import { DeliveryFailure, type Ask, type Connector } from './connector.ts'
import type { Settings } from './given.rules.ts'

const PATIENCE = 30_000
const MOST_BYTES = 32 * 1024 * 1024

type Asking = {
  readonly connector: Connector
  /** Turns and failures of one connection are counted together. */
  readonly connectionId: string
  readonly settings: Settings
  readonly secrets: Settings
  readonly signal?: AbortSignal | undefined
}

/** Questions to the other system of a connection: only there, in their turn, patient, and with one kind of failure. */
export function askerOf(outside: Outside, { connector, connectionId, settings, secrets, signal }: Asking): Ask {
  const base = connector.baseOf(settings)
  if (base === null) throw new DeliveryFailure('host_not_allowed')
  const headers = { accept: 'application/json', ...connector.headersOf(settings, secrets) }
  return async (path, query = {}) => {
    const url = new URL(path, base)
    for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value)
    try {
      const answer = await requestPolitely(outside, {
        method: 'GET',
        url: url.href,
        headers,
        timeoutMilliseconds: PATIENCE,
        mostBytes: MOST_BYTES,
        allowedHosts: [base.hostname],
        key: connectionId,
        manner: { perMinute: connector.perMinute },
        ...(signal === undefined ? {} : { signal }),
      })
      requireAnswered(answer, path)
      return { json: jsonOf(answer), headers: answer.headers }
    } catch (error) {
      throw error instanceof OutgoingProblem ? failureOf(error, signal) : error
    }
  }
}

function requireAnswered({ status }: OutgoingAnswer, path: string): void {
  if (status >= 200 && status < 300) return
  throw new DeliveryFailure(MEANING_OF_STATUS[status] ?? (status >= 500 ? 'failing' : 'not_understood'), {
    status,
    path,
  })
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
