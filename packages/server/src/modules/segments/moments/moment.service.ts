import type { CountedMoment, Moment, SegmentHistory } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findUserNames } from '../../../platform/tenants/user-names.queries.ts'
import { countBits } from '../conditions/counts.queries.ts'
import { mayKnow } from '../conditions/looked.service.ts'
import { bitsOf } from '../counting/counting.service.ts'
import { lookingOf } from '../saved/looking.service.ts'
import { getSegment } from '../saved/segment.service.ts'
import { askToMeasure, everybodyIn, readSizes } from './measure.service.ts'
import { insertBits } from './moment-bits.queries.ts'
import * as moments from './moment.queries.ts'

/** So many of one segment are kept: a moment of a million relations is some 130 kB. */
const MOST = 200

/**
 * Holds fast who is in a segment; how many they are is counted afterwards. Whoever takes it need not see them all: what is counted of it is what the reader may see.
 * @throws AppError segments.segment_not_found, segments.moments_full, and what `exactOf` throws
 */
export async function takeMoment(
  ctx: Ctx,
  { id: segmentId, name }: { readonly id: string; readonly name: string },
): Promise<Moment> {
  const { conditions } = await getSegment(ctx, segmentId)
  if ((await moments.countOfSegment(ctx, segmentId)) >= MOST)
    throw new AppError('segments.moments_full', { most: MOST })
  const { bits, looked } = await everybodyIn(ctx, conditions)
  const id = await moments.insert(ctx, { segmentId, name, conditions, looked })
  await insertBits(ctx, id, bits)
  await askToMeasure(ctx, id)
  await ctx.audit('segment.moment_taken', { kind: 'segment', id: segmentId }, { name })
  await ctx.announce({ topic: 'segment', id: segmentId })
  return toMoment(ctx, await getRow(ctx, id), await namesOf(ctx))
}

/** Of all segments that the reader may open, newest first. */
export async function listMoments(ctx: Ctx): Promise<{ items: Moment[] }> {
  const names = await namesOf(ctx)
  const rows = await moments.listSeen(ctx, await lookingOf(ctx), null)
  return { items: rows.map((row) => toMoment(ctx, row, names)) }
}

/** @throws AppError segments.segment_not_found */
export async function showHistory(ctx: Ctx, segmentId: string): Promise<SegmentHistory> {
  await getSegment(ctx, segmentId)
  const names = await namesOf(ctx)
  const { sizes, ofMoments, keptBack } = await readSizes(ctx, segmentId)
  const shown: CountedMoment[] = []
  for (const row of await moments.listSeen(ctx, await lookingOf(ctx), segmentId)) {
    const isKnown = await mayKnow(ctx, row.looked)
    shown.push({
      ...toMoment(ctx, row, names),
      count: isKnown ? (ofMoments.get(row.id) ?? null) : null,
      isBeingCounted: isKnown && !ofMoments.has(row.id),
      now: isKnown ? await countBits(ctx, await bitsOf(ctx, treeOfMoment(row.id))) : null,
    })
  }
  return { moments: shown, sizes, keptBack }
}

const treeOfMoment = (id: string) => ({ group: 'all' as const, of: [{ about: 'moment' as const, id }] })

/** @throws AppError segments.moment_not_found, segments.moment_in_use: other segments rest upon it; auth.forbidden: somebody else took it */
export async function removeMoment(ctx: Ctx, id: string): Promise<void> {
  const row = await getChangeable(ctx, id, false)
  const names = await moments.namesOfUsers(ctx, id)
  if (names.length > 0) throw new AppError('segments.moment_in_use', { names })
  await moments.setRemoved(ctx, id, ctx.now)
  await leaveTrace(ctx, 'segment.moment_removed', row)
}

/** @throws AppError segments.moment_not_found, auth.forbidden */
export async function restoreMoment(ctx: Ctx, id: string): Promise<Moment> {
  const row = await getChangeable(ctx, id, true)
  await moments.setRemoved(ctx, id, null)
  await leaveTrace(ctx, 'segment.moment_restored', row)
  return toMoment(ctx, await getRow(ctx, id), await namesOf(ctx))
}

async function leaveTrace(ctx: Ctx, action: string, { segmentId, name }: moments.MomentRow): Promise<void> {
  await ctx.audit(action, { kind: 'segment', id: segmentId }, { name })
  await ctx.announce({ topic: 'segment', id: segmentId })
}

/** So long a moment that was let go can come back. */
const KEPT_DAYS = 30
const DAY_MS = 86_400_000

export async function forgetRemovedMoments(ctx: Ctx): Promise<void> {
  await moments.forgetRemoved(ctx, new Date(ctx.now.getTime() - KEPT_DAYS * DAY_MS))
}

async function getRow(ctx: Ctx, id: string, isRemoved = false): Promise<moments.MomentRow> {
  const row = await moments.find(ctx, id, await lookingOf(ctx))
  if (row?.isRemoved !== isRemoved) throw new AppError('segments.moment_not_found')
  return row
}

async function getChangeable(ctx: Ctx, id: string, isRemoved: boolean): Promise<moments.MomentRow> {
  const row = await getRow(ctx, id, isRemoved)
  if (!mayRemove(ctx, row)) throw new AppError('auth.forbidden', { permission: 'segments.segment.write' })
  return row
}

/** Whoever took it, and whoever runs the house. */
function mayRemove(ctx: Ctx, { byUserId }: moments.MomentRow): boolean {
  const isOwn = byUserId === (ctx.viewingAs?.id ?? ctx.actor.id)
  return ctx.permissions.has('segments.segment.write') && (isOwn || ctx.permissions.has('admin.organisation.manage'))
}

async function namesOf(ctx: Ctx): Promise<ReadonlyMap<string, string>> {
  return new Map((await findUserNames(ctx)).map(({ id, name }) => [id, name]))
}

function toMoment(ctx: Ctx, row: moments.MomentRow, names: ReadonlyMap<string, string>): Moment {
  return {
    id: row.id,
    segmentId: row.segmentId,
    segment: row.segment,
    name: row.name,
    takenAt: row.takenAt.toISOString(),
    by: names.get(row.byUserId) ?? '',
    mayRemove: mayRemove(ctx, row),
  }
}
