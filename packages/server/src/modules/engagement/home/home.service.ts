import { daysLater, dutchDay } from '@klantregie/contract'
import type { Home, HomeArrangement, Role } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import type { GuideSource, WaitingSource } from '../../../platform/module.ts'
import { findColleague } from '../../../platform/tenants/colleague.queries.ts'
import { changedOf } from '../../relations/index.ts'
import { showApproaches } from '../approaches/approach-view.service.ts'
import { listOf as listFollowed } from '../following/follow.queries.ts'
import { listRoleSteps } from '../processes/process-list.service.ts'
import { findDeed } from './deed.service.ts'
import { arrangementOf, completeArrangement } from './home.rules.ts'
import { findInsight } from './insight.service.ts'
import * as choices from './home-choice.queries.ts'
import * as home from './home.queries.ts'

/** What other modules have to say on the home page, as their manifests declare it. */
export type HomeSources = {
  readonly waiting: () => readonly WaitingSource[]
  readonly guide: () => readonly GuideSource[]
}

const SHOWN = 5
const AHEAD_DAYS = 7
/** Of what somebody follows, the last so many are looked at. */
const MOST_FOLLOWED = 1000

/** Whatever the home page says, for the reader and with their rights of this moment. */
export async function showHome(ctx: Ctx, sources: HomeSources): Promise<Home> {
  const today = dutchDay(ctx.now)
  const userId = ctx.actor.id
  const colleague = await findColleague(ctx, userId)
  const choice = await choices.find(ctx, userId)
  const aside = new Set(choice.asideOn === today ? choice.aside : [])
  const due = await dueApproaches(ctx, colleague?.teamIds ?? [], aside.size)
  const steps = ctx.permissions.has('engagement.process.work') ? (await listRoleSteps(ctx)).items : []
  const waiting = (await eachOf(ctx, sources.waiting())).toSorted((one, other) => +other.isUrgent - +one.isUrgent)
  const guide = [...(await eachOf(ctx, sources.guide())), ...(await ownGuide(ctx))]
  const standing = { today, aside, approaches: due, steps, waiting, guide, isGuideAway: choice.guideAwayAt !== null }
  return {
    ...arranged(choice.arrangement, colleague?.role ?? 'reader'),
    deed: await findDeed(ctx, { ...standing, teamIds: colleague?.teamIds ?? [] }),
    hasAside: aside.size > 0,
    waiting,
    insight: await findInsight(ctx, today),
    approaches: due.slice(0, SHOWN),
    steps: steps.slice(0, SHOWN),
    mine: await changedOf(ctx, await followed(ctx)),
    guide: { steps: guide, isPutAway: choice.guideAwayAt !== null },
  }
}

async function eachOf<T>(ctx: Ctx, sources: readonly ((ctx: Ctx) => Promise<readonly T[]>)[]): Promise<T[]> {
  const found: T[] = []
  for (const source of sources) found.push(...(await source(ctx)))
  return found
}

/** Enough for the page and for what was put aside of it. */
async function dueApproaches(ctx: Ctx, teamIds: readonly string[], asideCount: number) {
  if (!ctx.permissions.has('engagement.approach.read')) return []
  const until = daysLater(dutchDay(ctx.now), AHEAD_DAYS)
  return showApproaches(
    ctx,
    await home.listDue(ctx, { userId: ctx.actor.id, teamIds, until, limit: SHOWN + asideCount }),
  )
}

async function followed(ctx: Ctx): Promise<string[]> {
  return (await listFollowed(ctx, ctx.actor.id)).slice(0, MOST_FOLLOWED).map(({ relationId }) => relationId)
}

async function ownGuide(ctx: Ctx) {
  if (!ctx.permissions.has('engagement.task.write')) return []
  return [{ step: 'work' as const, isDone: await home.hasWorked(ctx, ctx.actor.id) }]
}

function arranged(kept: HomeArrangement | null, role: Role) {
  return {
    arrangement: kept === null ? arrangementOf(role) : completeArrangement(kept, role),
    isOwnOrder: kept !== null,
  }
}

/** Keeps somebody's own order; null: the order of the role again. */
export async function arrangeHome(ctx: Ctx, arrangement: HomeArrangement | null) {
  const role = (await findColleague(ctx, ctx.actor.id))?.role ?? 'reader'
  const kept = arrangement && completeArrangement(arrangement, role)
  await choices.keepArrangement(ctx, ctx.actor.id, kept)
  return arranged(kept, role)
}

/** Null takes back whatever was put aside today. */
export async function putAside(ctx: Ctx, key: string | null): Promise<void> {
  if (key === null) return choices.clearAside(ctx, ctx.actor.id)
  return choices.addAside(ctx, ctx.actor.id, { key, day: dutchDay(ctx.now) })
}

export function setGuide(ctx: Ctx, isPutAway: boolean): Promise<void> {
  return choices.setGuideAway(ctx, ctx.actor.id, isPutAway ? ctx.now : null)
}
