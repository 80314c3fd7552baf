import { parseDelimited } from './delimited-text.rules.ts'
import type { Dialect } from './delimited-text.rules.ts'
import { looksSpaced, SPACES } from './spaced-text.rules.ts'

/** In order of preference when the evidence is equal: what Dutch Excel writes comes first. */
const DELIMITERS = [';', ',', '\t', '|'] as const

/** Rows looked at. More rows do not change the outcome and cost time on every candidate. */
const SAMPLE_ROWS = 200

/** A file without any quoting must look this much better: a few odd quotation marks are read well as it is. */
const UNQUOTED_MUST_WIN_BY = 1.1

/** A cell over this many lines is a quotation mark that was never closed rather than a long remark. */
const LINES_IN_A_CELL = 60

function countOf(text: string, part: string): number {
  let count = 0
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) count++
  return count
}

/** '\r' only for the old Macintosh form; otherwise '\n', which accepts '\r\n' too. */
function detectNewline(sample: string): string {
  return !sample.includes('\n') && sample.includes('\r') ? '\r' : '\n'
}

/**
 * How much the rows look like one table: the share of filled rows that have the most frequent width, times how many
 * columns that is. A delimiter that only occurs inside texts gives ragged rows and scores low; one that never occurs
 * gives a single column and scores zero.
 */
function scoreRows(rows: readonly (readonly string[])[]): number {
  const widths = new Map<number, number>()
  let filled = 0
  for (const row of rows) {
    if (row.every((cell) => cell.trim() === '')) continue
    filled++
    widths.set(row.length, (widths.get(row.length) ?? 0) + 1)
  }
  let best = 0
  for (const [width, count] of widths) best = Math.max(best, (count / filled) ** 2 * Math.log2(width))
  return best
}

/** Cells that can only come from reading past a quotation mark that was not one. */
function hasRunaway(rows: readonly (readonly string[])[]): boolean {
  return rows.some((row) => row.some((cell) => countOf(cell, '\n') > LINES_IN_A_CELL))
}

/**
 * Quotation marks open cells but hardly ever close them: they belong to the texts ("t Hoekje). Two of such cells pair up
 * and swallow the rows between them, which leaves perfectly regular rows; so counting widths does not see it.
 */
function hasLoneQuotes(sample: string, { delimiter, quote }: Dialect): boolean {
  if (quote === '') return false
  const [edge, mark] = [`\\${delimiter}`, `\\${quote}`]
  const opening = sample.match(new RegExp(`(?<=^|[${edge}\\r\\n])${mark}`, 'g'))?.length ?? 0
  const closing = sample.match(new RegExp(`${mark}(?=[${edge}\\r\\n]|$)`, 'g'))?.length ?? 0
  return closing < opening / 2
}

function score(sample: string, dialect: Dialect, isWhole: boolean): number {
  const rows = parseDelimited(sample, dialect)
  // The sample stops in the middle of a row unless it is the whole file.
  const complete = isWhole || rows.length < 2 ? rows : rows.slice(0, -1)
  const points = scoreRows(complete.slice(0, SAMPLE_ROWS))
  return hasRunaway(complete) || hasLoneQuotes(sample, dialect) ? points / 2 : points
}

/** Names such as 't Hoff start with an apostrophe, so apostrophes only quote when they visibly enclose most cells. */
function isQuotedWithApostrophes(sample: string, delimiter: string): boolean {
  if (sample.includes('"')) return false
  const cells = sample.split('\n', SAMPLE_ROWS).flatMap((line) => line.replace(/\r$/, '').split(delimiter))
  const filled = cells.filter((cell) => cell.trim() !== '')
  const enclosed = filled.filter((cell) => cell.length > 1 && cell.startsWith("'") && cell.endsWith("'"))
  return filled.length > 0 && enclosed.length > filled.length / 2
}

function hypotheses(sample: string, delimiter: string, newline: string): readonly Dialect[] {
  const ordinary: Dialect = { delimiter, newline, quote: '"', escape: '' }
  const list = [ordinary]
  if (isQuotedWithApostrophes(sample, delimiter)) list.unshift({ ...ordinary, quote: "'" })
  if (sample.includes(`\\${delimiter}`) || sample.includes('\\"')) list.push({ ...ordinary, escape: '\\' })
  if (sample.includes('"')) list.push({ ...ordinary, quote: '' })
  return list
}

/** Excel writes and understands a first line `sep=;`. */
function declaredDelimiter(sample: string): string | null {
  return /^\uFEFF?sep=(.)\r?\n/i.exec(sample)?.[1] ?? null
}

/** Every delimiter that occurs, with every way of quoting it might go with; a delimiter already known is the only one. */
function candidates(sample: string, known: string | null, newline: string): readonly Dialect[] {
  const delimiters = known === null ? DELIMITERS.filter((delimiter) => sample.includes(delimiter)) : [known]
  return delimiters.flatMap((delimiter) => hypotheses(sample, delimiter, newline))
}

/** The last line of a beginning may be cut off. */
function completeLines(sample: string, newline: string, isWhole: boolean): string[] {
  const lines = sample.split(newline)
  return (isWhole ? lines : lines.slice(0, -1)).slice(0, SAMPLE_ROWS)
}

/**
 * Finds delimiter, quotation mark, escape and line end from the beginning of a text. `forced` is the delimiter a user
 * chose; the rest is still detected around it. A text without any delimiter is one column, unless it is figures in columns with spaces
 * between them.
 */
export function detectDialect(sample: string, options: { isWhole: boolean; forced?: string | undefined }): Dialect {
  const newline = detectNewline(sample)
  const known = options.forced ?? declaredDelimiter(sample)
  const spaced: Dialect = { delimiter: SPACES, quote: '', escape: '', newline }
  if (known === SPACES) return spaced
  let best: Dialect = { delimiter: known ?? ';', quote: '"', escape: '', newline }
  let most = -1
  for (const dialect of candidates(sample, known, newline)) {
    const points = score(sample, dialect, options.isWhole)
    if (points <= most * (dialect.quote === '' ? UNQUOTED_MUST_WIN_BY : 1)) continue
    best = dialect
    most = points
  }
  return most <= 0 && known === null && looksSpaced(completeLines(sample, newline, options.isWhole)) ? spaced : best
}
