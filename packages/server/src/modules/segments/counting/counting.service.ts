import type { Explanation, SegmentCount, SegmentGroup, SegmentMember, SegmentOverlap } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { findSummaries, visibleId } from '../../relations/index.ts'
import { bitsFor, ensureBuilt, numbersFor } from '../conditions/building.service.ts'
import * as counts from '../conditions/counts.queries.ts'
import { isGroup, textOf, type Exact, type ExactGroup, type ExactNode } from '../conditions/exact.ts'
import { exactOf } from '../conditions/exact.service.ts'
import { universeOf, withRights } from '../conditions/rights.service.ts'
import { oldestMark } from '../profile/marks.queries.ts'
import { divisionsFor, KINDS, type Division } from './divisions.service.ts'
import { treeOfSegment } from '../saved/segment-tree.service.ts'

/** What a tree of conditions holds for this reader, as a subquery (chunk, bits). Errors as `exactOf`. */
export async function bitsOf(ctx: Ctx, conditions: SegmentGroup) {
  return bitsFor(ctx, withRights(ctx, await exactOf(ctx, conditions, treeOfSegment)))
}

/** How many relations there are, and how they divide over kinds, branches and roles. Errors as `exactOf`. */
export async function countSegment(ctx: Ctx, conditions: SegmentGroup): Promise<SegmentCount> {
  const bits = await bitsOf(ctx, conditions)
  const everybody = await bitsFor(ctx, { group: 'all', of: universeOf(ctx) })
  const divisions = await divisionsFor(ctx)
  const ids = await ensureBuilt(
    ctx,
    divisions.map(({ says }) => says),
  )
  const within = await counts.countWithin(ctx, bits, [...ids.values()])
  const countOf = (says: Exact) => within.get(ids.get(textOf(says)) ?? '') ?? 0
  const shares = (by: Division['by']) =>
    divisions.flatMap((part) => (part.by === by ? [{ id: part.id, name: part.name, count: countOf(part.says) }] : []))
  return {
    count: await counts.countBits(ctx, bits),
    total: await counts.countBits(ctx, everybody),
    asOf: (await oldestMark(ctx))?.toISOString() ?? null,
    kinds: KINDS.map((kind) => ({ kind, count: countOf({ on: 'kind', oneOf: [kind] }) })),
    branches: shares('branch'),
    types: shares('type'),
  }
}

/** Some of them, those who came first. Errors as `exactOf`. */
export async function sampleSegment(
  ctx: Ctx,
  { conditions, limit }: { conditions: SegmentGroup; limit: number },
): Promise<SegmentMember[]> {
  return namedMembers(ctx, await counts.firstMembers(ctx, await bitsOf(ctx, conditions), limit))
}

async function namedMembers(ctx: Ctx, ids: readonly string[]): Promise<SegmentMember[]> {
  const known = await findSummaries(ctx, ids)
  return ids.flatMap((id) => {
    const found = known.get(id)
    return found ? [{ id: found.id, name: found.name, kind: found.kind, place: found.place }] : []
  })
}

/** A page of them, those who came first before the others. `next`: `after` of the page that follows. Errors as `exactOf`. */
export async function membersPage(
  ctx: Ctx,
  conditions: SegmentGroup,
  { after, limit }: { readonly after: number | null; readonly limit: number },
): Promise<{ items: SegmentMember[]; next: number | null }> {
  const rows = await counts.nextMembers(ctx, await bitsOf(ctx, conditions), { after, limit: limit + 1 })
  const page = rows.slice(0, limit)
  const items = await namedMembers(
    ctx,
    page.map(({ id }) => id),
  )
  return { items, next: rows.length > limit ? (page.at(-1)?.number ?? null) : null }
}

/** The ids of all of them, in the order of their numbers: for work on the whole, not to answer a reader with. Errors as `exactOf`. */
export async function listMembers(ctx: Ctx, conditions: SegmentGroup): Promise<string[]> {
  return counts.firstMembers(ctx, await bitsOf(ctx, conditions), null)
}

/**
 * Whether each condition holds for one relation, as it is at this moment. Of a condition whose field the reader may not read of this
 * relation nothing is told. Errors as `exactOf`. @throws AppError relations.relation_not_found
 */
export async function explainSegment(
  ctx: Ctx,
  { conditions, relationId }: { readonly conditions: SegmentGroup; readonly relationId: string },
): Promise<{ isIn: boolean; leftOut: 'closed' | 'kept_back' | null; explanation: Explanation }> {
  const id = await visibleId(ctx, relationId)
  const asked = await exactOf(ctx, conditions, treeOfSegment)
  const holds = (says: Exact) => holdsFor(ctx, says, id)
  const leftOut = await leftOutBy(withRights(ctx, asked), asked.tree, holds)
  if (leftOut !== null) return { isIn: false, leftOut, explanation: { holds: false } }
  const explanation = await explain(asked.tree, holds)
  return { isIn: explanation.holds, leftOut: null, explanation }
}

type Holds = (says: Exact) => Promise<boolean>

/** The reader's rights stand beside the tree, in one group. */
async function leftOutBy(whole: ExactGroup, tree: ExactGroup, holds: Holds): Promise<'closed' | 'kept_back' | null> {
  for (const limit of whole.of) {
    if (limit === tree || isGroup(limit) || (await holds(limit))) continue
    return limit.on === 'open' ? 'closed' : 'kept_back'
  }
  return null
}

async function explain(node: ExactNode, holds: Holds): Promise<Explanation> {
  if (!isGroup(node)) return { holds: await holds(node) }
  const of: Explanation[] = []
  for (const part of node.of) of.push(await explain(part, holds))
  return { holds: together(node.group, of), of }
}

function together(group: ExactGroup['group'], of: readonly Explanation[]): boolean {
  if (group === 'all') return of.every(({ holds }) => holds)
  const isAny = of.some(({ holds }) => holds)
  return group === 'any' ? isAny : !isAny
}

async function holdsFor(ctx: Ctx, says: Exact, relationId: string): Promise<boolean> {
  return counts.isAny(ctx, await numbersFor(ctx, says, [relationId]))
}

/** How much segments have in common. Errors as `exactOf`. @throws AppError segments.segment_not_found */
export async function overlapSegments(
  ctx: Ctx,
  segments: readonly { readonly id: string; readonly name: string; readonly conditions: SegmentGroup }[],
): Promise<SegmentOverlap> {
  const bits = []
  for (const { conditions } of segments) bits.push(await bitsOf(ctx, conditions))
  const overlap = await counts.countOverlap(ctx, bits)
  const idAt = (index: number) => segments[index]?.id ?? ''
  return {
    sizes: segments.map(({ id, name }, index) => ({ id, name, count: overlap.sizes[index] ?? 0 })),
    pairs: overlap.pairs.map(({ one, other, both }) => ({ one: idAt(one), other: idAt(other), both })),
    together: overlap.together,
  }
}
