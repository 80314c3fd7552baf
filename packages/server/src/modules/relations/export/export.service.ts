import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { RelationFilter } from '@klantregie/contract'
import { writeXlsxStream } from 'hucre/xlsx'
import type { Ctx } from '../../../platform/context.ts'
import { narrow, readMany, readRows, summarise, type SourceLookup } from '../list/list.service.ts'
import type { ListPosition } from '../list/list-cursor.rules.ts'
import { dayOf } from '../roles/role.rules.ts'
import {
  BYTE_ORDER_MARK,
  csvLine,
  exportColumns,
  exportFileName,
  exportRow,
  sheetCell,
  type ExportedRelation,
} from './export.rules.ts'
import { findGolden } from './export.queries.ts'

export type ExportFormat = 'csv' | 'xlsx' | 'json'
type Filter = RelationFilter & { readonly format: ExportFormat }

/** A transaction per batch: a slow download must not hold one open, and with it everything that was deleted meanwhile. */
export type InTransaction = <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>

export type Export = { readonly fileName: string; readonly contentType: string; readonly content: Readable }

const BATCH = 1000

const CONTENT_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
}

/**
 * The relations of a list as a file, sorted by name, made while it is being downloaded: memory stays that of one batch.
 * The beginning and the end (with the number of relations that left) are audited, also when the reader walks away.
 */
export async function exportRelations(
  inTransaction: InTransaction,
  filter: Filter,
  sources: SourceLookup,
): Promise<Export> {
  const { format, ...rest } = filter
  const day = await inTransaction(async (ctx) => {
    await ctx.audit('relation.export_started', null, { format, filter: rest })
    return dayOf(ctx.now)
  })
  const batches = audited(inTransaction, filter, exportedBatches(inTransaction, rest, sources))
  return {
    fileName: exportFileName(day, format),
    contentType: CONTENT_TYPES[format],
    content: contentOf(format, batches),
  }
}

type Batches = AsyncGenerator<readonly ExportedRelation[]>

async function* exportedBatches(inTransaction: InTransaction, filter: RelationFilter, sources: SourceLookup): Batches {
  let isMany = false
  for (let after: ListPosition | null = null; ;) {
    const batch = await inTransaction((ctx) => nextBatch(ctx, { filter, sources, after, isMany }))
    if (batch.relations.length > 0) yield batch.relations
    if (batch.last === null) return
    after = batch.last
    isMany = batch.isMany
  }
}

type NextBatch = {
  readonly filter: RelationFilter
  readonly sources: SourceLookup
  readonly after: ListPosition | null
  readonly isMany: boolean
}

async function nextBatch(ctx: Ctx, { filter, sources, after, isMany }: NextBatch) {
  const narrowed = await narrow(ctx, filter, sources)
  const reading = { sort: 'name', reading: 'asc', after, limit: BATCH } as const
  const { rows, count } = isMany
    ? { rows: await readMany(ctx, narrowed, reading), count: 'many' as const }
    : await readRows(ctx, narrowed, reading)
  const golden = await findGolden(
    ctx,
    rows.map((row) => row.id),
  )
  const relations = (await summarise(ctx, rows, sources)).map((summary) => ({
    ...summary,
    golden: golden.get(summary.id) ?? {},
  }))
  return { relations, last: rows.length < BATCH ? null : (rows.at(-1) ?? null), isMany: typeof count === 'string' }
}

async function* audited(inTransaction: InTransaction, { format }: Filter, batches: Batches): Batches {
  let count = 0
  let isComplete = false
  try {
    for await (const batch of batches) {
      count += batch.length
      yield batch
    }
    isComplete = true
  } finally {
    await inTransaction((ctx) => ctx.audit('relation.exported', null, { format, count, isComplete }))
  }
}

function contentOf(format: ExportFormat, batches: Batches): Readable {
  switch (format) {
    case 'csv':
      return Readable.from(csvParts(batches))
    case 'json':
      return Readable.from(jsonParts(batches))
    case 'xlsx':
      return Readable.fromWeb(
        writeXlsxStream(sheetRows(batches), {
          name: 'Relaties',
          freezePane: { rows: 1 },
        }) as ReadableStream<Uint8Array>,
      )
  }
}

async function* csvParts(batches: Batches): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(exportColumns)
  for await (const batch of batches) yield batch.map((relation) => csvLine(exportRow(relation))).join('')
}

async function* jsonParts(batches: Batches): AsyncGenerator<string> {
  let before = '[\n'
  for await (const batch of batches) {
    yield before + batch.map((relation) => JSON.stringify(relation)).join(',\n')
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}

async function* sheetRows(batches: Batches): AsyncGenerator<string[]> {
  yield [...exportColumns]
  for await (const batch of batches) for (const relation of batch) yield exportRow(relation).map(sheetCell)
}
