import type { ApproachCollision, ApproachRelation } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { findSummaries, touchedBy, type ShortRelation } from '../../relations/index.ts'
import { collisionBy, NEAREST } from './approach.rules.ts'
import * as claims from './claim.queries.ts'
import { isMine, ownersOf } from './owner.service.ts'
import { readyPurposes } from './purpose-rule.service.ts'
import { clearOn, firstClearPeriod } from './quiet.rules.ts'

/** What somebody wants to plan, as far as it can stand in the way of another. */
export type Want = claims.Wanted & {
  readonly relationId: string
  readonly contactId: string | null
  /** The approach itself, when it is planned already and changes. */
  readonly exceptId: string | null
}

/** Any id: what is asked about has none yet. */
const NOT_YET = '00000000-0000-0000-0000-000000000000'

/** Whom an approach touches, as a subquery (key, relation_id, position) with its id as the key. */
export async function touchedByApproach(
  ctx: Ctx,
  { id, relationId, contactId }: { id: string; relationId: string; contactId: string | null },
): Promise<claims.Touched> {
  return claims.withContact(await touchedBy(ctx, claims.askedFor(id, relationId)), id, contactId)
}

export type Found = {
  readonly collisions: ApproachCollision[]
  /** Ids of those that the reader may go along with. */
  readonly visibleIds: ReadonlySet<string>
}

/** What stands in the way of an approach, the nearest first; of what the reader may not see only who has it. */
export async function findCollisions(ctx: Ctx, want: Want): Promise<Found> {
  const touched = await touchedByApproach(ctx, { id: NOT_YET, ...want })
  const meetings = await claims.listMeetings(ctx, { touched, wanted: want, exceptId: want.exceptId })
  return tell(ctx, meetings, want)
}

/** Approaches of colleagues near a relation that are still in their quiet period, whatever is planned. */
export async function findNear(ctx: Ctx, relationId: string, today: string): Promise<ApproachCollision[]> {
  const touched = await touchedByApproach(ctx, { id: NOT_YET, relationId, contactId: null })
  const meetings = await claims.listNear(ctx, { touched, relationId, today })
  return (await tell(ctx, meetings, { relationId, contactId: null, purposeId: null })).collisions
}

/** The first days on which an approach as long as this one comes too near to nothing. */
export async function findClearPeriod(ctx: Ctx, want: Want) {
  const touched = await touchedByApproach(ctx, { id: NOT_YET, ...want })
  const blocks = await claims.listBlocks(ctx, { touched, wanted: want, exceptId: want.exceptId })
  return firstClearPeriod(want, blocks)
}

type Mine = { readonly relationId: string; readonly contactId: string | null; readonly purposeId: string | null }

/** Meetings in the words of the contract, one per approach, with what the reader may have of each. */
async function tell(ctx: Ctx, meetings: readonly claims.Meeting[], mine: Mine): Promise<Found> {
  if (meetings.length === 0) return { collisions: [], visibleIds: new Set() }
  const words = await wordsFor(ctx, meetings)
  const told = [...Map.groupBy(meetings, ({ id }) => id).values()].flatMap((same) => {
    const [nearest] = same.map((meeting) => toCollision(meeting, mine, words)).sort(byNearness)
    return nearest ? [nearest] : []
  })
  const visibleIds = new Set(told.flatMap(({ approach }) => (approach ? [approach.id] : [])))
  return { collisions: withoutRepeats(told.sort(byNearness)), visibleIds }
}

/** The nearest meeting of each key: of many at once, each with an approach of their own. */
export async function tellNearest<K>(
  ctx: Ctx,
  met: readonly { readonly key: K; readonly meeting: claims.Meeting; readonly mine: Mine }[],
): Promise<Map<K, ApproachCollision>> {
  if (met.length === 0) return new Map()
  const words = await wordsFor(
    ctx,
    met.map(({ meeting }) => meeting),
  )
  return new Map(
    [...Map.groupBy(met, ({ key }) => key)].flatMap(([key, same]) => {
      const [nearest] = same.map(({ meeting, mine }) => toCollision(meeting, mine, words)).sort(byNearness)
      return nearest ? [[key, nearest] as const] : []
    }),
  )
}

async function wordsFor(ctx: Ctx, meetings: readonly claims.Meeting[]): Promise<Words> {
  const ids = new Set(meetings.flatMap(({ relationId, nodeId }) => [relationId, nodeId]))
  return {
    relations: await findSummaries(ctx, [...ids]),
    owners: await ownersOf(ctx),
    purposes: await purposeNames(ctx),
  }
}

async function purposeNames(ctx: Ctx): Promise<ReadonlyMap<string, string>> {
  return new Map((await readyPurposes(ctx)).map(({ id, name }) => [id, name]))
}

type Words = {
  readonly relations: ReadonlyMap<string, ShortRelation>
  readonly owners: Awaited<ReturnType<typeof ownersOf>>
  readonly purposes: ReadonlyMap<string, string>
}

function toCollision(meeting: claims.Meeting, mine: Mine, { relations, owners, purposes }: Words): ApproachCollision {
  const relation = relations.get(meeting.relationId)
  if (!relation) return { owner: meeting.ownerName, approach: null }
  const node = relations.get(meeting.nodeId)
  const by = collisionBy(
    { relationId: mine.relationId, contactId: mine.contactId, position: meeting.position },
    { relationId: meeting.relationId, contactId: meeting.contactId, position: meeting.otherPosition },
    { id: meeting.nodeId, kind: node?.kind ?? null },
  )
  return {
    owner: meeting.ownerName,
    approach: {
      id: meeting.id,
      relation: toRelation(relation),
      purpose: { id: meeting.purposeId, name: purposes.get(meeting.purposeId) ?? '' },
      isSamePurpose: meeting.purposeId === mine.purposeId,
      kind: meeting.kind,
      state: meeting.state,
      startsOn: meeting.startsOn,
      endsOn: meeting.endsOn,
      isMine: isMine(meeting, owners),
      by,
      at: node && meeting.nodeId !== mine.relationId && meeting.nodeId !== meeting.relationId ? toRelation(node) : null,
      clearOn: clearOn(meeting),
    },
  }
}

export function toRelation({ id, name, kind, mask, limited }: ShortRelation): ApproachRelation {
  return { id, name, kind, ...(mask && { mask }), ...(limited && { limited }) }
}

function byNearness(left: ApproachCollision, right: ApproachCollision): number {
  const rank = ({ approach }: ApproachCollision) => (approach ? NEAREST.indexOf(approach.by) : NEAREST.length)
  const day = ({ approach }: ApproachCollision) => approach?.endsOn ?? ''
  return rank(left) - rank(right) || day(right).localeCompare(day(left))
}

/** Of what is kept back, a colleague is named once: how often would tell something. */
function withoutRepeats(collisions: readonly ApproachCollision[]): ApproachCollision[] {
  const named = new Set<string>()
  return collisions.filter(({ approach, owner }) => {
    if (approach !== null) return true
    if (named.has(owner)) return false
    named.add(owner)
    return true
  })
}
