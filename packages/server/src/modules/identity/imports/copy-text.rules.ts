/** PostgreSQL's COPY text format: tab between columns, newline between rows, `\N` for null. */

const SPECIAL = /[\\\t\n\r]/
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** One value as COPY text. NUL cannot be stored in PostgreSQL's text and is left out. */
export function copyValue(value: string | null | undefined): string {
  if (value === null || value === undefined) return '\\N'
  const clean = value.includes('\u0000') ? value.replaceAll('\u0000', '') : value
  return SPECIAL.test(clean) ? clean.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character) : clean
}

const ARRAY_SPECIAL = /["\\]/g

/** A text array as COPY text. */
export function copyArray(values: readonly string[]): string {
  if (values.length === 0) return '{}'
  const quoted = values.map((value) => `"${value.replace(ARRAY_SPECIAL, (character) => `\\${character}`)}"`)
  return copyValue(`{${quoted.join(',')}}`)
}

/**
 * JSON as COPY text. PostgreSQL's jsonb refuses the escape for NUL and lone surrogates; both only occur in damaged files and
 * are left out of the copy that is stored.
 */
export function copyJson(value: unknown): string {
  const json = JSON.stringify(value)
  return copyValue(json.includes('\\u') ? json.replace(/\\u0000|\\ud[89a-f][0-9a-f]{2}/gi, '') : json)
}
