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

/** Type, code and stack frames of something unexpected, for the log; without the message: PostgreSQL and zod quote values in theirs. */
export function withoutValues(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { type: typeof error }
  const { code } = error as { code?: unknown }
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))
  return { type: error.name, code: typeof code === 'string' ? code : undefined, frames: frames.slice(0, 12) }
}
