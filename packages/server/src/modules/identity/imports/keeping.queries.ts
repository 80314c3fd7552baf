import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { tablesOf } from '../../../platform/db/tables.ts'
import type { FileStore } from '../../../platform/files/file-store.ts'
import type { KeptItem, KeptQuery, KeptRows } from '../../../platform/keeping.ts'

const FIRST = '00000000-0000-0000-0000-000000000000'

/** An import that is over: nobody needs its rows or its file to go on with it. */
const ENDED = sql`i.state in ('done', 'undone', 'failed', 'cancelled', 'ready', 'checked')`

/** Rows of lists that people look at: rejected ones, and samples of the others. */
export const keptImportRows: KeptRows = {
  kind: 'import_row',
  page: (ctx, query) =>
    pageOf(ctx, query, {
      rows: sql`(select count(*) from identity.import_row r where r.import_id = i.id)`,
      isThere: sql`exists (select from identity.import_row r where r.import_id = i.id)`,
    }),
  count: async (ctx) => {
    const { rows } = await sql<{ count: number }>`select count(*) as count from identity.import_row`.execute(ctx.tx)
    return rows[0]?.count ?? 0
  },
  remove: async (ctx, ids) => {
    const gone = await sql`delete from identity.import_row where import_id = any(${[...ids]}::uuid[])`.execute(ctx.tx)
    return Number(gone.numAffectedRows ?? 0n)
  },
}

/** The lists themselves, as they were uploaded, with what was shown of them to recognise their columns by. */
export const keptUploads: KeptRows = {
  kind: 'upload',
  page: (ctx, query) => pageOf(ctx, query, { rows: sql`1`, isThere: sql`f.removed_at is null` }),
  count: async (ctx) => {
    const { rows } = await sql<{ count: number }>`select count(*) as count from identity.import i
      join platform.file f on f.id = i.file_id where f.removed_at is null`.execute(ctx.tx)
    return rows[0]?.count ?? 0
  },
  remove: removeUploads,
}

async function pageOf(
  ctx: Ctx,
  { before, held, after, limit }: KeptQuery,
  { rows: counted, isThere }: { readonly rows: RawBuilder<unknown>; readonly isThere: RawBuilder<unknown> },
): Promise<KeptItem[]> {
  const { rows } = await sql<Omit<KeptItem, 'relationId'>>`
    select i.id, coalesce(i.finished_at, i.created_at) as at, i.source_id as "sourceId", ${counted} as rows, i.file_name as label,
      exists (select from identity.source_record s where s.import_id = i.id and s.relation_id in (${held})) as "isHeld"
    from identity.import i join platform.file f on f.id = i.file_id
    where i.id > ${after ?? FIRST}::uuid and ${ENDED} and coalesce(i.finished_at, i.created_at) < ${before} and ${isThere}
    order by i.id limit ${limit}
  `.execute(ctx.tx)
  return rows.map((row) => ({ ...row, relationId: null }))
}

/**
 * The bytes go, and with them the samples of rows that the account of the import holds. They go within the transaction, not
 * after it: a list that is gone while its row says otherwise is removed again by the next run, the other way round it would
 * stay for ever.
 */
async function removeUploads(ctx: Ctx, ids: readonly string[], files: FileStore): Promise<number> {
  const found = await tablesOf(ctx, 'identity')
    .selectFrom('identity.import')
    .select(['id', 'file_id', 'inspection', 'proposal'])
    .where('id', 'in', [...ids])
    .forUpdate()
    .execute()
  let removed = 0
  for (const { id, file_id: fileId, inspection, proposal } of found) {
    const marked = await tablesOf(ctx, 'platform')
      .updateTable('platform.file')
      .set({ removed_at: ctx.now, bytes: 0 })
      .where('id', '=', fileId)
      .where('removed_at', 'is', null)
      .executeTakeFirst()
    if (marked.numUpdatedRows === 0n) continue
    await tablesOf(ctx, 'identity')
      .updateTable('identity.import')
      .set({ inspection: withoutSamples(inspection), proposal: withoutExamples(proposal) })
      .where('id', '=', id)
      .execute()
    await files.remove(ctx.tenantId, fileId)
    removed += 1
  }
  return removed
}

type Sheets = { readonly sheets?: readonly object[] }

/** The shape of the file stays, its contents do not. */
function withoutSamples(inspection: unknown): string | null {
  if (inspection === null) return null
  const { sheets = [], ...rest } = inspection as Sheets
  return JSON.stringify({ ...rest, sheets: sheets.map((sheet) => ({ ...sheet, sample: [] })) })
}

function withoutExamples(proposal: unknown): string | null {
  if (proposal === null) return null
  return JSON.stringify((proposal as readonly object[]).map((column) => ({ ...column, examples: [] })))
}

/** Whether the list of this import is gone because its term had passed. */
export async function isFileRemoved(ctx: Ctx, fileId: string): Promise<boolean> {
  const row = await tablesOf(ctx, 'platform')
    .selectFrom('platform.file')
    .select('removed_at')
    .where('id', '=', fileId)
    .executeTakeFirst()
  return row?.removed_at != null
}

/** The sources that know each of these relations now. */
export async function sourceIdsOf(ctx: Ctx, relationIds: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; sources: string[] }>`
    select r.relation_id as id, array_agg(distinct r.source_id) as sources from identity.source_record r
    where r.relation_id = any(${[...relationIds]}::uuid[]) and r.superseded_by is null group by 1
  `.execute(ctx.tx)
  return new Map(rows.map(({ id, sources }) => [id, sources]))
}
