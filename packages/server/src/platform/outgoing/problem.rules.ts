/** Everything that can go wrong with a call to another system; the list is closed, so that each has a sentence on a screen. */
export const OUTGOING_PROBLEMS = [
  // Refused by us, before anything was sent.
  'url_refused',
  'scheme_refused',
  'credentials_in_url',
  'host_not_allowed',
  'port_refused',
  'address_refused',
  'redirect_refused',
  'circuit_open',
  'asked_to_wait',
  // What came of trying.
  'unknown_host',
  'unreachable',
  'certificate',
  'timed_out',
  'stopped',
  'too_large',
  'broken_answer',
  'not_json',
] as const
export type OutgoingProblemCode = (typeof OUTGOING_PROBLEMS)[number]

/** May pass by itself: worth another attempt, and a sign of how the other system is. The others need somebody to do something. */
const PASSING: readonly OutgoingProblemCode[] = ['unknown_host', 'unreachable', 'timed_out', 'broken_answer']

export type ProblemFacts = {
  /** The host that was called, with its port when that is unusual; never a path or a query, which may hold a secret. */
  readonly host?: string
  /** What the system underneath called it, `ECONNREFUSED` for example. */
  readonly detail?: string
  /** Not before this moment: with `circuit_open` and `asked_to_wait`. */
  readonly until?: Date
}

/**
 * A call to another system that did not succeed. Its message is fit for a log and a screen: it holds the code, the host and the
 * name of the failure underneath, and nothing of paths, queries, headers or bodies. It has no `cause`, for the same reason.
 */
export class OutgoingProblem extends Error {
  readonly code: OutgoingProblemCode
  readonly host: string | undefined
  readonly detail: string | undefined
  readonly until: Date | undefined

  constructor(code: OutgoingProblemCode, { host, detail, until }: ProblemFacts = {}) {
    super([code, ...(host === undefined ? [] : [host]), ...(detail === undefined ? [] : [detail])].join(' '))
    this.name = 'OutgoingProblem'
    this.code = code
    this.host = host
    this.detail = detail
    this.until = until
  }

  get isPassing(): boolean {
    return PASSING.includes(this.code)
  }
}

/** The codes of Node, OpenSSL and undici for one situation; what is not in the list is a connection that failed. */
const MEANINGS: readonly (readonly [RegExp, OutgoingProblemCode])[] = [
  [/^(?:ETIMEDOUT|UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT)$/, 'timed_out'],
  [/^UND_ERR_HEADERS_OVERFLOW$/, 'too_large'],
  [/^(?:UND_ERR_INVALID_ARG|ERR_INVALID_URL)$/, 'url_refused'],
  [/^ENOTFOUND$/, 'unknown_host'],
  // X.509 reasons as Node names them (X509_V_ERR_* without the prefix).
  [
    /^(?:ERR_TLS_CERT_|CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|INVALID_(?:CA|PURPOSE)|HOSTNAME_MISMATCH)/,
    'certificate',
  ],
  [
    /^(?:HPE_|HTTPParserError|Z_|ERR_BROTLI|ERR__ERROR|ERR_BUFFER|UND_ERR_RES|ERR_STREAM_PREMATURE_CLOSE)/,
    'broken_answer',
  ],
]

export type Phase = 'answering' | 'reading'

/** What a failure underneath means; a connection that breaks while an answer is being read makes that answer a broken one. */
export function problemOf(error: unknown, host: string, phase: Phase = 'answering'): OutgoingProblem {
  if (error instanceof OutgoingProblem) return error
  const code = codeOf(error)
  const [, meaning] = MEANINGS.find(([pattern]) => pattern.test(code)) ?? []
  return new OutgoingProblem(meaning ?? (phase === 'reading' ? 'broken_answer' : 'unreachable'), { host, detail: code })
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN'
  const { code } = error as { code?: unknown }
  return typeof code === 'string' ? code : error.name
}
