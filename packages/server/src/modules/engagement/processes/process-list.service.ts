import { daysBetween, dutchDay } from '@klantregie/contract'
import type { ProcessLine } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { findColleague } from '../../../platform/tenants/colleague.queries.ts'
import { findUserNames } from '../../../platform/tenants/user-names.queries.ts'
import { findSummaries, findTypeIds, visibleId, type ShortRelation } from '../../relations/index.ts'
import * as board from './board.queries.ts'
import { isLate } from './due-day.rules.ts'
import { readCursor, writeCursor } from './process-cursor.rules.ts'
import { changeable, relationOf } from './process-view.service.ts'
import * as templates from './template.queries.ts'

type Filter = {
  readonly state: 'running' | 'ended'
  readonly templateId?: string | undefined
  readonly ownerId?: string | undefined
  readonly overdue?: boolean | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

export async function listProcesses(ctx: Ctx, { cursor, limit, ...filter }: Filter) {
  const rows = await board.list(ctx, {
    ...filter,
    today: dutchDay(ctx.now),
    after: readCursor(cursor),
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: await toLines(ctx, shown),
    nextCursor: rows.length > limit && last ? writeCursor({ at: last.at, id: last.id }) : null,
  }
}

/** Beyond this nobody reads them on the page of a relation; the list has them all. */
const MOST_OF_RELATION = 50

/** @throws AppError relations.relation_not_found */
export async function listRelationProcesses(ctx: Ctx, asked: string) {
  const relationId = await visibleId(ctx, asked)
  const rows = await board.listOfRelation(ctx, relationId, MOST_OF_RELATION)
  const running = new Set(rows.filter(({ state }) => state !== 'ended').map(({ templateId }) => templateId))
  const types = new Set((await findTypeIds(ctx, [relationId], dutchDay(ctx.now))).map(({ typeId }) => typeId))
  const contents = await templates.newestContents(ctx)
  const fitting = (await templates.list(ctx)).filter(
    ({ state, typeId }) => state === 'active' && (typeId === null || types.has(typeId)),
  )
  return {
    items: await toLines(ctx, rows),
    startable: fitting.map(({ id, name, goal }) => ({
      ...{ id, name, goal, isRunning: running.has(id) },
      dates: contents.get(id)?.dates ?? [],
    })),
    mayWork: ctx.permissions.has('engagement.process.work') && (await changeable(ctx, [relationId])).has(relationId),
  }
}

async function templateNames(ctx: Ctx): Promise<Map<string, string>> {
  return new Map((await templates.list(ctx)).map(({ id, name }) => [id, name]))
}

async function toLines(ctx: Ctx, rows: readonly board.LineRow[]): Promise<ProcessLine[]> {
  const ids = rows.map(({ id }) => id)
  const [relations, progress, names] = [
    await findSummaries(
      ctx,
      rows.map(({ relationId }) => relationId),
    ),
    await board.progressOf(ctx, ids),
    await templateNames(ctx),
  ]
  const users = new Map((await findUserNames(ctx)).map(({ id, name }) => [id, name]))
  return rows.flatMap((row) => {
    const relation = relations.get(row.relationId)
    return relation ? [toLine(ctx, row, { relation, progress: progress.get(row.id), names, users })] : []
  })
}

type Known = {
  readonly relation: ShortRelation
  readonly progress: board.Progress | undefined
  readonly names: ReadonlyMap<string, string>
  readonly users: ReadonlyMap<string, string>
}

function toLine(ctx: Ctx, row: board.LineRow, { relation, progress, names, users }: Known): ProcessLine {
  const { id, templateId, state, outcome, ownerUserId, dueOn, endedAt } = row
  const named = (from: ReadonlyMap<string, string>, of: string) => ({ id: of, name: from.get(of) ?? '' })
  return {
    ...{ id, state, outcome, dueOn },
    template: named(names, templateId),
    relation: relationOf(relation),
    owner: ownerUserId === null ? null : named(users, ownerUserId),
    ...standing(ctx, row, progress),
    endedAt: endedAt?.toISOString() ?? null,
  }
}

/** Where it stands and since when; of what has ended only how far it came. */
function standing(ctx: Ctx, { state, key, since, dueOn }: board.LineRow, progress: board.Progress | undefined) {
  const { done = 0, total = 0, title } = progress ?? {}
  if (state === 'ended') return { step: null, isLate: false, daysInStep: 0, done, total }
  const today = dutchDay(ctx.now)
  return {
    step: { key, title: title ?? '' },
    isLate: state === 'running' && isLate(dueOn, today),
    daysInStep: daysBetween(dutchDay(since), today),
    ...{ done, total },
  }
}

/** More than this is not a list of what to do today. */
const MOST_OF_ROLE = 50

/** The steps that lie with everybody of the reader's role. */
export async function listRoleSteps(ctx: Ctx) {
  const colleague = ctx.actor.kind === 'user' ? await findColleague(ctx, ctx.actor.id) : undefined
  if (!colleague) return { items: [] }
  const rows = await board.listOfRole(ctx, colleague.role, MOST_OF_ROLE)
  const relations = await findSummaries(
    ctx,
    rows.map(({ relationId }) => relationId),
  )
  const names = await templateNames(ctx)
  const today = dutchDay(ctx.now)
  return {
    items: rows.flatMap(({ processId, relationId, templateId, key, title, dueOn }) => {
      const relation = relations.get(relationId)
      if (!relation) return []
      const template = names.get(templateId) ?? ''
      return [
        {
          processId,
          template,
          relation: relationOf(relation),
          step: { key, title },
          dueOn,
          isLate: isLate(dueOn, today),
        },
      ]
    }),
  }
}
