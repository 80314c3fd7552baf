import type { changeView as changing, GuideStep, SavedView, shareView as sharing, ViewPart } from '@klantregie/contract'
import type { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findColleague } from '../../../platform/tenants/colleague.queries.ts'
import { findTeams } from '../../../platform/tenants/teams.queries.ts'
import { findUserNames } from '../../../platform/tenants/user-names.queries.ts'
import { audienceOf, mayChangeView, sharedAs } from './view.rules.ts'
import * as views from './view.queries.ts'

/*
 * A view is an address of the list with a name. It holds no relation and no figure: whoever opens one that was shared asks the list
 * themselves, and sees what their own rights show.
 */

type Words = {
  readonly names: ReadonlyMap<string, string>
  readonly teams: ReadonlyMap<string, string>
  readonly looking: views.Looking
}

async function wordsFor(ctx: Ctx): Promise<Words> {
  return {
    names: new Map((await findUserNames(ctx)).map(({ id, name }) => [id, name])),
    teams: new Map((await findTeams(ctx)).map(({ id, name }) => [id, name])),
    looking: await lookingOf(ctx),
  }
}

/** Looking along as a colleague is looking at what the colleague sees. */
async function lookingOf(ctx: Ctx): Promise<views.Looking> {
  const userId = ctx.viewingAs?.id ?? ctx.actor.id
  return { userId, teamIds: (await findColleague(ctx, userId))?.teamIds ?? [] }
}

/** One's own views and those that are shared with one, and the teams that one may share with. */
export async function listViews(
  ctx: Ctx,
): Promise<{ items: SavedView[]; teams: { readonly id: string; readonly name: string }[] }> {
  const words = await wordsFor(ctx)
  const rows = await views.listSeen(ctx, words.looking)
  const mine = [...words.teams].filter(([id]) => words.looking.teamIds.includes(id))
  return {
    items: rows.map((row) => toView(ctx, row, words)),
    teams: mayShare(ctx) ? mine.map(([id, name]) => ({ id, name })) : [],
  }
}

/** @throws AppError relations.view_not_found: also when it is somebody else's own */
export async function getView(ctx: Ctx, id: string): Promise<SavedView> {
  const words = await wordsFor(ctx)
  return toView(ctx, await getRow(ctx, id, words.looking), words)
}

/** For oneself; it is shared by changing it. */
export async function saveView(
  ctx: Ctx,
  { name, query, part }: { readonly name: string; readonly query: string; readonly part: ViewPart },
): Promise<SavedView> {
  const id = await views.insert(ctx, { userId: ctx.actor.id, name, query, part })
  await ctx.audit('view.saved', { kind: 'view', id }, { name, query })
  await tellOthers(ctx, id)
  return getView(ctx, id)
}

type OfView<R extends { readonly body: z.ZodType }> = z.infer<R['body']> & { readonly id: string }

/**
 * Renames or changes a view, for everybody who has it.
 * @throws AppError relations.view_not_found, relations.view_changed, auth.forbidden: it is somebody else's
 */
export async function changeView(ctx: Ctx, { id, version, name, query }: OfView<typeof changing>): Promise<SavedView> {
  const { isForAll, teamId, ...before } = await getChangeable(ctx, id, await lookingOf(ctx))
  const after = { name: name ?? before.name, query: query ?? before.query }
  await store(ctx, { id, version }, { ...after, isForAll, teamId })
  await ctx.audit('view.changed', { kind: 'view', id }, after)
  return getView(ctx, id)
}

/**
 * Shares a view with a team that one is in or with everybody, or takes it back to its maker.
 * @throws AppError relations.view_not_found, relations.view_changed, relations.view_team_not_found, auth.forbidden
 */
export async function shareView(
  ctx: Ctx,
  { id, version, audience, teamId }: OfView<typeof sharing>,
): Promise<SavedView> {
  const looking = await lookingOf(ctx)
  const { name, query, ...before } = await getChangeable(ctx, id, looking)
  const shared = sharedAs(before, { audience, teamId })
  const mine = [null, before.teamId, ...looking.teamIds]
  if (shared === null || !mine.includes(shared.teamId)) throw new AppError('relations.view_team_not_found')
  await store(ctx, { id, version }, { name, query, ...shared })
  await ctx.audit('view.shared', { kind: 'view', id }, { name, query, audience, teamId: shared.teamId })
  return getView(ctx, id)
}

async function store(
  ctx: Ctx,
  seen: { readonly id: string; readonly version: number },
  after: views.ViewChange,
): Promise<void> {
  if (!(await views.update(ctx, seen, after))) throw new AppError('relations.view_changed')
  await tellOthers(ctx, seen.id)
}

const DAYS_KEPT = 30
const DAY_MS = 24 * 60 * 60 * 1000

/** @throws AppError relations.view_not_found, auth.forbidden */
export async function removeView(ctx: Ctx, id: string): Promise<void> {
  const view = await getChangeable(ctx, id, await lookingOf(ctx))
  await views.setRemoved(ctx, id, ctx.now)
  await views.dropRemoved(ctx, ctx.actor.id, new Date(ctx.now.getTime() - DAYS_KEPT * DAY_MS))
  await ctx.audit('view.removed', { kind: 'view', id }, { name: view.name })
  await tellOthers(ctx, id)
}

/** Puts back a view that was removed, as it was. @throws AppError relations.view_not_found, auth.forbidden */
export async function restoreView(ctx: Ctx, id: string): Promise<SavedView> {
  const view = await getChangeable(ctx, id, await lookingOf(ctx), { isRemoved: true })
  await views.setRemoved(ctx, id, null)
  await ctx.audit('view.restored', { kind: 'view', id }, { name: view.name })
  await tellOthers(ctx, id)
  return getView(ctx, id)
}

const mayShare = (ctx: Ctx) => ctx.permissions.has('relations.view.share')

async function getRow(
  ctx: Ctx,
  id: string,
  looking: views.Looking,
  { isRemoved } = { isRemoved: false },
): Promise<views.ViewRow> {
  const row = await views.find(ctx, id, looking)
  if (row?.isRemoved !== isRemoved) throw new AppError('relations.view_not_found')
  return row
}

async function getChangeable(
  ctx: Ctx,
  id: string,
  looking: views.Looking,
  how?: { readonly isRemoved: boolean },
): Promise<views.ViewRow> {
  const row = await getRow(ctx, id, looking, how)
  if (!mayChangeView(row, { userId: looking.userId, mayShare: mayShare(ctx) })) throw new AppError('auth.forbidden')
  return row
}

/** Lists of views are open on many screens; what is in a view is asked of the list, which this does not touch. */
async function tellOthers(ctx: Ctx, id: string): Promise<void> {
  await ctx.announce({ topic: 'view', id })
}

function toView(ctx: Ctx, row: views.ViewRow, { names, teams, looking }: Words): SavedView {
  const { id, part, name, query, teamId, userId, version } = row
  return {
    ...{ id, part, name, query, teamId, version },
    audience: audienceOf(row),
    team: teamId === null ? null : (teams.get(teamId) ?? null),
    maker: names.get(userId) ?? '',
    isMine: userId === looking.userId,
    mayChange: !ctx.viewingAs && mayChangeView(row, { userId: looking.userId, mayShare: mayShare(ctx) }),
  }
}

/** A list to come back to is what makes the relations somebody's own. */
export async function guideOfRelations(ctx: Ctx): Promise<GuideStep[]> {
  if (!ctx.permissions.has('relations.relation.read')) return []
  const seen = await views.listSeen(ctx, await lookingOf(ctx))
  return [{ step: 'view', isDone: seen.some(({ userId }) => userId === ctx.actor.id) }]
}
