import { errorCodes, type ErrorCode } from '@klantregie/contract'
import type { FastifyInstance } from 'fastify'
import { AppError } from '../failure.ts'
import { sentenceOf } from '../i18n/sentences.ts'
import { languageOf } from './app.ts'

type Known = { readonly code: ErrorCode; readonly details: Readonly<Record<string, unknown>> | undefined }

/** The one place where a failure becomes a response (RFC 9457), and the one place where it is logged. */
export function mapErrors(http: FastifyInstance, constraints: Readonly<Record<string, ErrorCode>>): void {
  http.setErrorHandler((error, request, reply) => {
    const known = knownFailure(error, constraints)
    // Never the message of an unknown error: it may quote a value.
    if (known.code === 'internal')
      request.log.error({ err: safeError(error), route: request.routeOptions.url }, 'unexpected')
    else request.log.info({ code: known.code, route: request.routeOptions.url }, 'refused')
    if (reply.raw.headersSent) return reply
    const status = errorCodes[known.code]
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
  if (typeof error !== 'object' || error === null) return { code: 'internal', details: undefined }
  const { constraint, statusCode } = error as { constraint?: unknown; statusCode?: unknown }
  const fromDatabase = typeof constraint === 'string' ? constraints[constraint] : undefined
  if (fromDatabase) return { code: fromDatabase, details: undefined }
  if (statusCode === 413) return { code: 'http.too_large', details: undefined }
  if (statusCode === 415) return { code: 'http.unsupported_media_type', details: undefined }
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500)
    return { code: 'http.invalid_input', details: undefined }
  return { code: 'internal', details: undefined }
}

/** Type, code and stack frames, without the message: PostgreSQL and zod quote values in theirs. */
function safeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const { code } = error as { code?: unknown }
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))
  return { type: error.name, code: typeof code === 'string' ? code : undefined, frames: frames.slice(0, 12) }
}
