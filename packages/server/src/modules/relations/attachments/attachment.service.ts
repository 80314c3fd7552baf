import { readFile } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { ATTACHMENT_MOST_BYTES, type Attachment, type AttachmentForm } from '@klantregie/contract'
import type { Ctx, Who } from '../../../platform/context.ts'
import type { Transactor } from '../../../platform/db/transaction.ts'
import { AppError } from '../../../platform/failure.ts'
import type { FileStore } from '../../../platform/files/file-store.ts'
import { whyNoChange } from '../disclosure/disclosure.rules.ts'
import { disclosuresOf, viewerOf } from '../disclosure/disclosure.service.ts'
import { getChangeable, getVisible } from '../page/visibility.service.ts'
import * as attachments from './attachment.queries.ts'
import { formOf, safeName } from './file-form.rules.ts'
import { zipNames } from './zip-names.rules.ts'

const MOST_FILES = 200
/** So long a removed file can come back. */
const DAYS_TO_COME_BACK = 30
const DAY_MS = 24 * 3600 * 1000

/** What belongs to this relation in files. Of somebody under protection a file may say where they are: those are masked too. */
export async function listAttachments(ctx: Ctx, asked: string) {
  const relation = await getVisible(ctx, asked)
  const isWithheld = !(await isTold(ctx, relation.id))
  const mayAdd = whyNoChange(relation, viewerOf(ctx)) === null && !isWithheld
  const rows = isWithheld ? [] : await attachments.listOfRelation(ctx, relation.id, MOST_FILES)
  return { items: rows.map(toAttachment), mayAdd, isWithheld }
}

async function isTold(ctx: Ctx, id: string): Promise<boolean> {
  const disclosure = (await disclosuresOf(ctx, [id], { isPage: true })).get(id)
  return disclosure !== undefined && (disclosure.mask !== 'protected' || disclosure.isUnmasked)
}

function toAttachment({ id, name, form, bytes, about, by, at }: attachments.AttachmentRow): Attachment {
  return { id, name, form, bytes, about, by, at: at.toISOString() }
}

export type House = { readonly transactions: Transactor; readonly files: FileStore; readonly who: Who }
type Upload = {
  readonly id: string
  readonly fileName: string
  readonly about: string
  readonly content: Readable
}

/**
 * Takes a file in: first whole on disk, then looked at, then known. Whatever is refused leaves nothing behind.
 * @throws AppError http.too_large, relations.attachment_empty, relations.attachment_refused, relations.too_many_attachments
 */
export async function addAttachment({ transactions, files, who }: House, upload: Upload): Promise<Attachment> {
  // Before the file comes: who may not add it need not send it.
  await transactions.inTenant(who, (ctx) => requireRoom(ctx, upload.id))
  const name = safeName(upload.fileName)
  if (name === null) throw new AppError('relations.attachment_refused', { because: 'name' })
  const fileId = attachments.freshId()
  const { bytes, sha256 } = await files.save(who.tenantId, fileId, upload.content, ATTACHMENT_MOST_BYTES)
  try {
    const form = await formOnDisk(files.pathOf(who.tenantId, fileId), name, bytes)
    return await transactions.inTenant(who, (ctx) => keep(ctx, { ...upload, name, fileId, bytes, sha256, form }))
  } catch (error) {
    await files.remove(who.tenantId, fileId)
    throw error
  }
}

async function requireRoom(ctx: Ctx, asked: string): Promise<string> {
  const { id } = await getChangeable(ctx, asked)
  if (!(await isTold(ctx, id))) throw new AppError('relations.change_not_allowed', { because: 'protected' })
  if ((await attachments.listOfRelation(ctx, id, MOST_FILES)).length >= MOST_FILES)
    throw new AppError('relations.too_many_attachments')
  return id
}

async function formOnDisk(path: string, name: string, bytes: number): Promise<AttachmentForm> {
  if (bytes === 0) throw new AppError('relations.attachment_empty')
  const content = await readFile(path)
  const form = formOf(name, content, zipNames(content))
  if (form === null) throw new AppError('relations.attachment_refused', { because: 'content' })
  return form
}

type Found = Omit<Upload, 'content' | 'fileName'> & {
  readonly name: string
  readonly fileId: string
  readonly bytes: number
  readonly sha256: string
  readonly form: AttachmentForm
}

async function keep(ctx: Ctx, { id: asked, ...file }: Found): Promise<Attachment> {
  const relationId = await requireRoom(ctx, asked)
  const id = await attachments.insert(ctx, { relationId, ...file })
  // Its name may say something about the person, and the trail is kept longer than the file.
  await leaveTrace(ctx, 'relation.attachment_added', relationId, {
    attachmentId: id,
    form: file.form,
    bytes: file.bytes,
  })
  return toAttachment(await getHeld(ctx, { id: relationId, attachmentId: id }))
}

export type OneAttachment = { readonly id: string; readonly attachmentId: string }

async function getHeld(ctx: Ctx, { id, attachmentId }: OneAttachment): Promise<attachments.AttachmentRow> {
  const row = await attachments.hold(ctx, id, attachmentId)
  if (!row) throw new AppError('relations.attachment_not_found')
  return row
}

/** @throws AppError relations.attachment_not_found: also when it was removed, or is of somebody under protection */
export async function findToDownload(ctx: Ctx, { id: asked, attachmentId }: OneAttachment) {
  const { id } = await getVisible(ctx, asked)
  const row = await getHeld(ctx, { id, attachmentId })
  if (row.removedAt !== null || !(await isTold(ctx, id))) throw new AppError('relations.attachment_not_found')
  await ctx.auditRead('relation.attachment_read', { kind: 'relation', id }, { attachmentId })
  return { fileId: row.fileId, name: row.name, bytes: row.bytes }
}

/** Out of sight; for thirty days it can come back. */
export async function removeAttachment(ctx: Ctx, { id: asked, attachmentId }: OneAttachment): Promise<void> {
  const { id } = await getChangeable(ctx, asked)
  const row = await getHeld(ctx, { id, attachmentId })
  if (row.removedAt !== null) return
  await attachments.setRemoved(ctx, attachmentId, ctx.now)
  await leaveTrace(ctx, 'relation.attachment_removed', id, { attachmentId, form: row.form })
}

export async function restoreAttachment(ctx: Ctx, { id: asked, attachmentId }: OneAttachment): Promise<Attachment> {
  const { id } = await getChangeable(ctx, asked)
  const row = await getHeld(ctx, { id, attachmentId })
  if (row.removedAt !== null) {
    await attachments.setRemoved(ctx, attachmentId, null)
    await leaveTrace(ctx, 'relation.attachment_restored', id, { attachmentId, form: row.form })
  }
  return toAttachment(row)
}

async function leaveTrace(ctx: Ctx, action: string, id: string, details: Readonly<Record<string, unknown>>) {
  await ctx.audit(action, { kind: 'relation', id }, details)
  await ctx.announce({ topic: 'relation', id })
}

const lastToGo = (now: Date) => new Date(now.getTime() - DAYS_TO_COME_BACK * DAY_MS)

export function hasAttachmentsToGo(ctx: Ctx): Promise<boolean> {
  return attachments.hasRemovedBefore(ctx, lastToGo(ctx.now))
}

/** Rows of files that were removed long enough ago go; answers whose bytes may go after that was committed. */
export function deleteOldAttachments(ctx: Ctx): Promise<string[]> {
  return attachments.deleteRemovedBefore(ctx, lastToGo(ctx.now))
}
