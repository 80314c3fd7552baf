import type { LetterTemplate, LetterWay, RequestPage } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findOrganisationName } from '../../../platform/tenants/organisation-name.queries.ts'
import { letterPdf } from '../dossier/letter-pdf.ts'
import { writeLetter } from './letter.rules.ts'
import * as requests from './request.queries.ts'
import { getOpenRequest, getRequest } from './request-view.service.ts'
import { recordStep } from './request.service.ts'

type NewLetter = { readonly id: string; readonly template: LetterTemplate; readonly language: 'nl' | 'en' }

export async function writeRequestLetter(ctx: Ctx, { id, template, language }: NewLetter): Promise<RequestPage> {
  const row = await getOpenRequest(ctx, id)
  const { name: organisation } = await findOrganisationName(ctx)
  const kept = (await requests.listKept(ctx, id)).flatMap(({ fields, article, kept_until }) =>
    fields.map((field) => ({ field, article, until: kept_until })),
  )
  const reason = (template === 'extended' ? row.extensionReason : row.outcomeReason) ?? ''
  const facts = { ...row, language, organisation, kept, reason, name: row.requesterName || '…' }
  await requests.insertLetter(ctx, id, { template, language, ...writeLetter(template, facts) })
  return recordStep(ctx, id, 'letter_written', { detail: template })
}

export async function changeRequestLetter(
  ctx: Ctx,
  { id, letterId, title, body }: { id: string; letterId: string; title: string; body: string },
): Promise<RequestPage> {
  await getOpenRequest(ctx, id)
  await requireUnsent(ctx, id, letterId)
  await requests.changeLetter(ctx, letterId, { title, body })
  return recordStep(ctx, id, 'letter_changed')
}

/** An answer says what we know: it leaves the house only when we know to whom. */
const TELLS: ReadonlySet<string> = new Set(['answer'])

export async function sendRequestLetter(
  ctx: Ctx,
  { id, letterId, how }: { id: string; letterId: string; how: LetterWay },
): Promise<RequestPage> {
  const row = await getOpenRequest(ctx, id)
  const letter = await requireUnsent(ctx, id, letterId)
  if (TELLS.has(letter.template) && row.identityHow === null) throw new AppError('privacy.identity_unknown')
  await requests.sendLetter(ctx, letterId, how)
  return recordStep(ctx, id, 'letter_sent', { detail: letter.template })
}

async function findLetter(ctx: Ctx, id: string, letterId: string) {
  const letter = (await requests.listLetters(ctx, id)).find((one) => one.id === letterId)
  if (!letter) throw new AppError('privacy.letter_not_found')
  return letter
}

async function requireUnsent(ctx: Ctx, id: string, letterId: string) {
  const letter = await findLetter(ctx, id, letterId)
  if (letter.sent_at !== null) throw new AppError('privacy.letter_sent')
  return letter
}

export async function printLetter(ctx: Ctx, { id, letterId }: { id: string; letterId: string }): Promise<Buffer> {
  const row = await getRequest(ctx, id)
  const { title, body, language } = await findLetter(ctx, id, letterId)
  const { name: organisation } = await findOrganisationName(ctx)
  return letterPdf({
    title,
    body,
    organisation,
    language: language as 'nl' | 'en',
    to: [row.requesterName, ...row.requesterContact.split('\n')].filter((line) => line.trim() !== ''),
    madeAt: ctx.now,
  })
}
