import { Readable } from 'node:stream'
import type { DossierFormat, RequestPage } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import type { FileStore } from '../../../platform/files/file-store.ts'
import type { JobRun } from '../../../platform/jobs/job.ts'
import { getOpenRequest, getRequest } from '../requests/request-view.service.ts'
import { recordStep } from '../requests/request.service.ts'
import * as requests from '../requests/request.queries.ts'
import { traceWholeRead } from '../../relations/index.ts'
import { collectDossier, type DossierParts } from './collect-dossier.service.ts'
import { dossierCsv, dossierJson, dossierPdf, type DossierContent } from './dossier-files.ts'
import * as dossiers from './dossier.queries.ts'

export const DOSSIER_JOB = 'privacy.make-dossier'
/** So long a dossier can be downloaded: it is a copy of everything, and copies are a risk. */
const DAYS_KEPT = 30
const DAY = 86_400_000

type AskDossier = { readonly id: string; readonly scope: 'everything' | 'provided'; readonly language: 'nl' | 'en' }

/** Nothing is made before we know who is asking: what does not exist cannot be handed to the wrong person. */
export async function askDossier(ctx: Ctx, { id, scope, language }: AskDossier): Promise<RequestPage> {
  const row = await getOpenRequest(ctx, id)
  if (row.relationId === null) throw new AppError('privacy.request_without_relation')
  if (row.identityHow === null) throw new AppError('privacy.identity_unknown')
  const known = await dossiers.listOfRequest(ctx, id)
  if (known.some(({ state }) => state === 'making')) throw new AppError('privacy.dossier_busy')
  const expiresAt = new Date(ctx.now.getTime() + DAYS_KEPT * DAY)
  const dossierId = await dossiers.insert(ctx, { requestId: id, scope, language, expiresAt })
  const jobId = await ctx.enqueue({ name: DOSSIER_JOB, payload: { dossierId }, subjectId: id })
  await dossiers.setJob(ctx, dossierId, jobId)
  return recordStep(ctx, id, 'dossier_asked', { detail: scope })
}

/** Makes the three files; killed and started again it makes them anew, under other names, and leaves none behind. */
export async function makeDossier(run: JobRun, dossierId: string, parts: DossierParts): Promise<void> {
  const asked = await run.inTenant((ctx) => dossiers.find(ctx, dossierId))
  if (asked?.state !== 'making') return
  await run.report({ fraction: 0.1, step: 'privacy.dossier.collecting' })
  const content = await run.inTenant(async (ctx) => {
    const request = await requests.find(ctx, asked.requestId, { isHeld: false })
    if (!request || request.relationId === null) throw new AppError('privacy.request_without_relation')
    return collectDossier(ctx, { relationId: request.relationId, scope: asked.scope, language: asked.language }, parts)
  })
  await run.report({ fraction: 0.4, step: 'privacy.dossier.writing' })
  const files = await writeFiles(run, content)
  const isStored = await run.inTenant(async (ctx) => {
    const stored = await dossiers.finish(ctx, dossierId, files)
    if (stored) await recordStep(ctx, asked.requestId, 'dossier_made')
    return stored
  })
  if (isStored) return
  for (const { fileId } of Object.values(files)) await run.files.remove(run.tenantId, fileId)
}

async function writeFiles(run: JobRun, content: DossierContent) {
  const made: Record<DossierFormat, Buffer> = {
    pdf: await dossierPdf(content),
    json: dossierJson(content),
    csv: dossierCsv(content),
  }
  const save = async (format: DossierFormat): Promise<dossiers.MadeFile> => {
    const fileId = dossiers.freshFileId()
    const saved = await run.files.save(run.tenantId, fileId, Readable.from([made[format]]), Number.MAX_SAFE_INTEGER)
    // The name tells nobody's name: it stands in lists of files.
    return { fileId, name: `dossier.${format}`, ...saved }
  }
  return { pdf: await save('pdf'), json: await save('json'), csv: await save('csv') }
}

export type Download = { readonly fileName: string; readonly contentType: string; readonly content: Readable }

const CONTENT_TYPES: Readonly<Record<DossierFormat, string>> = {
  pdf: 'application/pdf',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
}

type AskedFile = { readonly id: string; readonly dossierId: string; readonly format: DossierFormat }

/** @throws AppError privacy.dossier_not_found: not there, not of this request, not ready or past its term */
export async function openDossier(ctx: Ctx, files: FileStore, { id, dossierId, format }: AskedFile): Promise<Download> {
  const row = await getRequest(ctx, id)
  if (row.identityHow === null) throw new AppError('privacy.identity_unknown')
  const found = await dossiers.find(ctx, dossierId)
  const fileId = found && { pdf: found.pdfFileId, json: found.jsonFileId, csv: found.csvFileId }[format]
  if (found?.requestId !== id || found.state !== 'ready' || found.expiresAt <= ctx.now || typeof fileId !== 'string')
    throw new AppError('privacy.dossier_not_found')
  if (row.relationId !== null) await traceWholeRead(ctx, row.relationId)
  await recordStep(ctx, id, 'dossier_downloaded', { detail: format })
  return {
    fileName: `dossier-${row.number}.${format}`,
    contentType: CONTENT_TYPES[format],
    content: files.open(ctx.tenantId, fileId),
  }
}

/** Dossiers past their term lose their files. */
export async function expireDossiers(run: JobRun): Promise<void> {
  const fileIds = await run.inTenant((ctx) => dossiers.expire(ctx))
  for (const id of fileIds) await run.files.remove(run.tenantId, id)
}

export async function failDossier(ctx: Ctx, dossierId: string): Promise<void> {
  await dossiers.fail(ctx, dossierId)
}
