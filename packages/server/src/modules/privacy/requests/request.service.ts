import { dutchDay, daysLater } from '@klantregie/contract'
import type {
  IdentityCheck,
  RequestChannel,
  RequestKind,
  RequestOutcome,
  RequestPage,
  RequestStepKey,
} from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findColleague } from '../../../platform/tenants/colleague.queries.ts'
import { heldId } from '../../relations/index.ts'
import { calculateDueDay, mayExtend } from './deadline.rules.ts'
import * as requests from './request.queries.ts'
import { getOpenRequest, toLines, viewRequest } from './request-view.service.ts'
import { decideClose, isStepDone, stepsOf } from './request-steps.rules.ts'

type ListRequests = {
  readonly state: 'open' | 'closed'
  readonly kind?: RequestKind | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** Open requests by deadline, so that what is most urgent stands on top; closed ones the newest first. */
export async function listRequests(ctx: Ctx, { state, kind, cursor, limit }: ListRequests) {
  const rows = await requests.list(ctx, { state, kind, after: readPlace(cursor), limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const day = state === 'open' ? last?.dueOn : last?.receivedOn
  return {
    items: await toLines(ctx, page),
    nextCursor:
      rows.length > limit && last && day !== undefined ? Buffer.from(`${day} ${last.id}`).toString('base64url') : null,
  }
}

function readPlace(cursor: string | undefined): { day: string; id: string } | null {
  if (cursor === undefined) return null
  const found = /^(\d{4}-\d{2}-\d{2}) ([0-9a-f-]{36})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'))
  if (!found?.[1] || !found[2]) throw new AppError('relations.cursor_invalid')
  return { day: found[1], id: found[2] }
}

/** Due within this many days is told on the home page. */
const SOON_DAYS = 7

export function summariseRequests(ctx: Ctx) {
  const today = dutchDay(ctx.now)
  return requests.summarise(ctx, { today, soon: daysLater(today, SOON_DAYS), userId: ctx.actor.id })
}

export type CreateRequest = {
  readonly kind: RequestKind
  readonly channel: RequestChannel
  readonly receivedOn: string
  readonly requesterName: string
  readonly requesterContact: string
  readonly wish: string
  readonly relationId?: string | undefined
}

/** Whoever registers a request handles it, until somebody else does. Answers its page. */
export async function createRequest(ctx: Ctx, asked: CreateRequest): Promise<RequestPage> {
  const isUser = ctx.actor.kind === 'user'
  return viewRequest(ctx, await storeRequest(ctx, { ...asked, ownerId: isUser ? ctx.actor.id : null }))
}

/** @throws AppError privacy.request_received_later, relations.relation_not_found. Answers the id. */
export async function storeRequest(
  ctx: Ctx,
  asked: CreateRequest & { readonly ownerId: string | null },
): Promise<string> {
  const { relationId: about, ownerId, ...facts } = asked
  if (asked.receivedOn > dutchDay(ctx.now)) throw new AppError('privacy.request_received_later')
  const relationId = about === undefined ? null : await heldId(ctx, about)
  const id = await requests.insert(ctx, { ...facts, dueOn: calculateDueDay(asked.receivedOn), ownerId })
  await requests.setSubject(ctx, id, relationId)
  await note(ctx, id, 'registered')
  await ctx.audit(
    'privacy.request_registered',
    { kind: 'privacy_request', id },
    { kind: asked.kind, channel: asked.channel },
  )
  await ctx.announce({ topic: 'privacy', id })
  return id
}

/** Beside the trail: what people who handle requests read on the page itself. */
async function note(ctx: Ctx, id: string, event: string, detail: string | null = null): Promise<void> {
  await requests.addEvent(ctx, id, event, detail)
}

/** Leaves both traces of something that was done, and answers the page as it is now. */
export async function recordStep(
  ctx: Ctx,
  id: string,
  event: string,
  details: Readonly<Record<string, unknown>> = {},
): Promise<RequestPage> {
  const { detail } = details
  await note(ctx, id, event, typeof detail === 'string' ? detail : null)
  await ctx.audit(`privacy.request_${event}`, { kind: 'privacy_request', id }, details)
  await ctx.announce({ topic: 'privacy', id })
  return viewRequest(ctx, id)
}

type ChangeRequest = {
  readonly id: string
  readonly ownerId?: string | null | undefined
  readonly relationId?: string | null | undefined
}

export async function changeRequest(ctx: Ctx, { id, ownerId, relationId }: ChangeRequest): Promise<RequestPage> {
  await getOpenRequest(ctx, id)
  if (ownerId !== undefined) {
    if (ownerId !== null && !(await findColleague(ctx, ownerId))) throw new AppError('admin.user_not_found')
    await requests.setOwner(ctx, id, ownerId)
    await recordStep(ctx, id, 'owner_changed')
  }
  if (relationId !== undefined) await changeSubject(ctx, id, relationId)
  return viewRequest(ctx, id)
}

/** Once something was made for one person, it cannot become about another. */
async function changeSubject(ctx: Ctx, id: string, relationId: string | null): Promise<void> {
  const { dossiers, letters, relation, identity } = await viewRequest(ctx, id)
  if (relation !== null && (dossiers.length > 0 || letters.some(({ sentAt }) => sentAt !== null) || identity !== null))
    throw new AppError('privacy.request_in_progress')
  await requests.setSubject(ctx, id, relationId === null ? null : await heldId(ctx, relationId))
  await recordStep(ctx, id, 'subject_changed')
}

/** From here on something may leave the house. */
export async function confirmIdentity(
  ctx: Ctx,
  { id, how, note: remark }: { id: string; how: IdentityCheck; note?: string | undefined },
): Promise<RequestPage> {
  await getOpenRequest(ctx, id)
  await requests.setIdentity(ctx, id, { how, note: remark ?? null })
  return recordStep(ctx, id, 'identity_checked', { how })
}

export async function extendRequest(
  ctx: Ctx,
  { id, months, reason }: { id: string; months: number; reason: string },
): Promise<RequestPage> {
  const row = await getOpenRequest(ctx, id)
  if (row.extendedMonths > 0) throw new AppError('privacy.already_extended')
  if (!mayExtend(row, dutchDay(ctx.now))) throw new AppError('privacy.extension_too_late')
  await requests.extend(ctx, id, { months, reason, dueOn: calculateDueDay(row.receivedOn, months) })
  return recordStep(ctx, id, 'extended', { months })
}

export async function tickStep(
  ctx: Ctx,
  { id, step, isDone }: { id: string; step: RequestStepKey; isDone: boolean },
): Promise<RequestPage> {
  const row = await getOpenRequest(ctx, id)
  const progress = { kind: row.kind, hasRelation: row.relationId !== null, isErased: row.erasedAt !== null }
  const known = stepsOf(progress).includes(step)
  const byHand = isStepDone(step, { ...NOTHING_DONE, ...progress }) === undefined
  if (!known || !byHand) throw new AppError('privacy.step_unknown')
  await requests.tickStep(ctx, id, { step, isDone })
  return recordStep(ctx, id, isDone ? 'step_done' : 'step_reopened', { detail: step })
}

const NOTHING_DONE = {
  hasIdentity: false,
  hasDossier: false,
  isRestricted: false,
  hasObjected: false,
  openReceivers: 0,
  hasSentAnswer: false,
} as const

export async function closeRequest(
  ctx: Ctx,
  { id, outcome, reason }: { id: string; outcome: RequestOutcome; reason: string },
): Promise<RequestPage> {
  await getOpenRequest(ctx, id)
  const { steps } = await viewRequest(ctx, id)
  const decision = decideClose({ outcome, reason, hasOpenSteps: steps.some(({ isDone }) => !isDone) })
  if (!decision.allowed) throw new AppError(decision.reason)
  await requests.close(ctx, id, { outcome, reason: reason === '' ? null : reason })
  return recordStep(ctx, id, 'closed', { outcome })
}
