import type { SegmentGroup } from '@klantregie/contract'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { dutchDay, minorsBornAfter } from '../../../platform/pure/dutch/age-of-consent.ts'
import { clearBits } from '../../relations/index.ts'
import { bitsFor } from '../conditions/building.service.ts'
import type { Looked } from '../conditions/exact.ts'
import { exactOf } from '../conditions/exact.service.ts'
import { mayKnow } from '../conditions/looked.service.ts'
import { treeOfSegment } from '../saved/segment-tree.service.ts'
import * as measures from './measure.queries.ts'

/** Who is in a tree today, whoever looks, and what had to be looked into for that. Errors as `exactOf`. */
export async function everybodyIn(ctx: Ctx, conditions: SegmentGroup) {
  const { tree, looked } = await exactOf(ctx, conditions, treeOfSegment)
  return { bits: await bitsFor(ctx, { group: 'all', of: [{ on: 'open' }, tree] }), looked }
}

type Asked = Omit<Parameters<typeof measures.insert>[1], 'day' | 'minorsBornAfter'> & { readonly day?: string }

export async function writeMeasure(ctx: Ctx, asked: Asked): Promise<void> {
  const today = dutchDay(ctx.now)
  await measures.insert(ctx, { day: today, ...asked, minorsBornAfter: minorsBornAfter(today) })
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
    await writeMeasure(ctx, { segmentId: id, momentId: null, looked, bits, day })
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
