import { dutchDay } from '@klantregie/contract'
import type { Approach, ApproachKind, ApproachOutcome, Channel, CollisionChoice } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { changeableId } from '../../relations/index.ts'
import * as approaches from './approach.queries.ts'
import { channelOf, isPlannable } from './approach.rules.ts'
import { claimFor, clean, clear, getApproach, leaveTrace, requirePast, type Cleared } from './approach.service.ts'
import * as claims from './claim.queries.ts'
import { findCollisions } from './collision.service.ts'
import { ownerOf } from './owner.service.ts'
import type { Period } from './quiet.rules.ts'
import { tellOwner } from './tell-owner.service.ts'
import { fullFor } from '../pressure/pressure.service.ts'

type Change = {
  readonly id: string
  readonly version: number
  readonly kind?: ApproachKind | undefined
  readonly channel?: Channel | undefined
  readonly subject?: string | undefined
  readonly owner?: { readonly kind: 'user' | 'team'; readonly id: string } | undefined
  readonly startsOn?: string | undefined
  readonly endsOn?: string | undefined
  readonly choice?: CollisionChoice | undefined
}

/**
 * Changes a planned approach. Other days are checked as a new plan is.
 * @throws AppError engagement.approach_ended, engagement.approach_changed, engagement.approach_collides
 */
export async function changeApproach(ctx: Ctx, change: Change): Promise<Approach> {
  const row = await getPlanned(ctx, change)
  const days = daysOf(ctx, row, change)
  const way = wayOf(row, change)
  const cleared = await clearIfAnew(ctx, row, { days, way, choice: change.choice })
  await approaches.update(ctx, row, {
    ...days,
    ...way,
    ...(change.subject === undefined ? {} : { subject: clean(change.subject) }),
    ...(change.owner === undefined ? {} : await ownerOf(ctx, change.owner)),
    ...cleared,
  })
  if (cleared !== null) await claimAgain(ctx, row)
  await leaveTrace(ctx, 'approach.changed', row, { ...way, ...days })
  const joinedId = cleared?.joinedId ?? null
  if (joinedId !== null && joinedId !== row.joinedId) await tellOwner(ctx, joinedId)
  return getApproach(ctx, row.id)
}

/** The days that it moves to; null when it stays where it is. @throws AppError engagement.approach_dates */
function daysOf(ctx: Ctx, row: approaches.ApproachRow, change: Change): Period | null {
  const days = { startsOn: change.startsOn ?? row.startsOn, endsOn: change.endsOn ?? row.endsOn }
  if (days.startsOn === row.startsOn && days.endsOn === row.endsOn) return null
  if (!isPlannable(days, dutchDay(ctx.now))) throw new AppError('engagement.approach_dates')
  return days
}

/** How it is done from now on. @throws AppError engagement.approach_channel */
function wayOf(row: approaches.ApproachRow, change: Change): { kind: ApproachKind; channel: Channel } {
  const kind = change.kind ?? row.kind
  const channel = channelOf(kind, change.channel ?? (change.kind === undefined ? row.channel : undefined))
  if (channel === null) throw new AppError('engagement.approach_channel')
  return { kind, channel }
}

type Anew = {
  readonly days: Period | null
  readonly way: { readonly kind: ApproachKind; readonly channel: Channel }
  readonly choice: CollisionChoice | undefined
}

/** Other days and another way to reach them, which can be one too many of that way, are cleared anew; null when neither changes. */
async function clearIfAnew(
  ctx: Ctx,
  row: approaches.ApproachRow,
  { days, way, choice }: Anew,
): Promise<Cleared | null> {
  if (days === null && way.channel === row.channel) return null
  // Who goes along with a colleague still does when the days stay as they are.
  return clearAgain(ctx, { ...row, ...days, ...way }, choice ?? (days === null ? joinAgain(row) : undefined))
}

/** In one's turn, as a new plan. A reason that was given before still counts. */
async function clearAgain(
  ctx: Ctx,
  row: approaches.ApproachRow,
  choice: CollisionChoice | undefined,
): Promise<Cleared> {
  await claims.takeTurn(ctx)
  const found = await findCollisions(ctx, { ...row, exceptId: row.id })
  const full = await fullFor(ctx, { ...row, exceptId: row.id })
  const given = row.clearance === 'in_spite' ? ({ kind: 'go_on', reason: row.reason } as const) : undefined
  return clear(found, full, choice ?? given)
}

async function claimAgain(ctx: Ctx, row: approaches.ApproachRow): Promise<void> {
  await claims.removeClaims(ctx, [row.id])
  await claimFor(ctx, row)
}

type Made = {
  readonly id: string
  readonly version: number
  readonly madeOn: string
  readonly outcome: ApproachOutcome
  readonly outcomeText: string
}

/** From then on it counts on the day on which it was made. @throws AppError engagement.approach_ended, engagement.approach_dates */
export async function makeApproach(ctx: Ctx, { madeOn, outcome, outcomeText, ...asked }: Made): Promise<Approach> {
  const row = await getPlanned(ctx, asked)
  requirePast(ctx, madeOn)
  await approaches.update(ctx, row, {
    ...{ startsOn: madeOn, endsOn: madeOn, state: 'made', outcome, outcomeText: clean(outcomeText) },
  })
  await claims.claimDay(ctx, row.id, madeOn)
  await leaveTrace(ctx, 'approach.made', row, { madeOn, outcome })
  return getApproach(ctx, row.id)
}

/** From then on it stands in nobody's way. @throws AppError engagement.approach_ended */
export async function cancelApproach(ctx: Ctx, asked: Versioned): Promise<Approach> {
  const row = await getPlanned(ctx, asked)
  await approaches.update(ctx, row, { state: 'cancelled' })
  await claims.removeClaims(ctx, [row.id])
  await leaveTrace(ctx, 'approach.cancelled', row, {})
  return getApproach(ctx, row.id)
}

type Versioned = { readonly id: string; readonly version: number }

/**
 * Takes back that it was made or cancelled. Days that are over move no further than they were; what was planned meanwhile is
 * checked as for a new plan. @throws AppError engagement.approach_not_ended, engagement.approach_collides
 */
export async function reopenApproach(
  ctx: Ctx,
  { choice, ...asked }: Versioned & { readonly choice?: CollisionChoice | undefined },
): Promise<Approach> {
  const row = await getForChange(ctx, asked)
  if (row.state === 'planned') throw new AppError('engagement.approach_not_ended')
  const cleared = await clearAgain(ctx, row, choice ?? joinAgain(row))
  await approaches.update(ctx, row, { ...cleared, state: 'planned', outcome: null, outcomeText: '' })
  await claimAgain(ctx, row)
  await leaveTrace(ctx, 'approach.reopened', row, { was: row.state })
  return getApproach(ctx, row.id)
}

/** Who went along with a colleague still does, when that approach is still in the way. */
function joinAgain({ joinedId }: approaches.ApproachRow): CollisionChoice | undefined {
  return joinedId === null ? undefined : { kind: 'join', approachId: joinedId }
}

async function getPlanned(ctx: Ctx, asked: Versioned): Promise<approaches.ApproachRow> {
  const row = await getForChange(ctx, asked)
  if (row.state !== 'planned') throw new AppError('engagement.approach_ended')
  return row
}

/** @throws AppError engagement.approach_not_found, relations.change_not_allowed, engagement.approach_changed */
async function getForChange(ctx: Ctx, { id, version }: Versioned): Promise<approaches.ApproachRow> {
  const seen = await approaches.find(ctx, id)
  if (!seen) throw new AppError('engagement.approach_not_found')
  // The relation before the approach, in the order in which a merge takes them.
  await changeableId(ctx, seen.relationId)
  const row = await approaches.findForChange(ctx, id)
  if (!row) throw new AppError('engagement.approach_not_found')
  if (row.version !== version) throw new AppError('engagement.approach_changed', { version: row.version })
  return row
}
