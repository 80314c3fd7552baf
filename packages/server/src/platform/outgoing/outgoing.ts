import { Agent, type Dispatcher } from 'undici'
import type { OwnNetwork } from './address.rules.ts'
import { ENCODINGS, readBody } from './answer-body.ts'
import { decideDestination, decideRedirect, headersAfter, nameOf, type Bounds } from './destination.rules.ts'
import { guardedConnector, resolveBySystem, type Resolve } from './guarded-connection.ts'
import { OutgoingProblem, problemOf } from './problem.rules.ts'
import { untilStopped, waitByClock, type Wait } from './waiting.ts'

export type OutgoingMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export type OutgoingRequest = {
  readonly method: OutgoingMethod
  /** Without a name or password in it; those belong in `headers`. */
  readonly url: string
  /** Not kept, not logged, and not sent to another origin by a redirect. */
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** For everything together: the name, the connection, redirects, and reading to the end. */
  readonly timeoutMilliseconds: number
  /** Of the answer, also after unpacking. */
  readonly mostBytes: number
  /** The hosts that the connection was set up for; `*.example.org` is every name below that one. Redirects keep to it too. */
  readonly allowedHosts: readonly string[]
  readonly signal?: AbortSignal
  /** `refuse`: a redirect is the answer. Left out: it is followed. */
  readonly redirects?: 'refuse'
}

export type OutgoingAnswer = {
  readonly status: number
  /** Names in lower case; what came several times is joined with commas. No cookies: we keep none. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  /** Where the answer came from, after redirects. May hold secrets of the caller in its query: not for a log. */
  readonly url: string
}

export type Outgoing = {
  /**
   * Calls another system. Answers with every status are answers, also 404 and 500.
   * @throws OutgoingProblem and nothing else
   */
  readonly request: (asked: OutgoingRequest) => Promise<OutgoingAnswer>
  readonly close: () => Promise<void>
}

export type OutgoingSettings = {
  /** What of the organisation's own network may be reached (KLANTREGIE_OWN_NETWORK). */
  readonly ownNetwork: OwnNetwork
  /** Ports that may be used everywhere. */
  readonly ports?: readonly number[]
  /** Certificates that are trusted instead of those that Node trusts, as PEM. */
  readonly certificates?: readonly string[]
  readonly resolve?: Resolve
  readonly wait?: Wait
}

const USUAL_PORTS = [80, 443, 8443]
const MOST_REDIRECTS = 5
/** In milliseconds: a system that does not pick up in this time will not in a longer one. */
const CONNECT_PATIENCE = 10_000
/** For the start of an answer, and between two pieces of it; large exports are prepared while we wait. */
const SILENCE_PATIENCE = 60_000
/** To one origin at a time: others have their work to do as well. */
const MOST_CONNECTIONS = 8
const MOST_HEADER_BYTES = 32 * 1024

/**
 * The way to every system outside. It keeps to what a connection was set up for and to addresses that may be reached, at each hop and at
 * the moment of connecting (guarded-connection.ts); it follows no proxy of the environment, keeps no cookies and logs nothing.
 */
export function openOutgoing(settings: OutgoingSettings): Outgoing {
  const { ownNetwork, ports = USUAL_PORTS, resolve = resolveBySystem, wait = waitByClock, certificates } = settings
  const connect = guardedConnector({ ownNetwork, ports, resolve, certificates, connectMilliseconds: CONNECT_PATIENCE })
  const agent = new Agent({
    connect,
    connections: MOST_CONNECTIONS,
    pipelining: 1,
    headersTimeout: SILENCE_PATIENCE,
    bodyTimeout: SILENCE_PATIENCE,
    maxHeaderSize: MOST_HEADER_BYTES,
  })
  return {
    request: (asked) =>
      withinTime(asked, wait, (signal) =>
        followed({ agent, asked, signal, bounds: { allowedHosts: asked.allowedHosts, ports, ownNetwork } }),
      ),
    close: () => agent.destroy(),
  }
}

/** Runs `work` with a signal that stops it when its time is over or when the caller says so, and tells those two apart. */
async function withinTime<T>(
  asked: OutgoingRequest,
  wait: Wait,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const [late, done] = [new AbortController(), new AbortController()]
  wait(asked.timeoutMilliseconds, done.signal).then(
    () => late.abort(new OutgoingProblem('timed_out')),
    // The work was done in time.
    () => undefined,
  )
  const signal = asked.signal ? AbortSignal.any([late.signal, asked.signal]) : late.signal
  try {
    return await untilStopped(work(signal), signal)
  } catch (error) {
    const host = hostInWords(asked.url)
    if (late.signal.aborted) throw new OutgoingProblem('timed_out', { host })
    if (asked.signal?.aborted) throw new OutgoingProblem('stopped', { host })
    throw problemOf(error, host)
  } finally {
    done.abort()
  }
}

type Course = {
  readonly agent: Agent
  readonly asked: OutgoingRequest
  readonly bounds: Bounds
  readonly signal: AbortSignal
}

type Step = Pick<OutgoingRequest, 'url' | 'body'> & {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
}

async function followed(course: Course): Promise<OutgoingAnswer> {
  const { asked } = course
  let step: Step = { method: asked.method, url: asked.url, headers: headersOf(asked), ...bodyOf(asked.body) }
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    const { next, answer } = await performed(course, step)
    if (next === null) return answer
    step = next
  }
  throw new OutgoingProblem('redirect_refused', { host: hostInWords(step.url), detail: 'too many' })
}

type Performed =
  { readonly next: Step; readonly answer: null } | { readonly next: null; readonly answer: OutgoingAnswer }

async function performed(course: Course, step: Step): Promise<Performed> {
  const decision = decideDestination(step.url, course.bounds)
  if (!decision.isAllowed) throw new OutgoingProblem(decision.code, { host: hostInWords(step.url) })
  const { url } = decision
  const host = nameOf(url)
  const response = await send(course, step, url)
  if (course.asked.redirects === 'refuse') return { next: null, answer: await answerOf(response, course, url) }
  const redirect = decideRedirect(
    { url, method: step.method, hasBody: step.body !== undefined },
    response.statusCode,
    headerOf(response, 'location'),
  )
  if (redirect.kind === 'no_redirect') return { next: null, answer: await answerOf(response, course, url) }
  // The connection can be used again when the little that a redirect says was read; with much it is not worth it.
  await response.body.dump({ limit: 16 * 1024, signal: course.signal }).catch(() => undefined)
  if (redirect.kind === 'refused') throw new OutgoingProblem('redirect_refused', { host })
  const keepsBody = redirect.method === step.method
  const headers = headersAfter(step.headers, { isSameOrigin: redirect.isSameOrigin, keepsBody })
  const next = { method: redirect.method, url: redirect.to, headers, ...bodyOf(keepsBody ? step.body : undefined) }
  return { next, answer: null }
}

async function send({ agent, signal }: Course, step: Step, url: URL): Promise<Dispatcher.ResponseData> {
  try {
    const response = agent.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: step.method,
      headers: { ...step.headers },
      body: step.body ?? null,
      signal,
    })
    return await untilStopped(response, signal)
  } catch (error) {
    throw problemOf(error, nameOf(url))
  }
}

async function answerOf(response: Dispatcher.ResponseData, course: Course, url: URL): Promise<OutgoingAnswer> {
  const { mostBytes } = course.asked
  const host = nameOf(url)
  const isPromisedTooLarge = Number(headerOf(response, 'content-length') ?? 0) > mostBytes
  const hasBody = course.asked.method !== 'HEAD' && response.statusCode !== 204 && response.statusCode !== 304
  const encoding = hasBody ? (headerOf(response, 'content-encoding') ?? '') : ''
  try {
    if (hasBody && isPromisedTooLarge) throw new OutgoingProblem('too_large', { host })
    const body = await readBody(response.body, { encoding, mostBytes, host })
    return { status: response.statusCode, headers: plainHeaders(response), body, url: url.href }
  } catch (error) {
    response.body.on('error', () => undefined).destroy()
    throw problemOf(error, host, 'reading')
  }
}

function headersOf({ headers = {} }: OutgoingRequest): Record<string, string> {
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const)
  // Another name than that of the URL would reach another site at the same address.
  const own = Object.fromEntries(named.filter(([name]) => name !== 'host'))
  return { accept: '*/*', 'user-agent': 'Klantregie', ...own, 'accept-encoding': ENCODINGS }
}

const bodyOf = (body: OutgoingRequest['body']): Pick<OutgoingRequest, 'body'> => (body === undefined ? {} : { body })

function headerOf({ headers }: Dispatcher.ResponseData, name: string): string | undefined {
  const value = headers[name]
  return Array.isArray(value) ? value.join(', ') : value
}

function plainHeaders(response: Dispatcher.ResponseData): Record<string, string> {
  const names = Object.keys(response.headers).filter((name) => name !== 'set-cookie')
  return Object.fromEntries(names.map((name) => [name, headerOf(response, name) ?? '']))
}

function hostInWords(text: string): string {
  const url = URL.parse(text)
  return url === null ? '?' : nameOf(url)
}

/** @throws OutgoingProblem not_json, when it is something else or is cut off */
export function jsonOf(answer: OutgoingAnswer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(answer.body))
  } catch {
    throw new OutgoingProblem('not_json', { host: hostInWords(answer.url) })
  }
}

/** An object a line. @throws OutgoingProblem not_json, when a line is something else or is cut off */
export function jsonLinesOf(answer: OutgoingAnswer): unknown[] {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(answer.body)
    return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line) as unknown]))
  } catch {
    throw new OutgoingProblem('not_json', { host: hostInWords(answer.url) })
  }
}
