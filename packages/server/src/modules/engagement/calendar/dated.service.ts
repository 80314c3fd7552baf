import type { DatedKind, Permission } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { findTeams } from '../../../platform/tenants/teams.queries.ts'
import { findUserNames } from '../../../platform/tenants/user-names.queries.ts'
import { findPurposes } from '../../privacy/index.ts'
import type { DatedRow, DatesAsked } from '../../relations/index.ts'
import * as dated from './dated.queries.ts'

/**
 * Tasks that are due, approaches that are planned and processes that are due, for the calendar of a list of relations. Nothing of what the
 * reader may not see.
 */
export async function datedWork(ctx: Ctx, asked: DatesAsked): Promise<DatedRow[]> {
  const names = await namesOf(ctx)
  return [
    ...(await when(ctx, asked, 'task', () => tasks(ctx, asked, names))),
    ...(await when(ctx, asked, 'approach', () => approaches(ctx, asked))),
    ...(await when(ctx, asked, 'process', () => processes(ctx, asked, names))),
  ]
}

type Names = (id: string | null) => string | null

/** Of colleagues and teams by their id. */
async function namesOf(ctx: Ctx): Promise<Names> {
  const known = new Map([...(await findUserNames(ctx)), ...(await findTeams(ctx))].map(({ id, name }) => [id, name]))
  return (id) => (id === null ? null : (known.get(id) ?? null))
}

const NEEDED = {
  task: 'engagement.task.read',
  approach: 'engagement.approach.read',
  process: 'engagement.process.read',
} as const satisfies Partial<Record<DatedKind, Permission>>

/** What was asked for and may be seen. */
async function when(
  ctx: Ctx,
  { kinds }: DatesAsked,
  kind: keyof typeof NEEDED,
  find: () => Promise<DatedRow[]>,
): Promise<DatedRow[]> {
  const may = ctx.actor.kind === 'system' || ctx.permissions.has(NEEDED[kind])
  return may && kinds.has(kind) ? find() : []
}

async function tasks(ctx: Ctx, asked: DatesAsked, nameOf: Names): Promise<DatedRow[]> {
  return (await dated.tasksDue(ctx, asked)).map(({ userId, teamId, ...task }) => ({
    ...task,
    kind: 'task',
    who: nameOf(userId) ?? nameOf(teamId),
  }))
}

async function approaches(ctx: Ctx, asked: DatesAsked): Promise<DatedRow[]> {
  const found = await dated.approachesPlanned(ctx, asked)
  if (found.length === 0) return []
  const purposes = new Map((await findPurposes(ctx)).map(({ id, name }) => [id, name]))
  return found.map(({ purposeId, subject, ...approach }) => ({
    ...approach,
    kind: 'approach',
    time: null,
    title: subject === '' ? (purposes.get(purposeId) ?? '') : subject,
  }))
}

async function processes(ctx: Ctx, asked: DatesAsked, nameOf: Names): Promise<DatedRow[]> {
  return (await dated.processesDue(ctx, asked)).map(({ userId, ...process }) => ({
    ...process,
    kind: 'process',
    time: null,
    who: nameOf(userId),
  }))
}
