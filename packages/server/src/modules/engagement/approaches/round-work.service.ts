import type { Ctx } from '../../../platform/context.ts'
import { mayWe } from '../../privacy/index.ts'
import { touchedBy } from '../../relations/index.ts'
import { refreshStatistics } from '../../../platform/tenants/statistics.queries.ts'
import { tooOften } from '../pressure/pressure.service.ts'
import { takeTurn } from './claim.queries.ts'
import { readyPurposes } from './purpose-rule.service.ts'
import { standBack } from './round.rules.ts'
import * as items from './round-item.queries.ts'
import * as plan from './round-plan.queries.ts'
import * as rounds from './round.queries.ts'
import { leaveTrace, recount } from './round.service.ts'
import { planWaiting } from './round-waiting.rules.ts'
import { tellOwner } from './tell-owner.service.ts'

/** How many are asked about at once: a transaction of about half a second. */
const STRETCH = 5000

/** A list that came in a moment ago is unknown to the database's planner, which would choose slow ways; in a transaction of its own. */
export const tellPlanner = (ctx: Ctx): Promise<void> => refreshStatistics(ctx)

/** Everything is looked at again. */
export async function beginCheck(ctx: Ctx, id: string): Promise<void> {
  await items.forgetOutcomes(ctx, id)
}

/** Asks of the next stretch whether they may be reached; answers where the next begins, null after the last. */
export async function checkConsent(ctx: Ctx, id: string, after: number): Promise<number | null> {
  const round = await rounds.findForChange(ctx, id)
  if (!round) return null
  const stretch = await items.listFree(ctx, { roundId: id, after, limit: STRETCH })
  const answers = await mayWe(
    ctx,
    stretch.map(({ relationId }) => relationId),
    { purposeId: round.purposeId, channel: round.channel },
  )
  await items.setNotAllowed(
    ctx,
    id,
    answers.filter(({ decision }) => decision === 'not_allowed'),
  )
  return stretch.length < STRETCH ? null : (stretch.at(-1)?.position ?? null)
}

/** Looks for who stands in the way of the others, in one go, and closes the check. */
export async function finishCheck(ctx: Ctx, id: string): Promise<void> {
  const round = await rounds.findForChange(ctx, id)
  if (!round) return
  await touchAll(ctx, plan.itemsWith(id, ['free']))
  await plan.findMeetings(ctx, round, { among: ['free'], found: 'collides' })
  await holdBack(ctx, round)
  await standAside(ctx, round)
  await rounds.update(ctx, id, { state: 'checked' })
  await recount(ctx, id)
  await leaveTrace(ctx, 'approach_round.checked', id, {})
}

async function touchAll(ctx: Ctx, among: ReturnType<typeof plan.itemsWith>): Promise<number> {
  await plan.openWorkplace(ctx)
  return plan.fillTouch(ctx, await touchedBy(ctx, among))
}

/** Who touches what somebody before them in the list touches. A purpose without a quiet period stands in nobody's way. */
async function standAside(ctx: Ctx, { id, purposeId }: rounds.RoundRow): Promise<void> {
  if ((await quietDaysOf(ctx, purposeId)) === 0) return
  await plan.setSameRound(ctx, id, [...standBack(await plan.listTouchedTwice(ctx, id))])
}

/** Who has been reached as often as the caps of contact pressure allow is left out. */
async function holdBack(ctx: Ctx, round: rounds.RoundRow): Promise<void> {
  await plan.setTooOften(ctx, round.id, await tooOften(ctx, plan.itemsWith(round.id, ['free']), round))
}

async function quietDaysOf(ctx: Ctx, purposeId: string): Promise<number> {
  return (await readyPurposes(ctx)).find(({ id }) => id === purposeId)?.quietDays ?? 0
}

/** How many are planned at once: everybody else who plans waits that long, and no longer. */
const TOGETHER = 5000

/**
 * Plans the next of a round who are free. In one's turn they are looked at once more: who lost their place since the check collides
 * now and is left out. Answers whether there are more; a second time it goes on where it was.
 */
export async function planNextFree(ctx: Ctx, id: string): Promise<boolean> {
  const round = await rounds.findForChange(ctx, id)
  if (round?.state !== 'planning') return false
  await takeTurn(ctx)
  if ((await touchAll(ctx, plan.nextFree(id, TOGETHER))) === 0) return false
  await plan.findMeetings(ctx, round, { among: ['free'], found: 'collides' })
  await holdBack(ctx, round)
  await standAside(ctx, round)
  await plan.planFree(ctx, round)
  await plan.carryOut(ctx, round)
  return true
}

/** Plans those for whom something was chosen, after everybody who was free, and closes the planning. */
export async function planOthers(ctx: Ctx, id: string, sight: string): Promise<void> {
  const round = await rounds.findForChange(ctx, id)
  if (round?.state !== 'planning') return
  await takeTurn(ctx)
  await plan.forgetMeetings(ctx, id)
  await touchAll(ctx, plan.itemsWith(id, ['collides', 'same_round']))
  await plan.findMeetings(ctx, round, { among: ['collides'], found: 'collides' })
  // Who stood back for somebody before them collides with that very approach by now, and can go along with it.
  await plan.findMeetings(ctx, round, { among: ['same_round'], found: 'same_round' })
  await plan.freeAgain(ctx, round)
  await holdBack(ctx, round)
  await standAside(ctx, round)
  await plan.planFree(ctx, round)
  await plan.carryOut(ctx, round)
  await plan.planChosen(ctx, round, sight)
  await plan.carryOut(ctx, round)
  await planWaiters(ctx, round, sight)
  await close(ctx, id)
}

async function close(ctx: Ctx, id: string): Promise<void> {
  await recount(ctx, id)
  await rounds.update(ctx, id, { state: 'planned' })
  const states = await rounds.countStates(ctx, id)
  const planned = states.find(({ key }) => key === 'planned')?.count ?? 0
  await leaveTrace(ctx, 'approach_round.planned', id, { planned })
  for (const approachId of await plan.listJoined(ctx, id)) await tellOwner(ctx, approachId)
}

async function planWaiters(ctx: Ctx, round: rounds.RoundRow, sight: string): Promise<void> {
  const waiters = await plan.listWaiters(ctx, round)
  if (waiters.length === 0) return
  const blocks = await plan.listBlocks(ctx, round, sight)
  const found = planWaiting(waiters, blocks, round, await quietDaysOf(ctx, round.purposeId))
  await plan.planWaiters(ctx, found)
  await plan.carryOut(ctx, round)
}

/** Takes back what was planned and not made; answers nothing when it was done already. */
export async function takeBackRound(ctx: Ctx, id: string): Promise<void> {
  const round = await rounds.findForChange(ctx, id)
  if (round?.state !== 'undoing') return
  const cancelled = await plan.cancelPlanned(ctx, id)
  await recount(ctx, id)
  await rounds.update(ctx, id, { state: 'undone' })
  await leaveTrace(ctx, 'approach_round.undone', id, { cancelled })
}

/** Work that did not end well leaves the round where it was; of which a part was planned is planned, so that it can be undone. */
export async function fallBack(ctx: Ctx, id: string): Promise<void> {
  const round = await rounds.findForChange(ctx, id)
  if (!round || !['checking', 'planning', 'undoing'].includes(round.state)) return
  if (round.state === 'checking') await items.doubtFree(ctx, id)
  const isPlanned = (await rounds.countStates(ctx, id)).length > 0
  await rounds.update(ctx, id, { state: isPlanned ? 'planned' : 'checked' })
  await recount(ctx, id)
  await ctx.announce({ topic: 'engagement', id })
}
