import { errorCodes, type ErrorCode } from '@klantregie/contract'

/** A refusal that a caller may see. Thrown anywhere below the edge; answered and logged in one place (http/problems.ts). */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, unknown>> | undefined

  constructor(code: ErrorCode, details?: Readonly<Record<string, unknown>>) {
    super(code)
    this.name = 'AppError'
    this.code = code
    this.details = details
  }

  get status(): number {
    return errorCodes[this.code]
  }
}
