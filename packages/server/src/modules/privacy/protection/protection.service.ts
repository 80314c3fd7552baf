import { dutchDay, utcDay } from '@klantregie/contract'
import type { MaskKind, Protection } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { readCursor, writeCursor } from '../../../platform/cursor.ts'
import { AppError } from '../../../platform/failure.ts'
import { warnedOf } from '../../../platform/pure/dutch/sensitive-text.ts'
import {
  changeableId,
  closeMask,
  disclosuresOf,
  namesOf,
  openMask,
  setProtected,
  visibleId,
} from '../../relations/index.ts'
import * as protections from './protection.queries.ts'

/** So long the particulars are shown after somebody gave a reason: one visit at the counter, one letter. In milliseconds. */
const SHOWN_FOR = 30 * 60_000

/** @throws AppError relations.relation_not_found */
export async function getProtection(ctx: Ctx, asked: string) {
  const relationId = await visibleId(ctx, asked)
  const rows = await protections.listOfRelation(ctx, relationId)
  const unmaskings = await protections.listUnmaskings(ctx, relationId)
  const current = rows.find(isActive)
  return {
    mask: (await disclosuresOf(ctx, [relationId])).get(relationId)?.mask ?? null,
    current: current ? toProtection(current) : null,
    history: rows.filter((row) => row.id !== current?.id).map(toProtection),
    unmaskings: unmaskings.map(({ at, until, ...row }) => ({
      ...row,
      at: at.toISOString(),
      until: until.toISOString(),
    })),
  }
}

function isActive(row: protections.ProtectionRow): boolean {
  return row.endedAt === null
}

function toProtection(row: protections.ProtectionRow): Protection {
  const { id, reason, reviewOn, startedBy, startedAt, endedBy, endedAt, endReason } = row
  return {
    id,
    reason,
    reviewOn,
    startedBy,
    startedAt: startedAt.toISOString(),
    ended: endedAt === null ? null : { by: endedBy ?? '', at: endedAt.toISOString(), reason: endReason },
  }
}

/**
 * Protects a relation from this moment on: in every list, search, page and file its particulars are masked for everybody. A
 * protection without a day to look again would last for ever.
 * @throws AppError relations.relation_not_found, relations.change_not_allowed, privacy.protection_active, privacy.review_in_past
 */
export async function startProtection(
  ctx: Ctx,
  { id: asked, reason, reviewOn }: { id: string; reason: string; reviewOn: string },
): Promise<Protection> {
  const relationId = await changeableId(ctx, asked)
  requireLater(ctx, reviewOn)
  if ((await protections.listOfRelation(ctx, relationId)).some(isActive))
    throw new AppError('privacy.protection_active')
  await protections.insert(ctx, { relationId, reason: clean(reason), reviewOn })
  await setProtected(ctx, relationId, true)
  await ctx.audit(
    'protection.started',
    { kind: 'relation', id: relationId },
    { reason: clean(reason), reviewOn, ...warnedOf(reason) },
  )
  return getCurrent(ctx, relationId)
}

/** The database knows no NUL in text. */
function clean(text: string): string {
  return text.replaceAll('\0', '')
}

function requireLater(ctx: Ctx, reviewOn: string): void {
  if (reviewOn <= dutchDay(ctx.now)) throw new AppError('privacy.review_in_past')
}

async function getCurrent(ctx: Ctx, relationId: string): Promise<Protection> {
  const current = (await protections.listOfRelation(ctx, relationId)).find(isActive)
  if (!current) throw new AppError('privacy.protection_not_found')
  return toProtection(current)
}

/** @throws AppError relations.relation_not_found, relations.change_not_allowed, privacy.protection_not_found */
export async function endProtection(ctx: Ctx, { id: asked, reason }: { id: string; reason: string }): Promise<void> {
  const relationId = await changeableId(ctx, asked)
  const active = (await protections.listOfRelation(ctx, relationId)).filter(isActive)
  if (active.length === 0) throw new AppError('privacy.protection_not_found')
  await protections.end(
    ctx,
    active.map(({ id }) => id),
    clean(reason),
  )
  await setProtected(ctx, relationId, false)
  await ctx.audit('protection.ended', { kind: 'relation', id: relationId }, { reason: clean(reason) })
}

/** Still needed: somebody looks again on another day. @throws as `endProtection`, and privacy.review_in_past */
export async function reviewProtection(
  ctx: Ctx,
  { id: asked, reviewOn }: { id: string; reviewOn: string },
): Promise<Protection> {
  const relationId = await changeableId(ctx, asked)
  requireLater(ctx, reviewOn)
  const active = (await protections.listOfRelation(ctx, relationId)).filter(isActive)
  if (active.length === 0) throw new AppError('privacy.protection_not_found')
  await protections.setReview(
    ctx,
    active.map(({ id }) => id),
    reviewOn,
  )
  await ctx.audit('protection.reviewed', { kind: 'relation', id: relationId }, { reviewOn })
  return getCurrent(ctx, relationId)
}

type Query = { readonly cursor?: string | undefined; readonly limit: number }

/** What is protected now, what somebody must look at again first. @throws AppError relations.cursor_invalid */
export async function listProtections(ctx: Ctx, { cursor, limit }: Query) {
  const place = readCursor(cursor)
  const after = place && { on: utcDay(place.at), id: place.id }
  const rows = await protections.listActive(ctx, { after, limit: limit + 1 })
  const page = rows.slice(0, limit)
  const names = await namesOf(
    ctx,
    page.map((row) => row.belongsTo),
  )
  const today = dutchDay(ctx.now)
  const last = page.at(-1)
  return {
    items: page.map((row) => {
      const { ended: _ended, ...protection } = toProtection(row)
      const isDue = row.reviewOn <= today
      return { ...protection, relationId: row.belongsTo, name: names.get(row.belongsTo) ?? '—', isDue }
    }),
    nextCursor:
      rows.length > limit && last ? writeCursor({ at: new Date(`${last.reviewOn}T00:00:00Z`), id: last.id }) : null,
    due: await protections.countDue(ctx, today),
  }
}

/**
 * Shows the particulars of one relation to whoever asks, for half an hour and on its page only; why is kept and can be read by
 * who manages protection.
 * @throws AppError relations.relation_not_found, privacy.nothing_masked
 */
export async function unmaskRelation(ctx: Ctx, asked: Unmask): Promise<{ until: string }> {
  return unmask(ctx, await maskedOf(ctx, asked.id), asked.reason)
}

/**
 * The same for a child, for whoever stands at the counter: who is under protection, child or not, stays masked.
 * @throws AppError as `unmaskRelation`, and auth.forbidden
 */
export async function unmaskMinor(ctx: Ctx, asked: Unmask): Promise<{ until: string }> {
  const masked = await maskedOf(ctx, asked.id)
  if (masked.mask !== 'minor') throw new AppError('auth.forbidden', { permission: 'privacy.protection.unmask' })
  return unmask(ctx, masked, asked.reason)
}

type Unmask = { readonly id: string; readonly reason: string }
type Masked = { readonly relationId: string; readonly mask: MaskKind }

async function maskedOf(ctx: Ctx, asked: string): Promise<Masked> {
  const relationId = await visibleId(ctx, asked)
  const mask = (await disclosuresOf(ctx, [relationId])).get(relationId)?.mask ?? null
  if (mask === null) throw new AppError('privacy.nothing_masked')
  return { relationId, mask }
}

async function unmask(ctx: Ctx, { relationId, mask }: Masked, reason: string): Promise<{ until: string }> {
  const until = new Date(ctx.now.getTime() + SHOWN_FOR)
  await protections.insertUnmasking(ctx, { relationId, reason: clean(reason), until })
  await openMask(ctx, { relationId, userId: ctx.actor.id, until })
  await ctx.audit(
    'protection.unmasked',
    { kind: 'relation', id: relationId },
    { mask, reason: clean(reason), until, ...warnedOf(reason) },
  )
  return { until: until.toISOString() }
}

/** Before the half hour is over; when nothing was shown nothing changes. @throws AppError relations.relation_not_found */
export async function maskRelation(ctx: Ctx, asked: string): Promise<void> {
  const relationId = await visibleId(ctx, asked)
  await closeMask(ctx, { relationId, userId: ctx.actor.id })
  await ctx.audit('protection.masked_again', { kind: 'relation', id: relationId })
}
