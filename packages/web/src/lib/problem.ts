import type { ErrorCode } from '@klantregie/contract'

/** What can go wrong on the way, besides what the server says. */
export type ClientCode = 'client.offline' | 'client.unreadable'

/** A refusal of the server (RFC 9457), or the lack of an answer. `code` is what the translations know. */
export class ApiProblem extends Error {
  readonly code: ErrorCode | ClientCode
  readonly status: number
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: ErrorCode | ClientCode, status: number, details: Readonly<Record<string, unknown>> = {}) {
    super(code)
    this.name = 'ApiProblem'
    this.code = code
    this.status = status
    this.details = details
  }
}

export function isProblem(error: unknown, code?: ErrorCode | ClientCode): error is ApiProblem {
  return error instanceof ApiProblem && (code === undefined || error.code === code)
}

/** The general sentence for a status whose code has no sentence of its own: a raw code is never shown. */
export function fallbackKey(status: number): string {
  if (status === 0) return 'error.client.offline'
  if (status === 403) return 'error.auth.forbidden'
  if (status === 404) return 'error.http.not_found'
  if (status === 409) return 'error.general.conflict'
  if (status === 422) return 'error.http.invalid_input'
  if (status === 429) return 'error.auth.too_many_attempts'
  return 'error.internal'
}
