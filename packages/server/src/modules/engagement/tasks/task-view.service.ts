import { dutchDay } from '@klantregie/contract'
import type { Recurrence, Task } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { findTeams } from '../../../platform/tenants/teams.queries.ts'
import { findUserNames } from '../../../platform/tenants/user-names.queries.ts'
import { disclosuresOf, findSummaries, type Disclosure, type ShortRelation } from '../../relations/index.ts'
import { groupOf } from './due.rules.ts'
import * as items from './task-item.queries.ts'
import type { TaskRow } from './task.queries.ts'

type Known = {
  readonly names: ReadonlyMap<string, string>
  readonly relations: ReadonlyMap<string, ShortRelation>
  readonly disclosures: ReadonlyMap<string, Disclosure>
  readonly lists: ReadonlyMap<string, readonly items.ItemRow[]>
}

/** Tasks as their reader may have them. `isPage`: one task by itself, where what was opened for the reader is shown. */
export async function describe(ctx: Ctx, rows: readonly TaskRow[], how = { isPage: false }): Promise<Task[]> {
  if (rows.length === 0) return []
  const relationIds = rows.flatMap(({ relationId }) => relationId ?? [])
  const named = [...(await findUserNames(ctx)), ...(await findTeams(ctx))]
  const known: Known = {
    names: new Map(named.map(({ id, name }) => [id, name])),
    relations: await findSummaries(ctx, relationIds),
    disclosures: await disclosuresOf(ctx, relationIds, how),
    lists: await items.listOf(
      ctx,
      rows.map(({ id }) => id),
    ),
  }
  return rows.map((row) => toTask(ctx, row, known))
}

/** What was written about somebody under protection may say where they are. */
export function isTold(disclosure: Disclosure | undefined): boolean {
  return disclosure === undefined || disclosure.mask !== 'protected' || disclosure.isUnmasked
}

export function recurrenceOf(row: TaskRow): Recurrence | null {
  const { repeatEvery: every, repeatUnit: unit, repeatFrom: from, repeatUntil: until } = row
  return every === null || unit === null || from === null ? null : { every, unit, from, until }
}

function toTask(ctx: Ctx, row: TaskRow, known: Known): Task {
  const isOpen = row.relationId === null || isTold(known.disclosures.get(row.relationId))
  const { id, title, dueOn, dueTime, reminder, state, version, commentCount } = row
  const list = known.lists.get(id) ?? []
  return {
    id,
    title,
    text: isOpen ? row.text : null,
    owner: ownerOf(ctx, row, known),
    relation: relationOf(row, known),
    dueOn,
    dueTime,
    reminder,
    recurrence: recurrenceOf(row),
    group: groupOf(row, dutchDay(ctx.now)),
    state,
    ended: row.endedAt && { at: row.endedAt.toISOString(), by: row.endedBy ?? '' },
    origin: { kind: row.originKind, id: row.originId },
    made: { at: row.madeAt.toISOString(), by: row.madeBy },
    version,
    items: isOpen
      ? list.map(({ id: itemId, text, doneAt, doneBy }) => ({ id: itemId, text, isDone: doneAt !== null, doneBy }))
      : [],
    commentCount,
  }
}

function ownerOf(ctx: Ctx, { ownerUserId, ownerTeamId }: TaskRow, { names }: Known): Task['owner'] {
  const id = ownerUserId ?? ownerTeamId ?? ''
  return {
    kind: ownerUserId === null ? 'team' : 'user',
    id,
    name: names.get(id) ?? null,
    isMine: ownerUserId === ctx.actor.id,
  }
}

function relationOf({ relationId }: TaskRow, { relations }: Known): Task['relation'] {
  const relation = relationId === null ? undefined : relations.get(relationId)
  if (!relation) return null
  return { id: relation.id, name: relation.name, kind: relation.kind, isProtected: relation.mask === 'protected' }
}
