import { dutchDay } from '@klantregie/contract'
import type { SegmentGroup } from '@klantregie/contract'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { minorsBornAfter } from '../../../platform/pure/dutch/age-of-consent.ts'
import { clearBits } from '../../relations/index.ts'
import { bitsFor } from '../conditions/building.service.ts'
import type { Looked } from '../conditions/exact.ts'
import { exactOf } from '../conditions/exact.service.ts'
import { mayKnow } from '../conditions/looked.service.ts'
import { treeOfSegment } from '../saved/segment-tree.service.ts'
import * as measures from './measure.queries.ts'
import { storedBits } from './moment-bits.queries.ts'

/** Who is in a tree today, whoever looks, and what had to be looked into for that. Errors as `exactOf`. */
export async function everybodyIn(ctx: Ctx, conditions: SegmentGroup) {
  const { tree, looked } = await exactOf(ctx, conditions, treeOfSegment)
  return { bits: await bitsFor(ctx, { group: 'all', of: [{ on: 'open' }, tree] }), looked }
}

export const MEASURE_MOMENT_JOB = 'segments.measure-moment'

/** Asks for a moment to be counted: who is in it is held fast at once, adding them up per set of domains takes seconds with a million. */
export const askToMeasure = (ctx: Ctx, momentId: string): Promise<string> =>
  ctx.enqueue({ name: MEASURE_MOMENT_JOB, payload: { momentId }, subjectId: momentId })

/** Counts a moment, unless that was done or it is gone. By the domains that its relations have when it is counted. */
export async function measureMoment(ctx: Ctx, momentId: string): Promise<void> {
  for (const { id, segmentId, takenAt, looked } of await measures.listUnmeasuredMoments(ctx, momentId)) {
    const day = dutchDay(takenAt)
    await measures.insert(ctx, {
      ...{ segmentId, momentId: id, looked, day },
      bits: storedBits(id),
      minorsBornAfter: minorsBornAfter(day),
    })
    await ctx.announce({ topic: 'segment', id: segmentId })
  }
}

/** Moments of which the counting failed. */
export async function listUnmeasuredMoments(ctx: Ctx): Promise<string[]> {
  return (await measures.listUnmeasuredMoments(ctx, null)).map(({ id }) => id)
}

/** Segments that are not measured yet on this day. */
export const listUnmeasured = measures.listUnmeasured

/**
 * Measures a segment, once a day. What may be looked into is what a colleague who sees everything may; which segments it may rest upon is
 * what its maker may open. A segment that asks for what is there no longer is passed by: it cannot be counted.
 */
export async function measureSegment(
  ctx: Ctx,
  { id, userId, day }: { readonly id: string; readonly userId: string; readonly day: string },
): Promise<void> {
  try {
    const { bits, looked } = await everybodyIn(asMaker(ctx, userId), { group: 'all', of: [{ about: 'segment', id }] })
    const today = minorsBornAfter(dutchDay(ctx.now))
    await measures.insert(ctx, { segmentId: id, momentId: null, looked, bits, day, minorsBornAfter: today })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}

/** A colleague from whom nothing is kept, who opens what the maker may open. */
function asMaker(ctx: Ctx, userId: string): Ctx {
  const permissions = new Set([...ctx.permissions, 'activity.fact.read' as const])
  return { ...ctx, actor: { kind: 'user', id: userId, name: ctx.actor.name }, permissions }
}

/** So long the size of every day is kept. */
const KEPT_YEARS = 3

export async function forgetOldMeasures(ctx: Ctx, day: string): Promise<void> {
  await measures.forgetBefore(ctx, `${Number(day.slice(0, 4)) - KEPT_YEARS}${day.slice(4, 8)}01`)
}

/** So long sizes are shown. */
const SHOWN_YEARS = 2

/** How large a segment was for this reader: what they would have counted then, had their rights been those of now. */
export async function readSizes(
  ctx: Ctx,
  segmentId: string,
): Promise<{ sizes: { day: string; count: number }[]; ofMoments: Map<string, number>; keptBack: number }> {
  const today = dutchDay(ctx.now)
  const since = `${Number(today.slice(0, 4)) - SHOWN_YEARS}${today.slice(4, 8)}01`
  const readable: measures.Readable[] = []
  for (const text of await measures.listLooked(ctx, segmentId)) {
    const looked = JSON.parse(text) as Looked
    if (await mayKnow(ctx, looked)) readable.push({ looked: text, ...limitsOf(ctx, looked) })
  }
  const found = await measures.listSizes(ctx, { segmentId, since, readable })
  const days = found.filter(({ momentId }) => momentId === null)
  return {
    sizes: days.map(({ day, count }) => ({ day, count })),
    ofMoments: new Map(found.flatMap(({ momentId, count }) => (momentId === null ? [] : [[momentId, count]]))),
    keptBack: (await measures.countDays(ctx, segmentId, since)) - days.length,
  }
}

/** The same limits as `withRights` lays beside a tree, for numbers that were added up before. */
function limitsOf(ctx: Ctx, looked: Looked): Omit<measures.Readable, 'looked'> {
  const isUser = ctx.actor.kind === 'user'
  const own = ctx.domainMask === EVERY_DOMAIN ? [] : [ctx.domainMask]
  const limits = looked.fields.map((field) => clearBits(ctx, field)).filter((bits) => bits !== ctx.domainMask)
  return {
    bits: isUser ? [...own, ...limits] : own,
    hidesProtected: isUser && looked.isAboutDeeds,
    hidesChildren: isUser && looked.isPrecise,
  }
}
