export type PostgresFailureCode =
  | 'postgres.platform_unsupported'
  | 'postgres.binaries_missing'
  | 'postgres.binaries_unusable'
  | 'postgres.account_missing'
  | 'postgres.data_foreign'
  | 'postgres.data_other_version'
  | 'postgres.secrets_missing'
  | 'postgres.socket_unsafe'
  | 'postgres.initdb_failed'
  | 'postgres.start_failed'
  | 'postgres.not_answering'
  | 'postgres.start_locked'

/** Both languages are kept because these sentences appear on a terminal before anybody could choose a language. */
export interface Explanation {
  readonly nl: string
  readonly en: string
}

/**
 * The embedded database could not be made to run. `explanation` says what the reader can do about it;
 * `detail` is PostgreSQL's own text, when there is one.
 */
export class PostgresFailure extends Error {
  readonly code: PostgresFailureCode
  readonly explanation: Explanation
  readonly detail: string

  constructor(code: PostgresFailureCode, explanation: Explanation, detail = '') {
    super([explanation.nl, explanation.en, detail.trim()].filter((line) => line !== '').join('\n'))
    this.name = 'PostgresFailure'
    this.code = code
    this.explanation = explanation
    this.detail = detail
  }
}

/** The `code` of a system or PostgreSQL error (`ENOENT`, `57P03`), or an empty string. */
export function codeOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string')
    return error.code
  return ''
}
