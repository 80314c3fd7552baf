import { errorCodes, type ErrorCode } from '@klantregie/contract'
import type { FastifyInstance } from 'fastify'
import { AppError, withoutValues } from '../failure.ts'
import { sentenceOf } from '../i18n/sentences.ts'
import { languageOf } from './app.ts'

type Known = { readonly code: ErrorCode; readonly details: Readonly<Record<string, unknown>> | undefined }

/** The one place where a failure becomes a response (RFC 9457), and the one place where it is logged. */
export function mapErrors(http: FastifyInstance, constraints: Readonly<Record<string, ErrorCode>>): void {
  http.setErrorHandler((error, request, reply) => {
    const known = knownFailure(error, constraints)
    // Never the message of an unknown error: it may quote a value.
    if (known.code === 'internal')
      request.log.error({ err: withoutValues(error), route: request.routeOptions.url }, 'unexpected')
    else request.log.info({ code: known.code, route: request.routeOptions.url }, 'refused')
    if (reply.raw.headersSent) return reply
    const status = errorCodes[known.code]
    // RFC 9110, section 11.6.1; browsers show no window for this scheme.
    if (status === 401) void reply.header('www-authenticate', 'Bearer realm="Klantregie"')
    return reply
      .code(status)
      .type('application/problem+json')
      .send({
        type: `urn:klantregie:problem:${known.code}`,
        title: sentenceOf(known.code, languageOf(request)),
        status,
        code: known.code,
        ...(known.details ? { details: known.details } : {}),
      })
  })
}

function knownFailure(error: unknown, constraints: Readonly<Record<string, ErrorCode>>): Known {
  if (error instanceof AppError) return { code: error.code, details: error.details }
  const { constraint, statusCode } = Object(error) as { constraint?: unknown; statusCode?: unknown }
  const fromDatabase = typeof constraint === 'string' ? constraints[constraint] : undefined
  return { code: fromDatabase ?? codeOfStatus(statusCode), details: undefined }
}

/** What the web server itself refuses, before a route is reached. */
function codeOfStatus(status: unknown): ErrorCode {
  if (status === 413) return 'http.too_large'
  if (status === 415) return 'http.unsupported_media_type'
  return typeof status === 'number' && status >= 400 && status < 500 ? 'http.invalid_input' : 'internal'
}
