import type {
  addSegment as adding,
  changeSegment as changing,
  Segment,
  SegmentAudience,
  SegmentOverlap,
} from '@klantregie/contract'
import type { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findTeams } from '../../../platform/tenants/teams.queries.ts'
import { findUserNames } from '../../../platform/tenants/user-names.queries.ts'
import { exactOf } from '../conditions/exact.service.ts'
import * as counting from '../counting/counting.service.ts'
import { lookingOf } from './looking.service.ts'
import { treeOfSegment } from './segment-tree.service.ts'
import * as segments from './segment.queries.ts'

type Named = { readonly id: string; readonly name: string }

/** One's own segments and those that are shared with one, and the teams that one may share with. */
export async function listSegments(ctx: Ctx): Promise<{ items: Segment[]; teams: Named[] }> {
  const looking = await lookingOf(ctx)
  const names = await namesOf(ctx)
  const teams = await findTeams(ctx)
  return {
    items: (await segments.listSeen(ctx, looking)).map((row) => toSegment(ctx, row, names)),
    teams: teams.filter(({ id }) => looking.teamIds.includes(id)).map(({ id, name }) => ({ id, name })),
  }
}

/** @throws AppError segments.segment_not_found: also when it is somebody else's own */
export async function getSegment(ctx: Ctx, id: string): Promise<Segment> {
  return toSegment(ctx, await getRow(ctx, id), await namesOf(ctx))
}

/** @throws AppError segments.team_not_found and what `exactOf` throws: nobody saves what they may not ask */
export async function addSegment(ctx: Ctx, body: z.infer<(typeof adding)['body']>): Promise<Segment> {
  await exactOf(ctx, body.conditions, treeOfSegment)
  const id = await segments.insert(ctx, ctx.actor.id, { ...body, ...(await sharedAs(ctx, body)) })
  await ctx.audit(
    'segment.added',
    { kind: 'segment', id },
    { name: body.name, conditions: body.conditions, audience: body.audience },
  )
  await ctx.announce({ topic: 'segment', id })
  return getSegment(ctx, id)
}

/**
 * What is left out stays. A segment may not come to rest upon itself.
 * @throws AppError segments.segment_not_found, segments.segment_changed, auth.forbidden: it is somebody else's; and what `exactOf` throws
 */
export async function changeSegment(
  ctx: Ctx,
  { id, version, ...body }: z.infer<(typeof changing)['body']> & { readonly id: string },
): Promise<Segment> {
  const row = await getChangeable(ctx, id)
  const audience = body.audience ?? audienceOf(row)
  const teamId = body.teamId === undefined ? row.teamId : body.teamId
  const after = {
    name: body.name ?? row.name,
    description: body.description ?? row.description,
    conditions: body.conditions ?? row.conditions,
    ...(await sharedAs(ctx, { audience, teamId }, row.teamId)),
  }
  if (!(await segments.update(ctx, { id, version }, after))) throw new AppError('segments.segment_changed')
  // As it stands now, so that a circle is found: it would be too deep for anybody.
  await exactOf(ctx, { group: 'all', of: [{ about: 'segment', id }] }, treeOfSegment)
  await ctx.audit('segment.changed', { kind: 'segment', id }, { before: written(row), after })
  await ctx.announce({ topic: 'segment', id })
  return getSegment(ctx, id)
}

/** @throws AppError segments.segment_not_found, segments.segment_in_use (`names`: by which), auth.forbidden */
export async function removeSegment(ctx: Ctx, id: string): Promise<void> {
  const row = await getChangeable(ctx, id)
  const names = await segments.namesOfUsers(ctx, id)
  if (names.length > 0) throw new AppError('segments.segment_in_use', { names })
  await segments.setRemoved(ctx, id, ctx.now)
  await ctx.audit('segment.removed', { kind: 'segment', id }, { name: row.name })
  await ctx.announce({ topic: 'segment', id })
}

/** @throws AppError segments.segment_not_found, auth.forbidden */
export async function restoreSegment(ctx: Ctx, id: string): Promise<Segment> {
  const row = await getChangeable(ctx, id, true)
  await segments.setRemoved(ctx, id, null)
  await ctx.audit('segment.restored', { kind: 'segment', id }, { name: row.name })
  await ctx.announce({ topic: 'segment', id })
  return getSegment(ctx, id)
}

/** @throws AppError segments.segment_not_found, and what `exactOf` throws */
export async function overlapSegments(ctx: Ctx, ids: readonly string[]): Promise<SegmentOverlap> {
  const rows = []
  for (const id of new Set(ids)) rows.push(await getRow(ctx, id))
  return counting.overlapSegments(ctx, rows)
}

async function namesOf(ctx: Ctx): Promise<ReadonlyMap<string, string>> {
  return new Map((await findUserNames(ctx)).map(({ id, name }) => [id, name]))
}

async function getRow(ctx: Ctx, id: string, isRemoved = false): Promise<segments.SegmentRow> {
  const row = await segments.find(ctx, id, await lookingOf(ctx))
  if (row?.isRemoved !== isRemoved) throw new AppError('segments.segment_not_found')
  return row
}

/** Whoever made it, and whoever runs the house. */
async function getChangeable(ctx: Ctx, id: string, isRemoved = false): Promise<segments.SegmentRow> {
  const row = await getRow(ctx, id, isRemoved)
  if (!mayChange(ctx, row)) throw new AppError('auth.forbidden', { permission: 'segments.segment.write' })
  return row
}

function mayChange(ctx: Ctx, { userId }: segments.SegmentRow): boolean {
  const isOwn = userId === (ctx.viewingAs?.id ?? ctx.actor.id)
  return ctx.permissions.has('segments.segment.write') && (isOwn || ctx.permissions.has('admin.organisation.manage'))
}

type Shared = { readonly isForAll: boolean; readonly teamId: string | null }

/** With a team that one is in, or with which it was shared already. @throws AppError segments.team_not_found */
async function sharedAs(
  ctx: Ctx,
  { audience, teamId }: { readonly audience: SegmentAudience; readonly teamId: string | null },
  before: string | null = null,
): Promise<Shared> {
  if (audience !== 'team') return { isForAll: audience === 'organisation', teamId: null }
  const { teamIds } = await lookingOf(ctx)
  if (teamId === null || ![before, ...teamIds].includes(teamId)) throw new AppError('segments.team_not_found')
  return { isForAll: false, teamId }
}

function audienceOf({ isForAll, teamId }: Shared): SegmentAudience {
  if (isForAll) return 'organisation'
  return teamId === null ? 'me' : 'team'
}

const written = ({ name, description, conditions, isForAll, teamId }: segments.SegmentRow) => ({
  name,
  description,
  conditions,
  isForAll,
  teamId,
})

function toSegment(ctx: Ctx, row: segments.SegmentRow, names: ReadonlyMap<string, string>): Segment {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    conditions: row.conditions,
    audience: audienceOf(row),
    teamId: row.teamId,
    maker: names.get(row.userId) ?? '',
    isMine: row.userId === (ctx.viewingAs?.id ?? ctx.actor.id),
    mayChange: mayChange(ctx, row),
    version: row.version,
    changedAt: row.changedAt.toISOString(),
  }
}
