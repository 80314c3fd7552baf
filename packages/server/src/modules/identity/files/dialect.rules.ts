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
function scoreRows(rows: readonly (readonly string[])[]): Score {
  const widths = new Map<number, number>()
  let filled = 0
  for (const row of rows) {
    if (row.every((cell) => cell.trim() === '')) continue
    filled++
    widths.set(row.length, (widths.get(row.length) ?? 0) + 1)
  }
  let best: Score = { share: 0, width: 1, rows: filled }
  for (const [width, count] of widths) {
    const score = { share: count / filled, width, rows: filled }
    if (pointsOf(score) > pointsOf(best)) best = score
  }
  return best
}

type Score = { readonly share: number; readonly width: number; readonly rows: number }

/** From so many rows on it is no chance that every one of them has as many cells. */
const ROWS_TO_AGREE = 3
/** More than the most columns can give: rows that all agree, the header among them, go before any that do not. */
const ALL_AGREE = 16

/**
 * Commas in every address ("Straat 1, Almere, NL") make more columns than the semicolon that stands between two cells, but not in the header: so
 * that all rows agree counts for more than how many columns there are.
 */
function pointsOf({ share, width, rows }: Score): number {
  const agreed = share === 1 && width > 1 && rows >= ROWS_TO_AGREE ? ALL_AGREE : 0
  return agreed + share ** 2 * Math.log2(width)
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

type Verdict = Score & {
  /** Quotation marks enclose cells here, as far as can be seen. */
  readonly isSound: boolean
}

function judge(sample: string, dialect: Dialect, isWhole: boolean): Verdict {
  const rows = parseDelimited(sample, dialect)
  // The sample stops in the middle of a row unless it is the whole file.
  const complete = isWhole || rows.length < 2 ? rows : rows.slice(0, -1)
  const isSound = !hasRunaway(complete) && !hasLoneQuotes(sample, dialect)
  return { ...scoreRows(complete.slice(0, SAMPLE_ROWS)), isSound }
}

/**
 * Points of one way to read. Without quotation marks a name such as "Bakker, Anna" is two cells: where they enclose cells soundly, columns that
 * only come about by cutting through them count for nothing. `quoted`: the same delimiter with quotation marks.
 */
function score(verdict: Verdict, { quote }: Dialect, quoted: Verdict | undefined): number {
  const isCut = quote === '' && quoted?.isSound === true && quoted.width > 1
  const width = isCut ? Math.min(verdict.width, quoted.width) : verdict.width
  return pointsOf({ ...verdict, width }) / (verdict.isSound ? 1 : 2)
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
  const { best, most } = bestOf(candidates(sample, known, newline), sample, options.isWhole)
  if (most <= 0 && known === null && looksSpaced(completeLines(sample, newline, options.isWhole))) return spaced
  return best ?? { delimiter: known ?? ';', quote: '"', escape: '', newline }
}

/** The way of reading that gives most, and how much; none when nothing in the text separates anything. */
function bestOf(
  dialects: readonly Dialect[],
  sample: string,
  isWhole: boolean,
): { readonly best: Dialect | null; readonly most: number } {
  const quoted = new Map<string, Verdict>()
  let best: Dialect | null = null
  let most = -1
  for (const dialect of dialects) {
    const verdict = judge(sample, dialect, isWhole)
    if (dialect.quote === '"' && dialect.escape === '') quoted.set(dialect.delimiter, verdict)
    const points = score(verdict, dialect, quoted.get(dialect.delimiter))
    if (points <= most * (dialect.quote === '' ? UNQUOTED_MUST_WIN_BY : 1)) continue
    best = dialect
    most = points
  }
  return { best, most }
}
