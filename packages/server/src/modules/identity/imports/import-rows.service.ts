import { Readable } from 'node:stream'
import type { Language, RowOutcome, RowProblem } from '@klantregie/contract'
import { stringify } from 'csv-stringify'
import type { Ctx, Who } from '../../../platform/context.ts'
import type { Transactor } from '../../../platform/db/transaction.ts'
import { AppError } from '../../../platform/failure.ts'
import { safeCell } from '../../../platform/pure/formula-safety.ts'
import { namesOf } from '../../relations/index.ts'
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
  const row = await imports.find(ctx, query.id)
  if (!row) throw new AppError('identity.import_not_found')
  const headers = keptHeaders(row)
  const rows = await imports.listRows(ctx, {
    importId: query.id,
    outcome: query.outcome,
    hasProblems: query.hasProblems,
    after: query.after,
    limit: query.limit + 1,
  })
  const page = rows.slice(0, query.limit)
  const before = await payloadsBefore(ctx, page)
  const names = await namesOf(
    ctx,
    page.flatMap((item) => (item.resembles_id === null ? [] : [item.resembles_id])),
  )
  const items = page.map((item) => {
    const cells = item.cells as Record<string, string>
    const old = item.outcome === 'changed' ? before.get(item.known_record_id ?? '') : undefined
    return {
      rowNumber: item.row_number,
      outcome: item.outcome as RowOutcome,
      name: item.name,
      externalId: item.external_id,
      cells: headers.map((header) => cells[header] ?? ''),
      problems: item.problems as RowProblem[],
      // In a dry run the relation does not exist yet.
      relationId: row.state === 'done' ? item.relation_id : null,
      changes: old ? differences(headers, old, cells) : [],
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

/** In a dry run the other one may be an earlier row of the same file, which has no page yet. */
function sameFile(state: string): string {
  return state === 'done' ? '—' : ''
}

function keptHeaders(row: imports.ImportRecord): string[] {
  return (row.options?.columns ?? []).filter((column) => column.target !== 'skip').map((column) => column.header)
}

async function payloadsBefore(ctx: Ctx, rows: readonly { outcome: string; known_record_id: string | null }[]) {
  const ids = rows.flatMap((row) =>
    row.outcome === 'changed' && row.known_record_id !== null ? [row.known_record_id] : [],
  )
  const found = await imports.findPayloads(ctx, ids)
  return new Map(found.map((record) => [record.id, record.payload as Record<string, string>]))
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
  const row = await transactions.inTenant(who, (ctx) => imports.find(ctx, importId))
  if (!row) throw new AppError('identity.import_not_found')
  const headers = keptHeaders(row)
  const lines = rejectedLines(transactions, who, { importId, headers })
  const csv = stringify({ delimiter: ';', bom: true, record_delimiter: '\r\n' })
  return {
    fileName: row.file_name.replace(/\.\w+$/, '') + (who.language === 'nl' ? '-afgewezen.csv' : '-rejected.csv'),
    content: Readable.from(lines).pipe(csv),
  }
}

async function* rejectedLines(
  transactions: Transactor,
  who: Who,
  { importId, headers }: { importId: string; headers: readonly string[] },
) {
  yield [...headers, ROW_HEADER[who.language], REASON_HEADER[who.language]]
  for (let after = 0; ;) {
    const page = await transactions.inTenant(who, (ctx) =>
      imports.listRows(ctx, { importId, outcome: 'rejected', hasProblems: undefined, after, limit: PAGE }),
    )
    const last = page.at(-1)
    if (!last) return
    for (const item of page) {
      const cells = item.cells as Record<string, string>
      const reasons = (item.problems as RowProblem[]).map((problem) => sayProblem(problem, who.language))
      yield [...headers.map((header) => safeCell(cells[header] ?? '')), item.row_number, reasons.join(' ')]
    }
    after = last.position
  }
}
