import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { dutchDay } from '@klantregie/contract'
import type { RelationFilter } from '@klantregie/contract'
import { writeXlsxStream } from 'hucre/xlsx'
import type { Ctx } from '../../../platform/context.ts'
import { disclosedGolden } from '../disclosure/disclosure.service.ts'
import { filledIn, traceSpecial } from '../disclosure/special.service.ts'
import { findOwnFields } from '../../governance/index.ts'
import { withOwnFields } from '../list/own-columns.service.ts'
import { narrow, readMany, readRows, summarise, type SourceLookup } from '../list/list.service.ts'
import type { ListPosition } from '../list/list-cursor.rules.ts'
import {
  BYTE_ORDER_MARK,
  csvLine,
  exportColumns,
  exportFileName,
  exportRow,
  ownColumns,
  sheetCell,
  type ExportedRelation,
  type OwnColumn,
} from './export.rules.ts'

export type ExportFormat = 'csv' | 'xlsx' | 'json' | 'ndjson'
type Filter = RelationFilter & { readonly format: ExportFormat }

type InTransaction = <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>

/** A transaction per batch: a slow download must not hold one open, and with it everything that was deleted meanwhile. */
export type ExportTransactions = {
  /** With the rights of that very moment; refuses when the right to export was withdrawn, which breaks the download off. */
  readonly read: InTransaction
  /** As who began it, so that what left is accounted for also when the rights are gone. */
  readonly trace: InTransaction
}

export type Export = { readonly fileName: string; readonly contentType: string; readonly content: Readable }

const BATCH = 1000

const CONTENT_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
}

/**
 * The relations of a list that the reader may take along as a file, sorted by name, made while it is being downloaded: memory
 * stays that of one batch. What is kept back is not in it; which fields those are is said per relation.
 * The beginning and the end (with the number of relations that left) are audited, also when the reader walks away.
 */
export async function exportRelations(
  { read, trace }: ExportTransactions,
  filter: Filter,
  sources: SourceLookup,
): Promise<Export> {
  const { format, ...rest } = filter
  // Refused before the first byte leaves: afterwards it would be a file that breaks off.
  await read((ctx) => narrow(ctx, rest, sources, { exportOnly: true }))
  const { day, own } = await trace(async (ctx) => {
    await ctx.audit('relation.export_started', null, { format, filter: rest })
    const fields = (await findOwnFields(ctx)).filter(({ isRetired }) => !isRetired)
    return { day: dutchDay(ctx.now), own: ownColumns(fields) }
  })
  const batches = audited(trace, filter, exportedBatches(read, { filter: rest, sources, own }))
  return {
    fileName: exportFileName(day, format),
    contentType: CONTENT_TYPES[format],
    content: contentOf(format, batches, own),
  }
}

type Batches = AsyncGenerator<readonly ExportedRelation[]>

type Asked = Pick<NextBatch, 'filter' | 'sources' | 'own'>

async function* exportedBatches(inTransaction: InTransaction, asked: Asked): Batches {
  let isMany = false
  for (let after: ListPosition | null = null; ;) {
    const batch = await inTransaction((ctx) => nextBatch(ctx, { ...asked, after, isMany }))
    if (batch.relations.length > 0) yield batch.relations
    if (batch.last === null) return
    after = batch.last
    isMany = batch.isMany
  }
}

type NextBatch = {
  readonly filter: RelationFilter
  readonly sources: SourceLookup
  readonly own: readonly OwnColumn[]
  readonly after: ListPosition | null
  readonly isMany: boolean
}

async function nextBatch(ctx: Ctx, { filter, sources, own, after, isMany }: NextBatch) {
  const narrowed = await narrow(ctx, filter, sources, { exportOnly: true })
  const reading = { sort: 'name', reading: 'asc', after, limit: BATCH } as const
  const { rows, found } = isMany
    ? { rows: await readMany(ctx, narrowed, reading), found: null }
    : await readRows(ctx, narrowed, reading)
  const golden = await disclosedGolden(ctx, rows)
  const read = [...golden].map(([id, record]) => ({ id, fields: filledIn(record) }))
  await traceSpecial(ctx, read)
  const items = await summarise(ctx, rows, sources)
  const keys = own.map(({ key }) => key)
  const relations = (await withOwnFields(ctx, { golden, items, keys })).map((summary) => ({
    ...summary,
    golden: golden.get(summary.id) ?? {},
  }))
  return { relations, last: rows.length < BATCH ? null : (rows.at(-1) ?? null), isMany: found?.what !== 'few' }
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

function contentOf(format: ExportFormat, batches: Batches, own: readonly OwnColumn[]): Readable {
  switch (format) {
    case 'csv':
      return Readable.from(csvParts(batches, own))
    case 'json':
      return Readable.from(jsonParts(batches))
    case 'ndjson':
      return Readable.from(lineParts(batches))
    case 'xlsx':
      return Readable.fromWeb(
        writeXlsxStream(sheetRows(batches, own), {
          name: 'Relaties',
          freezePane: { rows: 1 },
        }) as ReadableStream<Uint8Array>,
      )
  }
}

async function* csvParts(batches: Batches, own: readonly OwnColumn[]): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine([...exportColumns, ...own.map(({ header }) => header)])
  for await (const batch of batches) yield batch.map((relation) => csvLine(exportRow(relation, own))).join('')
}

async function* jsonParts(batches: Batches): AsyncGenerator<string> {
  let before = '[\n'
  for await (const batch of batches) {
    yield before + batch.map((relation) => JSON.stringify(relation)).join(',\n')
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}

/** A relation a line: whoever reads it need not hold the whole of it. */
async function* lineParts(batches: Batches): AsyncGenerator<string> {
  for await (const batch of batches) yield batch.map((relation) => `${JSON.stringify(relation)}\n`).join('')
}

async function* sheetRows(batches: Batches, own: readonly OwnColumn[]): AsyncGenerator<string[]> {
  yield [...exportColumns, ...own.map(({ header }) => sheetCell(header))]
  for await (const batch of batches) for (const relation of batch) yield exportRow(relation, own).map(sheetCell)
}
