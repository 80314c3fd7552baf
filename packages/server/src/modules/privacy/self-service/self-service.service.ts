import { dutchDay } from '@klantregie/contract'
import type { DossierFormat, RequestKind, RequestPage, SelfServicePage } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import type { FileStore } from '../../../platform/files/file-store.ts'
import { postMail } from '../../../platform/mail/outbox.ts'
import { findOrganisationName } from '../../../platform/tenants/organisation-name.queries.ts'
import { findWhole } from '../../relations/index.ts'
import { collectDossier, type DossierParts } from '../dossier/collect-dossier.service.ts'
import { listOfRequest } from '../dossier/dossier.queries.ts'
import { openDossier, type Download } from '../dossier/dossier.service.ts'
import { wordOf } from '../dossier/dossier-words.ts'
import { newToken } from '../links/token.ts'
import * as requests from '../requests/request.queries.ts'
import { getOpenRequest, getRequest } from '../requests/request-view.service.ts'
import { recordStep, storeRequest } from '../requests/request.service.ts'
import * as links from './link.queries.ts'
import { selfServiceMail } from './self-service-mail.ts'

const DAYS_VALID = 14
const DAY = 86_400_000

type GiveLink = {
  readonly id: string
  readonly withMail: boolean
  readonly baseUrl: string
  readonly isMailOn: boolean
}

/**
 * The door for the person: who it is must be known, because the link shows everything. The key is behind the `#` of the address: a
 * browser never sends that to any server or writes it in a log. Only its hash is stored; a new link ends the one before.
 */
export async function giveLink(ctx: Ctx, { id, withMail, baseUrl, isMailOn }: GiveLink) {
  const row = await getOpenRequest(ctx, id)
  if (row.relationId === null) throw new AppError('privacy.request_without_relation')
  if (row.identityHow === null) throw new AppError('privacy.identity_unknown')
  const { text, hash } = newToken(ctx.tenantId)
  const expiresAt = new Date(ctx.now.getTime() + DAYS_VALID * DAY)
  await links.revoke(ctx, id)
  await links.insert(ctx, { requestId: id, hash, expiresAt })
  const url = `${baseUrl}/mijn-gegevens#${text}`
  const isMailed = withMail && isMailOn && (await mailLink(ctx, row, url))
  await recordStep(ctx, id, 'link_given', { isMailed })
  return { url, expiresAt: expiresAt.toISOString(), isMailed }
}

/** To the address that we know, never to one that somebody gave with the request: that could be anybody's. */
async function mailLink(ctx: Ctx, row: requests.RequestRow, href: string): Promise<boolean> {
  const whole = row.relationId === null ? undefined : await findWhole(ctx, row.relationId)
  const to = whole?.golden.emails?.[0]
  if (to === undefined) return false
  const { name, language } = await findOrganisationName(ctx)
  await postMail(ctx, {
    key: `self-service:${row.id}:${ctx.now.toISOString()}`,
    template: 'self-service-link',
    to,
    language,
    content: selfServiceMail(language, { organisation: name, href, days: DAYS_VALID, number: row.number }),
  })
  return true
}

export async function revokeLink(ctx: Ctx, id: string): Promise<RequestPage> {
  await getRequest(ctx, id)
  await links.revoke(ctx, id)
  return recordStep(ctx, id, 'link_ended')
}

type Opened = { readonly link: links.Link; readonly row: requests.RequestRow & { readonly relationId: string } }

/** @throws AppError privacy.link_invalid: the same for a key that never was, one that ended and one of somebody forgotten */
async function open(ctx: Ctx, hash: string): Promise<Opened> {
  const link = await links.findByHash(ctx, hash)
  const row = link && (await requests.find(ctx, link.requestId, { isHeld: false }))
  if (!row || row.relationId === null) throw new AppError('privacy.link_invalid')
  return { link, row: { ...row, relationId: row.relationId } }
}

/** Sections of which a visitor sees the first lines; the whole is in the dossier. */
const SHOWN: ReadonlySet<string> = new Set(['values', 'roles', 'privacy.consent'])
const MOST_LINES = 60

export async function openSelfService(ctx: Ctx, hash: string, parts: DossierParts): Promise<SelfServicePage> {
  const { link, row } = await open(ctx, hash)
  const { language } = ctx
  const content = await collectDossier(ctx, { relationId: row.relationId, scope: 'everything', language }, parts)
  await links.markUsed(ctx, link.id)
  await ctx.audit('privacy.self_service_opened', { kind: 'privacy_request', id: row.id })
  const ready = await readyDossier(ctx, row.id)
  return {
    organisation: content.organisation,
    name: content.person.name,
    request: {
      number: row.number,
      kind: row.kind,
      receivedOn: row.receivedOn,
      dueOn: row.dueOn,
      isClosed: row.state === 'closed',
    },
    expiresAt: link.expiresAt.toISOString(),
    sections: content.sections
      .filter(({ key, rows }) => SHOWN.has(key) && rows.length > 0)
      .map(({ key, columns, rows }) => ({
        title: wordOf(key, language),
        lines: rows.slice(0, MOST_LINES).map((cells) => ({
          label: cells[0] ?? '',
          value: cells
            .slice(1)
            .map((cell, index) =>
              key === 'values' || cell === '' ? cell : `${wordOf(columns[index + 1] ?? '', language)}: ${cell}`,
            )
            .filter((cell) => cell !== '')
            .join(' · '),
        })),
      })),
    dossier: ready && { formats: ['pdf', 'json', 'csv'], expiresAt: ready.expiresAt.toISOString() },
    asked: (await links.listAsked(ctx, row.relationId, link.madeAt)) as RequestKind[],
  }
}

async function readyDossier(ctx: Ctx, requestId: string) {
  const found = await listOfRequest(ctx, requestId)
  return found.find(({ state, expiresAt }) => state === 'ready' && expiresAt > ctx.now) ?? null
}

export async function downloadOwn(
  ctx: Ctx,
  files: FileStore,
  { hash, format }: { hash: string; format: DossierFormat },
): Promise<Download> {
  const { row } = await open(ctx, hash)
  const ready = await readyDossier(ctx, row.id)
  if (!ready) throw new AppError('privacy.dossier_not_found')
  return openDossier(ctx, files, { id: row.id, dossierId: ready.id, format })
}

type Ask = { readonly hash: string; readonly kind: 'correction' | 'erasure' | 'objection'; readonly wish: string }

/** A request that the person makes through the link: we know who it is, and it has its own number and term. */
export async function askByLink(ctx: Ctx, { hash, kind, wish }: Ask): Promise<{ ok: true; number: number }> {
  const { link, row } = await open(ctx, hash)
  // Two at once take turns, so that one request does not become two.
  await requests.find(ctx, row.id, { isHeld: true })
  if ((await links.listAsked(ctx, row.relationId, link.madeAt)).includes(kind))
    throw new AppError('privacy.already_asked')
  const id = await storeRequest(ctx, {
    kind,
    channel: 'self_service',
    receivedOn: dutchDay(ctx.now),
    requesterName: row.requesterName,
    requesterContact: row.requesterContact,
    wish,
    relationId: row.relationId,
    ownerId: row.ownerId,
  })
  await requests.setIdentity(ctx, id, { how: 'signed_link', note: null })
  const made = await requests.find(ctx, id, { isHeld: false })
  return { ok: true, number: made?.number ?? 0 }
}
