import type { RelationRecord } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

export type OwnRecord = {
  readonly id: string
  readonly sourceId: string
  readonly externalId: string
  readonly importId: string | null
  readonly rowNumber: number | null
  readonly record: RelationRecord
}

/** Every version of every record of these cells. */
export async function findOwnRecords(ctx: Ctx, cellIds: readonly string[]): Promise<OwnRecord[]> {
  const { rows } = await sql<OwnRecord>`
    select id, source_id as "sourceId", external_id as "externalId", import_id as "importId", row_number as "rowNumber", record
    from identity.source_record where relation_id = any(${[...cellIds]}::uuid[]) order by id
  `.execute(ctx.tx)
  return rows
}

export type Marks = {
  readonly cellIds: readonly string[]
  readonly contacts: readonly string[]
  readonly records: readonly OwnRecord[]
}

/** Whether a text (an expression, in small letters) holds one of the values. */
const holds = (text: RawBuilder<unknown>, values: readonly string[]) =>
  values.length === 0
    ? sql`false`
    : sql`exists (select 1 from unnest(${[...values]}::text[]) v(value) where strpos(${text}, v.value) > 0)`

/**
 * Rows of imports that are about the person: those that point at the person, the row that each record came from, rows with
 * the same key in the same source, and rows that were refused but hold an address or number of the person.
 */
const ownRows = ({ cellIds, contacts, records }: Marks) => {
  const rows = records.filter(({ importId, rowNumber }) => importId !== null && rowNumber !== null)
  return sql`select r.import_id, r.position from identity.import_row r where r.relation_id = any(${[...cellIds]}::uuid[])
    union select r.import_id, r.position from identity.import_row r
      join unnest(${rows.map((row) => row.importId)}::uuid[], ${rows.map((row) => row.rowNumber)}::bigint[]) o (import_id, row_number)
        on r.import_id = o.import_id and r.row_number = o.row_number
    union select r.import_id, r.position from identity.import_row r join identity.import i on i.id = r.import_id
      join unnest(${records.map((row) => row.sourceId)}::uuid[], ${records.map((row) => row.externalId)}::text[]) o (source_id, external_id)
        on o.source_id = i.source_id and o.external_id = r.external_id
    union select r.import_id, r.position from identity.import_row r
      where r.relation_id is null and ${holds(sql`lower(r.cells::text || coalesce(r.name, '') || r.problems::text)`, contacts)}`
}

export async function countRows(ctx: Ctx, marks: Marks): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from (${ownRows(marks)}) own`.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

/** Answers the imports that the rows belonged to. */
export async function deleteRows(ctx: Ctx, marks: Marks): Promise<{ importIds: string[]; rows: number }> {
  const { rows } = await sql<{ importId: string }>`
    delete from identity.import_row r using (${ownRows(marks)}) own
    where r.import_id = own.import_id and r.position = own.position returning r.import_id as "importId"
  `.execute(ctx.tx)
  return { importIds: [...new Set(rows.map(({ importId }) => importId))], rows: rows.length }
}

/** Records of others that came from the same row of a list (the organisation beside its contact person). */
export async function findSiblings(ctx: Ctx, { cellIds, records }: Marks): Promise<{ id: string; payload: unknown }[]> {
  const rows = records.filter(({ importId, rowNumber }) => importId !== null && rowNumber !== null)
  if (rows.length === 0) return []
  const found = await sql<{ id: string; payload: unknown }>`
    select s.id, s.payload from identity.source_record s
    join unnest(${rows.map((row) => row.importId)}::uuid[], ${rows.map((row) => row.rowNumber)}::bigint[]) o (import_id, row_number)
      on s.import_id = o.import_id and s.row_number = o.row_number
    where s.relation_id <> all(${[...cellIds]}::uuid[])
  `.execute(ctx.tx)
  return found.rows
}

export async function replacePayload(ctx: Ctx, id: string, payload: unknown): Promise<void> {
  await sql`update identity.source_record set payload = ${JSON.stringify(payload)}::json where id = ${id}`.execute(
    ctx.tx,
  )
}

export type TouchedImport = {
  readonly id: string
  readonly state: string
  readonly fileId: string
  readonly fileName: string
  readonly createdAt: Date
  readonly inspection: unknown
  readonly proposal: unknown
}

/** Imports of which the uploaded list holds the person, as far as can be told; only those whose list is still there. */
export async function findTouchedImports(ctx: Ctx, marks: Marks): Promise<TouchedImport[]> {
  const { rows } = await sql<TouchedImport>`
    select i.id, i.state, i.file_id as "fileId", i.file_name as "fileName", i.created_at as "createdAt", i.inspection, i.proposal
    from identity.import i join platform.file f on f.id = i.file_id
    where f.removed_at is null and (i.id = any(${marks.records.flatMap(({ importId }) => importId ?? [])}::uuid[])
      or i.id in (select own.import_id from (${ownRows(marks)}) own)
      or ${holds(sql`lower(coalesce(i.inspection::text, '') || coalesce(i.proposal::text, ''))`, marks.contacts)})
    order by i.created_at
  `.execute(ctx.tx)
  return rows
}

export async function findImport(ctx: Ctx, importId: string): Promise<TouchedImport[]> {
  const { rows } = await sql<TouchedImport>`
    select i.id, i.state, i.file_id as "fileId", i.file_name as "fileName", i.created_at as "createdAt", i.inspection, i.proposal
    from identity.import i join platform.file f on f.id = i.file_id where f.removed_at is null and i.id = ${importId}`.execute(
    ctx.tx,
  )
  return rows
}

export type ForgottenList = Pick<TouchedImport, 'id' | 'fileId' | 'fileName' | 'inspection' | 'proposal'>

/** The list itself is marked as gone; a list that was not read in yet cannot be any more. */
export async function forgetList(ctx: Ctx, list: ForgottenList): Promise<void> {
  await sql`update identity.import set file_name = ${list.fileName}, inspection = ${jsonOrNull(list.inspection)}::jsonb,
      proposal = ${jsonOrNull(list.proposal)}::jsonb,
      finished_at = case when state in ('ready', 'checked') then ${ctx.now} else finished_at end,
      state = case when state in ('ready', 'checked') then 'cancelled' else state end
    where id = ${list.id}`.execute(ctx.tx)
  await sql`update platform.file set name = ${list.fileName}, removed_at = ${ctx.now} where id = ${list.fileId}`.execute(
    ctx.tx,
  )
}

const jsonOrNull = (value: unknown) => (value === null ? null : JSON.stringify(value))

/** What matching runs remarked upon (a mailbox that many share), with the value that it is recognised by. */
export async function findObservations(ctx: Ctx): Promise<{ id: string; observations: Observations }[]> {
  const { rows } = await sql<{ id: string; observations: Observations }>`
    select id, observations from identity.match_run where observations <> '[]'::jsonb`.execute(ctx.tx)
  return rows
}
export type Observations = readonly { readonly value: string | null }[]

export async function replaceObservations(ctx: Ctx, id: string, observations: Observations): Promise<void> {
  await sql`update identity.match_run set observations = ${JSON.stringify(observations)}::jsonb where id = ${id}`.execute(
    ctx.tx,
  )
}

export async function findFrequencies(ctx: Ctx): Promise<Frequencies | undefined> {
  const { rows } = await sql<{ frequencies: Frequencies | null }>`
    select parameters -> 'frequencies' as frequencies from identity.match_model for update`.execute(ctx.tx)
  return rows[0]?.frequencies ?? undefined
}
export type Frequencies = Readonly<
  Record<string, { readonly total: number; readonly counts: Readonly<Record<string, number>> }>
>

export async function replaceFrequencies(ctx: Ctx, frequencies: Frequencies): Promise<void> {
  await sql`update identity.match_model set parameters = jsonb_set(parameters, '{frequencies}', ${JSON.stringify(frequencies)}::jsonb)`.execute(
    ctx.tx,
  )
}

/** Relations of which nobody has said yet whether they are the same person. */
export async function findLookalikes(ctx: Ctx, cellIds: readonly string[]): Promise<string[]> {
  const ids = sql`any(${[...cellIds]}::uuid[])`
  const { rows } = await sql<{ id: string }>`
    select case when d.left_id = ${ids} then d.right_id else d.left_id end as id from identity.possible_duplicate d
    where d.state in ('open', 'later', 'asked') and d.left_id <> d.right_id and (d.left_id = ${ids} or d.right_id = ${ids}) limit 20`.execute(
    ctx.tx,
  )
  return rows.map(({ id }) => id)
}
