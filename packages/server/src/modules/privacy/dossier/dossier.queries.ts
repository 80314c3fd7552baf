import type { Dossier } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'privacy')

export type DossierRow = {
  readonly id: string
  readonly requestId: string
  readonly scope: Dossier['scope']
  readonly language: Dossier['language']
  readonly state: Dossier['state']
  readonly jobId: string | null
  readonly pdfFileId: string | null
  readonly jsonFileId: string | null
  readonly csvFileId: string | null
  readonly askedAt: Date
  readonly madeAt: Date | null
  readonly expiresAt: Date
}

const COLUMNS = sql`id, request_id as "requestId", scope, language, state, job_id as "jobId", pdf_file_id as "pdfFileId",
  json_file_id as "jsonFileId", csv_file_id as "csvFileId", asked_at as "askedAt", made_at as "madeAt", expires_at as "expiresAt"`

export async function find(ctx: Ctx, id: string): Promise<DossierRow | undefined> {
  const { rows } = await sql<DossierRow>`select ${COLUMNS} from privacy.dossier where id = ${id}`.execute(ctx.tx)
  return rows[0]
}

export async function listOfRequest(ctx: Ctx, requestId: string): Promise<DossierRow[]> {
  const { rows } = await sql<DossierRow>`
    select ${COLUMNS} from privacy.dossier where request_id = ${requestId} order by asked_at desc, id desc`.execute(
    ctx.tx,
  )
  return rows
}

/** As pages show them, the newest first. */
export async function listDossiers(ctx: Ctx, requestId: string): Promise<Dossier[]> {
  return (await listOfRequest(ctx, requestId)).map((row) => ({
    id: row.id,
    scope: row.scope,
    language: row.language,
    state: row.state === 'ready' && row.expiresAt <= ctx.now ? 'expired' : row.state,
    jobId: row.jobId,
    askedAt: row.askedAt.toISOString(),
    madeAt: row.madeAt?.toISOString() ?? null,
    expiresAt: row.expiresAt.toISOString(),
  }))
}

export async function insert(
  ctx: Ctx,
  dossier: { requestId: string; scope: Dossier['scope']; language: Dossier['language']; expiresAt: Date },
): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('privacy.dossier')
    .values({
      id,
      request_id: dossier.requestId,
      scope: dossier.scope,
      language: dossier.language,
      expires_at: dossier.expiresAt,
      made_by: ctx.actor.name,
      asked_at: ctx.now,
    })
    .execute()
  return id
}

export async function setJob(ctx: Ctx, id: string, jobId: string): Promise<void> {
  await tables(ctx).updateTable('privacy.dossier').set({ job_id: jobId }).where('id', '=', id).execute()
}

export type MadeFile = {
  readonly fileId: string
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

/** Answers false when it is no longer being made: then the files belong to nothing. */
export async function finish(
  ctx: Ctx,
  id: string,
  files: { readonly pdf: MadeFile; readonly json: MadeFile; readonly csv: MadeFile },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select id from privacy.dossier where id = ${id} and state = 'making' for update`.execute(ctx.tx)
  if (rows.length === 0) return false
  for (const { fileId, name, bytes, sha256 } of [files.pdf, files.json, files.csv])
    await tablesOf(ctx, 'platform')
      .insertInto('platform.file')
      .values({ id: fileId, name, bytes, sha256, created_at: ctx.now })
      .execute()
  await tables(ctx)
    .updateTable('privacy.dossier')
    .set({
      state: 'ready',
      made_at: ctx.now,
      pdf_file_id: files.pdf.fileId,
      json_file_id: files.json.fileId,
      csv_file_id: files.csv.fileId,
    })
    .where('id', '=', id)
    .execute()
  return true
}

export async function fail(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx)
    .updateTable('privacy.dossier')
    .set({ state: 'failed' })
    .where('id', '=', id)
    .where('state', '=', 'making')
    .execute()
}

/** Dossiers of which the term is over lose their files. Answers the files whose bytes can go. */
export function expire(ctx: Ctx): Promise<string[]> {
  return expireWhere(ctx, sql`expires_at <= ${ctx.now}`)
}

/** The same for dossiers of these relations: they tell of a link with somebody who is forgotten. */
export function expireOf(ctx: Ctx, relationIds: readonly string[]): Promise<string[]> {
  return expireWhere(
    ctx,
    sql`request_id in (select s.request_id from privacy.request_subject s where s.relation_id = any(${[...relationIds]}::uuid[]))`,
  )
}

async function expireWhere(ctx: Ctx, where: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ files: (string | null)[] }>`
    with over as (select id, array[pdf_file_id, json_file_id, csv_file_id] as files from privacy.dossier
      where state <> 'expired' and ${where} for update)
    update privacy.dossier d set state = 'expired', pdf_file_id = null, json_file_id = null, csv_file_id = null
    from over where over.id = d.id returning over.files`.execute(ctx.tx)
  const fileIds = rows.flatMap((row) => row.files).filter((id) => id !== null)
  await sql`delete from platform.file where id = any(${fileIds}::uuid[])`.execute(ctx.tx)
  return fileIds
}

export async function countExpired(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from privacy.dossier where state <> 'expired' and expires_at <= ${ctx.now}`.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

/** What we use data for, and who else gets it (GDPR 15(1)). */
export async function listPurposes(
  ctx: Ctx,
): Promise<{ name: string; description: string; basis: string; receiver: string }[]> {
  const { rows } = await sql<{ name: string; description: string; basis: string; receiver: string }>`
    select name, description, basis, receiver from privacy.purpose where status = 'active' order by position, id`.execute(
    ctx.tx,
  )
  return rows
}
export async function listReceivers(ctx: Ctx): Promise<{ name: string; service: string; country: string }[]> {
  const { rows } = await sql<{ name: string; service: string; country: string }>`
    select name, service, country from privacy.receiver where ended_at is null order by lower(name), id`.execute(ctx.tx)
  return rows
}

export const freshFileId = newId
