import type { AttachmentForm } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'relations')

export type AttachmentRow = {
  readonly id: string
  readonly relationId: string
  readonly fileId: string
  readonly name: string
  readonly form: AttachmentForm
  readonly bytes: number
  readonly about: string
  readonly by: string
  readonly at: Date
  readonly removedAt: Date | null
}

export const freshId = newId

function select(ctx: Ctx) {
  return tables(ctx)
    .selectFrom('relations.attachment')
    .select([
      'id',
      'relation_id as relationId',
      'file_id as fileId',
      'name',
      'form',
      'bytes',
      'about',
      'by_name as by',
      'at',
      'removed_at as removedAt',
    ])
}

type Read = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

// Only `formOf` gives forms.
const toRow = (row: Read): AttachmentRow => ({ ...row, form: row.form as AttachmentForm })

/** Newest first, without those that were removed. */
export async function listOfRelation(ctx: Ctx, relationId: string, limit: number): Promise<AttachmentRow[]> {
  const rows = await select(ctx)
    .where('relation_id', '=', relationId)
    .where('removed_at', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(toRow)
}

/** Locked: removing and bringing back at the same moment take turns. */
export async function hold(ctx: Ctx, relationId: string, id: string): Promise<AttachmentRow | undefined> {
  const row = await select(ctx)
    .where('relation_id', '=', relationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && toRow(row)
}

type NewAttachment = Pick<AttachmentRow, 'relationId' | 'fileId' | 'name' | 'form' | 'bytes' | 'about'> & {
  readonly sha256: string
}

export async function insert(ctx: Ctx, file: NewAttachment): Promise<string> {
  const id = newId()
  await tablesOf(ctx, 'platform')
    .insertInto('platform.file')
    .values({ id: file.fileId, name: file.name, bytes: file.bytes, sha256: file.sha256, created_at: ctx.now })
    .execute()
  await tables(ctx)
    .insertInto('relations.attachment')
    .values({
      id,
      relation_id: file.relationId,
      origin_relation_id: file.relationId,
      file_id: file.fileId,
      name: file.name,
      form: file.form,
      bytes: file.bytes,
      about: file.about,
      by_user_id: ctx.actor.kind === 'user' ? ctx.actor.id : null,
      by_name: ctx.actor.name,
      at: ctx.now,
    })
    .execute()
  return id
}

export async function setRemoved(ctx: Ctx, id: string, at: Date | null): Promise<void> {
  await tables(ctx).updateTable('relations.attachment').set({ removed_at: at }).where('id', '=', id).execute()
}

export async function hasRemovedBefore(ctx: Ctx, moment: Date): Promise<boolean> {
  const { rows } = await sql`select from relations.attachment where removed_at < ${moment} limit 1`.execute(ctx.tx)
  return rows.length > 0
}

/** Takes away for good what was removed before a moment; answers whose bytes are to go. */
export async function deleteRemovedBefore(ctx: Ctx, moment: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    delete from relations.attachment where removed_at < ${moment} returning file_id as id`.execute(ctx.tx)
  await deleteFiles(
    ctx,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id }) => id)
}

/** Of these cells. */
export async function listOfCells(ctx: Ctx, cellIds: readonly string[]): Promise<{ name: string; at: Date }[]> {
  const { rows } = await sql<{ name: string; at: Date }>`
    select a.name, a.at from relations.attachment a where a.relation_id = any(${[...cellIds]}::uuid[]) order by a.at, a.id`.execute(
    ctx.tx,
  )
  return rows
}

export async function deleteOfCells(ctx: Ctx, cellIds: readonly string[]): Promise<{ id: string; fileId: string }[]> {
  const { rows } = await sql<{ id: string; fileId: string }>`
    delete from relations.attachment where relation_id = any(${[...cellIds]}::uuid[]) returning id, file_id as "fileId"`.execute(
    ctx.tx,
  )
  await deleteFiles(
    ctx,
    rows.map(({ fileId }) => fileId),
  )
  return rows
}

async function deleteFiles(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`delete from platform.file where id = any(${[...ids]}::uuid[])`.execute(ctx.tx)
}
