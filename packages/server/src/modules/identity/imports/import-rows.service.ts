import { Readable } from 'node:stream'
import type { Language, RowOutcome, RowProblem } from '@klantregie/contract'
import { stringify } from 'csv-stringify'
import type { Ctx, Who } from '../../../platform/context.ts'
import type { Transactor } from '../../../platform/db/transaction.ts'
import { safeCell } from '../../../platform/pure/formula-safety.ts'
import { namesOf } from '../../relations/index.ts'
import { columnsSeen, getSeen, openRelations } from './import-sight.service.ts'
import * as imports from './import.queries.ts'
import { sayProblem } from './row-problem.rules.ts'

type RowQuery = {
  readonly id: string
  readonly outcome?: RowOutcome | undefined
  readonly hasProblems?: boolean | undefined
  readonly after: number
  readonly limit: number
}

/** Rows of an import to look at, with what would change and which relation a row resembles. */
export async function listImportRows(ctx: Ctx, query: RowQuery) {
  const row = await getSeen(ctx, query.id)
  const columns = await keptColumns(ctx, row)
  const headers = columns.map(({ header }) => header)
  const rows = await imports.listRows(ctx, {
    importId: query.id,
    outcome: query.outcome,
    hasProblems: query.hasProblems,
    after: query.after,
    limit: query.limit + 1,
  })
  const page = rows.slice(0, query.limit)
  const before = await payloadsBefore(ctx, page)
  const known = page.map((item) => before.get(item.known_record_id ?? '')?.relationId ?? item.relation_id)
  const isOpen = await openRelations(
    ctx,
    known.filter((id) => id !== null),
  )
  const names = await namesOf(
    ctx,
    page.flatMap((item) => (item.resembles_id === null ? [] : [item.resembles_id])),
  )
  const items = page.map((item, index) => {
    const isShown = isOpen(known[index] ?? null)
    const old = before.get(item.known_record_id ?? '')?.payload
    return {
      rowNumber: item.row_number,
      outcome: item.outcome as RowOutcome,
      ...(isShown ? told(item, columns, old) : keptBack(item, columns)),
      // In a dry run the relation does not exist yet.
      relationId: row.state === 'done' ? item.relation_id : null,
      resembles:
        item.resembles_id === null
          ? null
          : {
              relationId: item.resembles_id,
              name: names.get(item.resembles_id) ?? sameFile(row.state),
              reasons: item.resembles_by ?? [],
            },
    }
  })
  const last = page.at(-1)
  return { headers, items, nextAfter: rows.length > query.limit && last ? last.position : null }
}

type Row = Awaited<ReturnType<typeof imports.listRows>>[number]

/** What a row says, as far as the reader may read its columns. */
function told(item: Row, columns: readonly KeptColumn[], old: Record<string, string> | undefined) {
  const cells = item.cells as Record<string, string>
  const seen = columns.filter(({ isSeen }) => isSeen).map(({ header }) => header)
  const isWhole = seen.length === columns.length
  return {
    name: item.name,
    externalId: isWhole ? item.external_id : null,
    cells: columns.map(({ header, isSeen }) => (isSeen ? (cells[header] ?? '') : '')),
    problems: (item.problems as RowProblem[]).map((problem) => toldProblem(problem, columns)),
    isWithheld: !isWhole,
    changes: old && item.outcome === 'changed' ? differences(seen, old, cells) : [],
  }
}

/** What a row says about a relation of which something is kept back, is kept back with it. */
function keptBack(item: Row, columns: readonly KeptColumn[]) {
  return {
    name: null,
    externalId: null,
    cells: columns.map(() => ''),
    problems: (item.problems as RowProblem[]).map((problem) => toldProblem(problem, [])),
    isWithheld: true,
    changes: [],
  }
}

/** In a dry run the other one may be an earlier row of the same file, which has no page yet. */
function sameFile(state: string): string {
  return state === 'done' ? '—' : ''
}

type KeptColumn = { readonly header: string; readonly isSeen: boolean }

/** The columns of a file that are kept, and whether the reader may read what is in them. */
async function keptColumns(ctx: Ctx, row: imports.ImportRecord): Promise<KeptColumn[]> {
  const isSeen = await columnsSeen(ctx, row)
  return (row.options?.columns ?? [])
    .filter((column) => column.target !== 'skip')
    .map(({ header, target }) => ({ header, isSeen: isSeen(target) }))
}

/** A problem without the value that it is about, unless the reader may read the column. */
function toldProblem(problem: RowProblem, columns: readonly KeptColumn[]): RowProblem {
  const isTold = columns.some(({ header, isSeen }) => isSeen && header === problem.header)
  const { value: _value, ...rest } = problem
  return isTold ? problem : rest
}

async function payloadsBefore(ctx: Ctx, rows: readonly { outcome: string; known_record_id: string | null }[]) {
  const ids = rows.flatMap((row) =>
    row.outcome === 'changed' && row.known_record_id !== null ? [row.known_record_id] : [],
  )
  const found = await imports.findPayloads(ctx, ids)
  return new Map(
    found.map(({ id, payload, relation_id: relationId }) => [
      id,
      { payload: payload as Record<string, string>, relationId },
    ]),
  )
}

function differences(headers: readonly string[], before: Record<string, string>, after: Record<string, string>) {
  return headers
    .filter((header) => (before[header] ?? '') !== (after[header] ?? ''))
    .map((header) => ({ header, before: before[header] ?? '', after: after[header] ?? '' }))
}

const REASON_HEADER: Readonly<Record<Language, string>> = { nl: 'Reden van afwijzing', en: 'Reason for rejection' }
const ROW_HEADER: Readonly<Record<Language, string>> = { nl: 'Regel in het bestand', en: 'Row in the file' }
const PAGE = 500

/**
 * The rejected rows as a file that can be corrected and read in again: the columns as they came, and behind them the
 * reason and row number, which the next import recognises as columns to skip. Read page by page: memory stays small.
 */
export async function errorFile(
  transactions: Transactor,
  who: Who,
  importId: string,
): Promise<{ fileName: string; content: Readable }> {
  const { row, columns } = await transactions.inTenant(who, async (ctx) => {
    const seen = await getSeen(ctx, importId)
    return { row: seen, columns: await keptColumns(ctx, seen) }
  })
  const lines = rejectedLines(transactions, who, { importId, columns })
  const csv = stringify({ delimiter: ';', bom: true, record_delimiter: '\r\n' })
  return {
    fileName: row.file_name.replace(/\.\w+$/, '') + (who.language === 'nl' ? '-afgewezen.csv' : '-rejected.csv'),
    content: Readable.from(lines).pipe(csv),
  }
}

async function* rejectedLines(
  transactions: Transactor,
  who: Who,
  { importId, columns }: { importId: string; columns: readonly KeptColumn[] },
) {
  yield [...columns.map(({ header }) => header), ROW_HEADER[who.language], REASON_HEADER[who.language]]
  for (let after = 0; ;) {
    const page = await transactions.inTenant(who, (ctx) =>
      imports.listRows(ctx, { importId, outcome: 'rejected', hasProblems: undefined, after, limit: PAGE }),
    )
    const last = page.at(-1)
    if (!last) return
    for (const item of page) {
      const cells = item.cells as Record<string, string>
      const problems = (item.problems as RowProblem[]).map((problem) => toldProblem(problem, columns))
      const reasons = problems.map((problem) => sayProblem(problem, who.language))
      const told = columns.map(({ header, isSeen }) => safeCell(isSeen ? (cells[header] ?? '') : ''))
      yield [...told, item.row_number, reasons.join(' ')]
    }
    after = last.position
  }
}
