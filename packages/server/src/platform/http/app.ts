import type { AnyRoute, Language } from '@klantregie/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify'
import type { Logger } from 'pino'
import type { z } from 'zod'
import type { Config } from '../config/config.ts'
import type { SealTools } from '../audit/seal-store.ts'
import { withOrigin } from '../audit/origin.ts'
import type { Ctx, Origin, Who } from '../context.ts'
import type { Transactor } from '../db/transaction.ts'
import type { EventHub } from '../events/events.ts'
import type { DropPlace } from '../files/drop-place.ts'
import type { FileStore } from '../files/file-store.ts'
import type { MailTransport } from '../mail/mail-transport.ts'
import type { Outside } from '../outside/outside.ts'
import { AppError } from '../failure.ts'
import { answerOnce } from './idempotency.queries.ts'

/** Who is behind a request, found by the admin module from the session cookie or the API key; null for nobody. */
export type Authenticate = (request: FastifyRequest) => Promise<SignedIn | null>
export type SignedIn = {
  readonly who: Who
  readonly sessionId: string
  readonly userId: string
  /** What the session was opened on, in words that people recognise. */
  readonly device: string
  /** Only of an API key, whose id is then that of the session and of the user: how much it may still ask in this minute. */
  readonly allowance?: Allowance
}
export type Allowance = {
  readonly isAllowed: boolean
  readonly limit: number
  readonly remaining: number
  readonly resetSeconds: number
}

/** What entrances need; made once in app/ and passed to every module's routes. */
export type App = {
  readonly http: FastifyInstance
  readonly config: Config
  readonly transactions: Transactor
  readonly events: EventHub
  readonly files: FileStore
  /** Where other systems leave files. */
  readonly drop: DropPlace
  readonly mail: MailTransport
  readonly sealing: SealTools
  readonly outside: Outside
  readonly log: Logger
  readonly authenticate: Authenticate
  /** Names of the jobs that people may stop, of all modules. */
  readonly cancellableJobs: ReadonlySet<string>
  /** Every route that was registered, for OpenAPI and the architecture tests. */
  readonly routes: AnyRoute[]
}

type In<R extends AnyRoute> = {
  readonly params: z.infer<R['params']>
  readonly query: z.infer<R['query']>
  readonly body: z.infer<R['body']>
}
type Out<R extends AnyRoute> = z.input<R['response']>

export type Call<R extends AnyRoute> = In<R> & { readonly ctx: Ctx; readonly signedIn: SignedIn; readonly app: App }
export type OpenCall<R extends AnyRoute> = In<R> & {
  readonly app: App
  /** Null only on public routes. */
  readonly signedIn: SignedIn | null
  readonly language: Language
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** A JSON route for somebody signed in: rights checked, input validated, one transaction, output validated. */
export function route<R extends AnyRoute>(app: App, definition: R, handle: (call: Call<R>) => Promise<Out<R>>): void {
  register(app, definition, async (request, reply) => {
    const signedIn = await admit(app, definition, { request, reply })
    if (!signedIn) throw new AppError('auth.required')
    const input = readInput(definition, request)
    return app.transactions.inTenant(signedIn.who, async (ctx) => {
      const answer = async () => validated(definition, await handle({ ...input, ctx, signedIn, app }))
      return definition.method === 'POST' ? answerOnce(ctx, idempotencyOf(definition, request), answer) : answer()
    })
  })
}

/** For what a transaction per request does not fit: public routes, uploads, downloads and event streams. */
export function openRoute<R extends AnyRoute>(
  app: App,
  definition: R,
  handle: (call: OpenCall<R>) => Promise<unknown>,
): void {
  register(app, definition, async (request, reply) => {
    const signedIn = await admit(app, definition, { request, reply })
    const input = readInput(definition, request)
    const language = signedIn?.who.language ?? languageOf(request)
    const result = await handle({ ...input, app, signedIn, language, request, reply })
    return definition.transport === 'json' || definition.transport === 'upload' ? validated(definition, result) : result
  })
}

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>

function register(app: App, definition: AnyRoute, handler: Handler): void {
  app.routes.push(definition)
  app.http.route({
    method: definition.method,
    url: `/api${definition.path}`,
    // Answers are about people: no cache between us and the reader keeps them.
    handler: (request, reply) =>
      withOrigin(originOf(definition, request), () => handler(request, reply.header('cache-control', 'no-store'))),
    ...(definition.transport === 'upload' ? { onRequest: refuseTooLarge(app.config.maxUploadBytes) } : {}),
  })
}

/** The pattern of the route and never its values; who it is comes with the session. */
function originOf({ method, path }: AnyRoute, request: FastifyRequest): Origin {
  return { kind: 'route', name: `${method} ${path}`, id: null, address: request.ip, device: null, initiatorId: null }
}

/** Somebody who was recognised carries with them where they are, also when their work outlives the request. */
function placed(signedIn: SignedIn, definition: AnyRoute, request: FastifyRequest): SignedIn {
  const { sessionId, userId, device } = signedIn
  const origin = { ...originOf(definition, request), id: sessionId, device, initiatorId: userId }
  return { ...signedIn, who: { ...signedIn.who, origin } }
}

/** A file that says itself that it is too large is refused before it comes; one that does not say is cut off by the store. */
function refuseTooLarge(maxBytes: number): onRequestHookHandler {
  return (request, reply, done) => {
    const declared = Number(request.headers['content-length'] ?? 0)
    const isTooLarge = declared > maxBytes
    // Otherwise the rest would be read, only to be thrown away.
    if (isTooLarge) void reply.header('connection', 'close')
    done(isTooLarge ? new AppError('http.too_large', { maxBytes }) : undefined)
  }
}

/** Nobody gets further than this without the route's permission; a route without one does not exist (see `Access`). */
async function admit(
  app: App,
  definition: AnyRoute,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<SignedIn | null> {
  const { permission } = definition
  if (permission === 'public') return null
  const signedIn = await app.authenticate(request)
  if (!signedIn) throw new AppError('auth.required')
  if (signedIn.allowance) admitKey(definition, signedIn.allowance, reply)
  // Looking along as a colleague is reading. This is the one place where that is kept, so no route can forget it.
  if (signedIn.who.viewingAs && definition.method !== 'GET' && definition.whileViewing !== 'allowed')
    throw new AppError('governance.viewing_as')
  if (permission !== 'session' && !signedIn.who.permissions.has(permission))
    throw new AppError('auth.forbidden', { permission })
  return placed(signedIn, definition, request)
}

/** The fields of draft-ietf-httpapi-ratelimit-headers-07, which programs know best, and `Retry-After` (RFC 9110). */
function admitKey(definition: AnyRoute, allowance: Allowance, reply: FastifyReply): void {
  const { limit, remaining, resetSeconds } = allowance
  void reply.headers({
    'ratelimit-limit': limit,
    'ratelimit-remaining': remaining,
    'ratelimit-reset': resetSeconds,
    'ratelimit-policy': `${limit};w=60`,
  })
  if (!allowance.isAllowed) {
    void reply.header('retry-after', resetSeconds)
    throw new AppError('auth.key_too_fast', { retryAfterSeconds: resetSeconds })
  }
  if (definition.withKey === 'refused') throw new AppError('auth.not_for_keys')
}

function readInput<R extends AnyRoute>(definition: R, request: FastifyRequest): In<R> {
  return {
    params: checked(definition.params, emptyToUndefined(request.params), 'params'),
    query: checked(definition.query, emptyToUndefined(request.query), 'query'),
    body: checked(definition.body, definition.transport === 'upload' ? undefined : (request.body ?? undefined), 'body'),
  } as In<R>
}

function emptyToUndefined(value: unknown): unknown {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0 ? {} : value
}

function checked(schema: z.ZodType, value: unknown, place: string): unknown {
  // A route without query or body ignores what is sent there; it never reaches a handler.
  if (schema.def.type === 'undefined') return undefined
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues
    .slice(0, 20)
    .map((issue) => ({ path: [place, ...issue.path].join('.'), message: issue.message }))
  throw new AppError('http.invalid_input', { issues })
}

/** What is not in the contract does not leave: unknown properties are dropped, wrong ones are our own error (500). */
function validated(definition: AnyRoute, result: unknown): unknown {
  return definition.response.parse(result)
}

function idempotencyOf(definition: AnyRoute, request: FastifyRequest) {
  const key = request.headers['idempotency-key']
  return {
    key: typeof key === 'string' && key.length <= 200 ? key : null,
    route: `${definition.method} ${definition.path}`,
    request: [request.params, request.query, request.body],
  }
}

/** Nobody is signed in yet: the browser's first Dutch or English, else Dutch. */
export function languageOf(request: FastifyRequest): Language {
  const wanted = request.headers['accept-language'] ?? ''
  const first = wanted
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase())
    .find((code) => code === 'nl' || code === 'en')
  return first === 'en' ? 'en' : 'nl'
}
