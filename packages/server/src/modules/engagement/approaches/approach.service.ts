import { daysBetween, dutchDay } from '@klantregie/contract'
import type {
  Approach,
  ApproachKind,
  ApproachOutcome,
  Channel,
  CollisionChoice,
  PressureLevel,
} from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { mayWe } from '../../privacy/index.ts'
import { changeableId, heldId, visibleId } from '../../relations/index.ts'
import { fullFor } from '../pressure/pressure.service.ts'
import * as approaches from './approach.queries.ts'
import { channelOf, isForbidden, isPlannable } from './approach.rules.ts'
import { showApproaches } from './approach-view.service.ts'
import * as claims from './claim.queries.ts'
import { findClearPeriod, findCollisions, touchedByApproach, type Found, type Want } from './collision.service.ts'
import { ownerOf } from './owner.service.ts'
import { activePurpose } from './purpose-rule.service.ts'
import { tellOwner } from './tell-owner.service.ts'

export type What = {
  readonly purposeId: string
  readonly kind: ApproachKind
  readonly channel?: Channel | undefined
  readonly startsOn: string
  readonly endsOn: string
}
type About = What & {
  readonly id: string
  readonly contactId?: string | undefined
  readonly subject: string
  readonly owner?: { readonly kind: 'user' | 'team'; readonly id: string } | undefined
}
export type Plan = About & { readonly choice?: CollisionChoice | undefined }

/**
 * Plans to approach a relation. Whoever plans takes their turn: what stands in the way is read after everybody before has
 * finished, and the database refuses what would still slip through.
 * @throws AppError engagement.approach_collides (details: collisions) when something stands in the way and nothing was chosen;
 * engagement.approach_too_often (details: levels) when a cap of contact pressure is reached and no reason was given;
 * engagement.approach_not_allowed (details: rule) when the relation said no or cannot be reached
 */
export async function planApproach(ctx: Ctx, plan: Plan): Promise<Approach> {
  const parts = await partsOf(ctx, plan, { isHeld: true })
  if (!isPlannable(plan, dutchDay(ctx.now))) throw new AppError('engagement.approach_dates')
  await requireAllowed(ctx, parts)
  await claims.takeTurn(ctx)
  const found = await findCollisions(ctx, { ...parts, exceptId: null })
  const cleared = clear(found, await fullFor(ctx, parts), plan.choice)
  const id = await store(ctx, { ...parts, ...cleared, made: null })
  await leaveTrace(ctx, 'approach.planned', { id, relationId: parts.relationId }, traceOf({ ...parts, ...cleared }))
  if (cleared.joinedId !== null) await tellOwner(ctx, cleared.joinedId)
  return getApproach(ctx, id)
}

type Recorded = Omit<About, 'startsOn' | 'endsOn'> & {
  readonly madeOn: string
  readonly outcome: ApproachOutcome
  readonly outcomeText: string
}

/** Writes down an approach that was made without a plan: a fact, which nothing can stand in the way of. */
export async function recordApproach(
  ctx: Ctx,
  { madeOn, outcome, outcomeText, ...about }: Recorded,
): Promise<Approach> {
  const parts = await partsOf(ctx, { ...about, startsOn: madeOn, endsOn: madeOn }, { isHeld: true })
  requirePast(ctx, madeOn)
  const id = await store(ctx, {
    ...parts,
    ...{ clearance: 'recorded', reason: '', joinedId: null },
    made: { outcome, text: clean(outcomeText) },
  })
  await leaveTrace(
    ctx,
    'approach.recorded',
    { id, relationId: parts.relationId },
    { madeOn, outcome, kind: parts.kind },
  )
  return getApproach(ctx, id)
}

/** Made is made: not tomorrow. */
export function requirePast(ctx: Ctx, madeOn: string): void {
  if (madeOn > dutchDay(ctx.now)) throw new AppError('engagement.approach_dates')
}

/** What would stand in the way, when one could begin, and what consent says; nothing is planned. */
export async function checkApproach(ctx: Ctx, about: Omit<About, 'subject' | 'owner'>) {
  const parts = await partsOf(ctx, { ...about, subject: '' }, { isHeld: false })
  if (daysBetween(about.startsOn, about.endsOn) < 0) throw new AppError('engagement.approach_dates')
  const want: Want = { ...parts, exceptId: null }
  const { collisions } = await findCollisions(ctx, want)
  const isTold = collisions.every(({ approach }) => approach !== null)
  const { decision, rule } = await mayWeReach(ctx, parts)
  return {
    collisions,
    clearOn: isTold ? (await findClearPeriod(ctx, want)).startsOn : null,
    mayWe: { decision, rule },
    isForbidden: isForbidden(rule),
  }
}

type Parts = Awaited<ReturnType<typeof partsOf>>

/** Everything an approach is made of, checked; `isHeld`: nobody merges who it is about until the end of the transaction. */
async function partsOf(ctx: Ctx, { id, contactId, ...about }: About, { isHeld }: { isHeld: boolean }) {
  const relationId = isHeld ? await changeableId(ctx, id) : await visibleId(ctx, id)
  const through =
    contactId === undefined ? null : isHeld ? await heldId(ctx, contactId) : await visibleId(ctx, contactId)
  const purpose = await activePurpose(ctx, about.purposeId)
  const channel = channelOf(about.kind, about.channel)
  if (channel === null) throw new AppError('engagement.approach_channel')
  return {
    relationId,
    contactId: through === relationId ? null : through,
    purposeId: purpose.id,
    kind: about.kind,
    channel,
    subject: clean(about.subject),
    startsOn: about.startsOn,
    endsOn: about.endsOn,
    ...(isHeld ? await ownerOf(ctx, about.owner) : { ownerUserId: null, ownerTeamId: null, ownerName: '' }),
  }
}

/** The database knows no NUL in text; pasted text sometimes does. */
export const clean = (text: string) => text.replaceAll('\0', '')

/** Asked of whoever is really reached: the contact person, when one goes through somebody. */
async function mayWeReach(ctx: Ctx, { relationId, contactId, purposeId, channel }: Parts) {
  const [answer] = await mayWe(ctx, [contactId ?? relationId], { purposeId, channel })
  if (!answer) throw new Error('One relation gets one answer.')
  return answer
}

async function requireAllowed(ctx: Ctx, parts: Parts): Promise<void> {
  const { rule } = await mayWeReach(ctx, parts)
  if (isForbidden(rule)) throw new AppError('engagement.approach_not_allowed', { rule })
}

export type Cleared = Pick<approaches.NewApproach, 'clearance' | 'reason' | 'joinedId'>

/**
 * Whether it can be planned with what was chosen. Going along with a colleague reaches nobody once more, so it passes the caps.
 * @throws AppError engagement.approach_collides, engagement.approach_too_often, engagement.approach_not_found
 */
export function clear(
  { collisions, visibleIds }: Found,
  full: readonly PressureLevel[],
  choice: CollisionChoice | undefined,
): Cleared {
  if (collisions.length + full.length === 0) return { clearance: 'free', reason: '', joinedId: null }
  if (collisions.length === 0 && choice?.kind !== 'go_on')
    throw new AppError('engagement.approach_too_often', { levels: full })
  if (choice === undefined) throw new AppError('engagement.approach_collides', { collisions })
  if (choice.kind === 'go_on') return { clearance: 'in_spite', reason: clean(choice.reason), joinedId: null }
  if (!visibleIds.has(choice.approachId)) throw new AppError('engagement.approach_not_found')
  return { clearance: 'joined', reason: '', joinedId: choice.approachId }
}

async function store(ctx: Ctx, approach: approaches.NewApproach): Promise<string> {
  const id = await approaches.insert(ctx, approach)
  await claimFor(ctx, { ...approach, id })
  return id
}

/** Claims everybody whom an approach touches, by the links of today. */
export async function claimFor(
  ctx: Ctx,
  approach: { readonly id: string; readonly relationId: string; readonly contactId: string | null },
): Promise<void> {
  await claims.insertClaims(ctx, await touchedByApproach(ctx, approach))
  await claims.followMerges(ctx, [approach.id])
}

/** What the trail keeps: no words that people typed. */
function traceOf({ kind, channel, purposeId, startsOn, endsOn, clearance, joinedId }: Parts & Cleared) {
  return { kind, channel, purposeId, startsOn, endsOn, clearance, ...(joinedId === null ? {} : { joinedId }) }
}

export async function leaveTrace(
  ctx: Ctx,
  action: string,
  { id, relationId }: { id: string; relationId: string },
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  await ctx.audit(action, { kind: 'relation', id: relationId }, { approachId: id, ...details })
  await ctx.announce({ topic: 'relation', id: relationId })
  await ctx.announce({ topic: 'engagement', id })
}

/** @throws AppError engagement.approach_not_found: also when it is about a relation that the reader may not see */
export async function getApproach(ctx: Ctx, id: string): Promise<Approach> {
  const row = await approaches.find(ctx, id)
  const [approach] = row ? await showApproaches(ctx, [row]) : []
  if (!approach) throw new AppError('engagement.approach_not_found')
  return approach
}
