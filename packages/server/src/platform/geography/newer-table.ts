import { parse } from 'csv-parse/sync'
import { z } from 'zod'

export type ReplaceableTable = 'areas' | 'ages' | 'municipalities' | 'former-municipalities'

export type TableProblem =
  | { readonly problem: 'unreadable' }
  | { readonly problem: 'other_columns'; readonly wanted: string }
  | { readonly problem: 'row'; readonly rowNumber: number; readonly why: string }
  | { readonly problem: 'twice'; readonly key: string }
  /** Fewer rows, or people, than a newer edition of this country can have. */
  | { readonly problem: 'too_little'; readonly now: number; readonly newer: number }
  | { readonly problem: 'unknown_municipality'; readonly key: string }

export type TableDifference = {
  readonly rows: number
  readonly added: number
  readonly gone: number
  readonly changed: number
  readonly same: number
}

const COUNT = /^\d+$/u
const counted = z.string().regex(COUNT)
const AREA = z.string().regex(/^[1-9]\d{3}$/u)
const CODE = z.string().regex(/^\d{4}$/u)
const name = z.string().min(1)

const ROWS: Readonly<Record<ReplaceableTable, z.ZodType>> = {
  areas: z.tuple([AREA, name, CODE, name, counted, counted, counted]),
  ages: z.tuple([AREA]).rest(counted),
  municipalities: z.tuple([CODE, name, name]),
  'former-municipalities': z.tuple([CODE, name, z.string().regex(/^\d{4}(\|\d{4})*$/u), z.iso.date()]),
}

/** A year changes a few in a hundred; a file that loses more than this is cut off, or is another table. */
const LEAST_LEFT = 0.9

/**
 * Holds a newer edition of a table against the one in use: it has the same columns, every row can be read, nothing stands in it twice, it
 * did not lose a tenth of its rows or of the people in them, and every municipality that it names exists (`known`: CBS codes).
 */
export function checkNewerTable(
  table: ReplaceableTable,
  { now, newer, known }: { readonly now: string; readonly newer: string; readonly known: ReadonlySet<string> },
): TableProblem | TableDifference {
  const [header = [], ...before] = rowsOf(now) ?? []
  const read = rowsOf(newer)
  if (read === null) return { problem: 'unreadable' }
  const [found = [], ...rows] = read
  if (found.join() !== header.join()) return { problem: 'other_columns', wanted: header.join() }
  return (
    wrongRow(table, { rows, columns: header.length }) ??
    repeated(rows) ??
    wrongWhole(table, { before, rows, known }) ??
    differenceOf(before, rows)
  )
}

function wrongWhole(
  table: ReplaceableTable,
  { before, rows, known }: { readonly before: Rows; readonly rows: Rows; readonly known: ReadonlySet<string> },
): TableProblem | null {
  return (
    lost(before.length, rows.length) ??
    lost(people(table, before), people(table, rows)) ??
    unknown(table, { rows, known })
  )
}

function rowsOf(text: string): string[][] | null {
  try {
    return z.array(z.array(z.string())).parse(parse(text, { bom: true, relax_column_count: true }))
  } catch {
    return null
  }
}

type Rows = readonly (readonly string[])[]

function wrongRow(table: ReplaceableTable, { rows, columns }: { rows: Rows; columns: number }): TableProblem | null {
  for (const [index, row] of rows.entries()) {
    const said = ROWS[table].safeParse(row)
    // The header is the first line.
    const rowNumber = index + 2
    if (row.length !== columns) return { problem: 'row', rowNumber, why: `${String(row.length)} / ${String(columns)}` }
    if (!said.success) return { problem: 'row', rowNumber, why: said.error.issues[0]?.path.join('.') ?? '' }
  }
  return null
}

function repeated(rows: Rows): TableProblem | null {
  const seen = new Set<string>()
  for (const [key = ''] of rows) {
    if (seen.has(key)) return { problem: 'twice', key }
    seen.add(key)
  }
  return null
}

function lost(now: number, newer: number): TableProblem | null {
  return newer < now * LEAST_LEFT ? { problem: 'too_little', now, newer } : null
}

function people(table: ReplaceableTable, rows: Rows): number {
  if (table === 'areas') return sum(rows.map((row) => Number(row[6])))
  return table === 'ages' ? sum(rows.map((row) => sum(row.slice(1).map(Number)))) : 0
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

function unknown(
  table: ReplaceableTable,
  { rows, known }: { readonly rows: Rows; readonly known: ReadonlySet<string> },
): TableProblem | null {
  const named = (row: readonly string[]): string[] =>
    table === 'areas' ? [row[2] ?? ''] : table === 'former-municipalities' ? (row[2] ?? '').split('|') : []
  const wrong = rows.find((row) => named(row).some((code) => !known.has(code)))
  return wrong === undefined ? null : { problem: 'unknown_municipality', key: wrong[0] ?? '' }
}

function differenceOf(before: Rows, rows: Rows): TableDifference {
  const was = new Map(before.map((row) => [row[0], row.join('\n')]))
  const keys = new Set(rows.map(([key]) => key))
  const same = rows.filter((row) => was.get(row[0]) === row.join('\n')).length
  const added = rows.filter(([key]) => !was.has(key)).length
  return {
    rows: rows.length,
    added,
    same,
    changed: rows.length - added - same,
    gone: before.filter(([key]) => !keys.has(key)).length,
  }
}
