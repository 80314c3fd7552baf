import { dutchDay } from '@klantregie/contract'
import type { Importance, ImportantRelation } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { findUserNames } from '../../../platform/tenants/user-names.queries.ts'
import { whyNoChange } from '../disclosure/disclosure.rules.ts'
import { viewerOf } from '../disclosure/disclosure.service.ts'
import type { ContactSource } from '../hierarchy/contact-source.ts'
import { contactsWith, peopleOf } from '../hierarchy/hierarchy.service.ts'
import { findSummaries } from '../page/summary.service.ts'
import { getChangeable, getVisible } from '../page/visibility.service.ts'
import { typeNamesOf } from '../roles/role.service.ts'
import { dueOn, isQuiet } from './importance.rules.ts'
import * as marks from './importance.queries.ts'

/** Who marks more than this as important, has nothing that is. */
const MOST_MARKS = 5000

/** @throws AppError relations.relation_not_found */
export async function getImportance(ctx: Ctx, asked: string, sources: readonly ContactSource[]) {
  const relation = await getVisible(ctx, asked)
  const mark = await marks.find(ctx, relation.id)
  return {
    importance: mark ? ((await told(ctx, [mark], sources))[0] ?? null) : null,
    mayChange: whyNoChange(relation, viewerOf(ctx)) === null,
  }
}

type NewMark = { readonly id: string; readonly reason: string; readonly everyMonths: number }

/** Marks a relation. Marked already: the old mark ends and stays as history, "since" goes on. @throws AppError relations.change_not_allowed */
export async function markImportant(
  ctx: Ctx,
  { id: asked, reason, everyMonths }: NewMark,
  sources: readonly ContactSource[],
): Promise<Importance> {
  const { id } = await getChangeable(ctx, asked)
  await marks.hold(ctx, id)
  const before = await marks.find(ctx, id)
  await marks.end(ctx, id)
  await marks.insert(ctx, { relationId: id, reason, everyMonths, since: before?.since ?? dutchDay(ctx.now) })
  // The reason is written in one's own words, and the trail is kept longer than the mark.
  await leaveTrace(ctx, 'relation.marked_important', id, { everyMonths, before: before?.everyMonths ?? null })
  const mark = await marks.find(ctx, id)
  const [importance] = mark ? await told(ctx, [mark], sources) : []
  if (!importance) throw new Error('What was marked a moment ago is marked.')
  return importance
}

export async function unmarkImportant(ctx: Ctx, asked: string): Promise<void> {
  const { id } = await getChangeable(ctx, asked)
  if ((await marks.end(ctx, id)) > 0) await leaveTrace(ctx, 'relation.unmarked_important', id, {})
}

async function leaveTrace(ctx: Ctx, action: string, id: string, details: Readonly<Record<string, unknown>>) {
  await ctx.audit(action, { kind: 'relation', id }, details)
  await ctx.announce({ topic: 'relation', id })
}

/** Marks with what follows from the contact there was: with the relation itself, or with the people of an organisation. */
async function told(
  ctx: Ctx,
  rows: readonly marks.MarkRow[],
  sources: readonly ContactSource[],
): Promise<Importance[]> {
  const today = dutchDay(ctx.now)
  const ids = rows.map(({ relationId }) => relationId)
  const people = await peopleOf(ctx, ids, today)
  const contacts = await contactsWith(ctx, [...ids, ...[...people.values()].flat()], sources)
  return rows.map((row) => {
    const moments = [row.relationId, ...(people.get(row.relationId) ?? [])].flatMap(
      (one) => contacts.get(one)?.lastAt ?? [],
    )
    const last = moments.toSorted((one, other) => other.getTime() - one.getTime())[0]
    const lastContactOn = last ? dutchDay(last) : null
    const due = dueOn({ lastContactOn, since: row.since, everyMonths: row.everyMonths })
    const { reason, everyMonths, since, by } = row
    return { reason, everyMonths, since, by, lastContactOn, dueOn: due, isQuiet: isQuiet(due, today) }
  })
}

export type ImportantId = { readonly relationId: string; readonly importance: Importance }

/**
 * Every important relation that the reader sees, those that were due first in front. For coverage as well, which knows what it is
 * about to do with them.
 */
export async function findImportant(
  ctx: Ctx,
  sources: readonly ContactSource[],
  { ownerId }: { readonly ownerId?: string | undefined } = {},
): Promise<ImportantId[]> {
  const rows = await marks.listRunning(ctx, { ownerId, today: dutchDay(ctx.now), limit: MOST_MARKS })
  const importances = await told(ctx, rows, sources)
  return rows
    .flatMap(({ relationId }, index) => {
      const importance = importances[index]
      return importance ? [{ relationId, importance }] : []
    })
    .toSorted((one, other) => one.importance.dueOn.localeCompare(other.importance.dueOn))
}

/** Among so many marks is counted; the oldest first. More of them is "at least". */
const MOST_COUNTED = 200

export type Quiet = { readonly quiet: readonly ImportantId[]; readonly isAtLeast: boolean }

/**
 * Important relations that have gone quiet, those that were due first in front, for the home page. Never anybody who is protected.
 */
export async function findQuiet(
  ctx: Ctx,
  sources: readonly ContactSource[],
  { ownerId }: { readonly ownerId?: string | undefined } = {},
): Promise<Quiet> {
  const rows = await marks.listRunning(ctx, { ownerId, today: dutchDay(ctx.now), limit: MOST_COUNTED, isOpen: true })
  if (rows.length === 0) return { quiet: [], isAtLeast: false }
  const importances = await told(ctx, rows, sources)
  const quiet = rows
    .flatMap(({ relationId }, index) => {
      const importance = importances[index]
      return importance?.isQuiet ? [{ relationId, importance }] : []
    })
    .toSorted((one, other) => one.importance.dueOn.localeCompare(other.importance.dueOn))
  return { quiet, isAtLeast: rows.length === MOST_COUNTED }
}

type Listing = { readonly only: 'quiet' | 'all'; readonly ownerId?: string | undefined; readonly limit: number }

export async function listImportant(ctx: Ctx, { only, ownerId, limit }: Listing, sources: readonly ContactSource[]) {
  const all = await findImportant(ctx, sources, { ownerId })
  const quiet = all.filter(({ importance }) => importance.isQuiet)
  const shown = (only === 'quiet' ? quiet : all).slice(0, limit)
  const known = await besides(
    ctx,
    shown.map(({ relationId }) => relationId),
  )
  const items = shown.flatMap(({ relationId, importance }): ImportantRelation[] => {
    const relation = known.summaries.get(relationId)
    if (!relation) return []
    const { id, name, kind, place, mask, limited } = relation
    return [
      {
        id,
        name,
        kind,
        place,
        types: known.types.get(relationId) ?? [],
        owners: known.owners.get(relationId) ?? [],
        importance: mask === 'protected' ? { ...importance, reason: '' } : importance,
        ...(mask && { mask }),
        ...(limited && { limited }),
      },
    ]
  })
  return { items, total: all.length, quiet: quiet.length }
}

/** What stands beside names in these lists. */
export async function besides(ctx: Ctx, ids: readonly string[]) {
  const names = new Map((await findUserNames(ctx)).map((user) => [user.id, user.name]))
  const owners = new Map<string, string[]>()
  for (const { relationId, ownerId } of await marks.findOwners(ctx, ids, dutchDay(ctx.now))) {
    const name = names.get(ownerId)
    if (name !== undefined) owners.set(relationId, [...(owners.get(relationId) ?? []), name])
  }
  return { owners, summaries: await findSummaries(ctx, ids), types: await typeNamesOf(ctx, ids) }
}
