import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import statics from '@fastify/static'
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import type { Logger } from 'pino'
import type { Config } from '../config/config.ts'
import { AppError } from '../failure.ts'

/** JSON bodies are small; files travel as streams with their own limit. */
const MAX_JSON_BYTES = 1024 * 1024
/** A client that sends nothing for this long is let go, in milliseconds. */
const REQUEST_TIMEOUT = 15 * 60_000

/** The bare server: security headers, origin check, bodies. Routes are added by the modules, errors mapped by app/. */
export async function createServer(config: Config, log: Logger): Promise<FastifyInstance> {
  // Its own type says less than pino's, and decides the type of the whole server.
  const loggerInstance: FastifyBaseLogger = log
  const http = Fastify({
    loggerInstance,
    // We log one line per request ourselves: the route's pattern, never its values.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustProxy,
    bodyLimit: MAX_JSON_BYTES,
    requestTimeout: REQUEST_TIMEOUT,
    routerOptions: { maxParamLength: 200 },
  })
  await http.register(cookie)
  await http.register(helmet, securityHeaders(config))
  http.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
  // SCIM 2.0 (RFC 7644, section 3.1).
  http.addContentTypeParser('application/scim+json', { parseAs: 'string' }, http.getDefaultJsonParser('error', 'error'))
  // Mail programs that unsubscribe with one click post a form (RFC 8058) that is never read: the address says it all. Of systems that tell
  // of a change by a form it is read; nowhere else, so that no form of another site can say anything.
  http.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (request, body, done) =>
    done(
      null,
      request.url.startsWith('/api/hooks/') ? Object.fromEntries(new URLSearchParams(String(body))) : undefined,
    ),
  )
  http.addHook('onRequest', (request, _reply, done) => done(refuseForeignOrigin(request, config)))
  http.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    if (route.startsWith('/api'))
      request.log.info(
        { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
        'request',
      )
    done()
  })
  return http
}

function securityHeaders(config: Config) {
  const isHttps = config.baseUrl.startsWith('https://')
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // React Aria positions popovers with style attributes; no style elements or sheets from elsewhere.
        styleSrc: ["'self'"],
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' as const },
  }
}

/**
 * Against cross-site requests, next to SameSite cookies: a browser always names the origin of a request that changes
 * something; one from elsewhere is refused. Programs send no origin and have no cookies of a victim to ride on.
 */
function refuseForeignOrigin(request: FastifyRequest, config: Config): AppError | undefined {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return undefined
  // A key is never sent along by a browser of itself, so that no other site can use it; without a cookie there is nothing to ride on.
  if (request.headers.authorization?.startsWith('Bearer ') && request.headers.cookie === undefined) return undefined
  const { origin } = request.headers
  const site = request.headers['sec-fetch-site']
  const isOwn =
    origin === undefined
      ? [undefined, 'same-origin', 'none'].includes(site)
      : origin === config.baseUrl || hostOf(origin) === request.headers.host
  return isOwn ? undefined : new AppError('http.bad_origin')
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}

/** The web app and its address space: every address that is not a file or the API is a page of the app. */
export async function serveWebApp(http: FastifyInstance, webRoot: string): Promise<void> {
  const index = join(webRoot, 'index.html')
  const isBuilt = existsSync(index)
  if (isBuilt) {
    await http.register(statics, {
      root: webRoot,
      index: false,
      // Built files carry a hash in their name and never change.
      setHeaders: (reply, path) =>
        void reply.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        ),
    })
  }
  const page = isBuilt ? readFileSync(index, 'utf8') : null
  const givePage = (reply: FastifyReply) =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
  if (page !== null) http.get('/', (_request, reply) => givePage(reply))
  http.setNotFoundHandler((request, reply) => {
    if (page === null || request.url.startsWith('/api/') || request.method !== 'GET')
      throw new AppError('http.not_found')
    return givePage(reply)
  })
}
