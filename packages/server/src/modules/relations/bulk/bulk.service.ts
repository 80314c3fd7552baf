import {
  MOST_IN_BULK,
  type BulkDeed,
  type BulkTrial,
  type BulkWhat,
  type doBulk as contract,
  type RelationFilter,
} from '@klantregie/contract'
import type { z } from 'zod'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { readCursor, writeCursor } from '../../../platform/cursor.ts'
import { AppError } from '../../../platform/failure.ts'
import { listedIds, pickedIds } from '../list/listed-ids.service.ts'
import type { SourceLookup } from '../list/list.service.ts'
import { namesOf } from '../page/summary.service.ts'
import { countsIn, forgottenBefore, refuseUndo } from './bulk.rules.ts'
import { doNext, finishDeed, undoNext } from './bulk-work.service.ts'
import { showDeeds } from './deed-view.service.ts'
import * as deeds from './deed.queries.ts'
import { mayMaskOf, readyFor, requireChangeable, requireGood } from './ready.service.ts'
import * as selections from './selection.queries.ts'
import * as verdicts from './verdict.queries.ts'

type Whom = {
  readonly what: BulkWhat
  readonly filter?: RelationFilter | undefined
  readonly relationIds?: readonly string[] | undefined
}

/** Up to so many relations change while whoever asked waits; more do in the background. */
const AT_ONCE = 200

/**
 * What would happen to the relations of a list that exist for the asker, and why not to the rest. Nothing is done.
 * @throws AppError relations.bulk_too_many, and those of `requireGood`
 */
export async function tryBulk(ctx: Ctx, whom: Whom, sources: SourceLookup): Promise<BulkTrial> {
  await requireGood(ctx, whom.what)
  const counts = await countOf(ctx, await askedBy(ctx, whom, sources))
  const { will, already, refused } = counts
  const names = await namesOf(
    ctx,
    [will, already, ...refused].flatMap(({ examples }) => examples),
  )
  const named = <T extends { readonly examples: readonly string[] }>({ examples, ...rest }: T) => ({
    ...rest,
    examples: examples.flatMap((id) => (names.has(id) ? [{ id, name: names.get(id) ?? '' }] : [])),
  })
  return { asked: counts.asked, will: named(will), already: named(already), refused: refused.map(named) }
}

async function askedBy(ctx: Ctx, { what, filter, relationIds }: Whom, sources: SourceLookup): Promise<verdicts.Asked> {
  if (relationIds === undefined && filter === undefined) throw new AppError('relations.filter_invalid')
  const listed = relationIds === undefined ? await listedIds(ctx, filter ?? {}, sources) : pickedIds(ctx, relationIds)
  return { ready: await readyFor(ctx, what), listed, mayMask: mayMaskOf(ctx, what) }
}

async function countOf(ctx: Ctx, asked: verdicts.Asked) {
  const counts = countsIn(await verdicts.count(ctx, asked))
  if (counts.asked > MOST_IN_BULK) throw new AppError('relations.bulk_too_many', { most: MOST_IN_BULK })
  return counts
}

/**
 * Does it. Who they are is decided now, by the rights of whoever asks; when other relations would change than were counted for
 * them, nothing is done. @throws AppError relations.bulk_changed, and those of `tryBulk`
 */
export async function doBulk(
  ctx: Ctx,
  { expected, ...whom }: z.infer<(typeof contract)['body']>,
  sources: SourceLookup,
): Promise<BulkDeed> {
  const { what } = whom
  await requireGood(ctx, what)
  const asked = await askedBy(ctx, whom, sources)
  const { will, already, refused, ...counts } = await countOf(ctx, asked)
  const id = await deeds.insert(ctx, {
    what,
    asked: counts.asked,
    will: will.count,
    already: already.count,
    refused: Object.fromEntries(refused.map(({ reason, count }) => [reason, count])),
    mayMask: asked.mayMask,
  })
  const written = await verdicts.writeDown(ctx, id, asked)
  if (written.relations !== expected || will.count !== expected)
    throw new AppError('relations.bulk_changed', { will: written.relations })
  await deeds.update(ctx, id, { items: written.items })
  // Which filters, not what was typed into them: a name that was looked for stays out of the trail.
  const by = whom.relationIds === undefined ? Object.keys(whom.filter ?? {}) : ['relationIds']
  await ctx.audit('bulk_deed.begun', { kind: 'bulk_deed', id }, { ...inTrail(what), by, count: expected })
  await begin(ctx, id, expected)
  return getOne(ctx, id)
}

/** What stands in somebody's own words stays out of the trail. */
function inTrail(what: BulkWhat): Readonly<Record<string, unknown>> {
  const { reason: _reason, ...rest } = { reason: undefined, ...what }
  return rest
}

async function begin(ctx: Ctx, id: string, relations: number): Promise<void> {
  if (relations > AT_ONCE) {
    await deeds.update(ctx, id, { jobId: await ask(ctx, 'relations.do-bulk-deed', id) })
    return
  }
  while (await doNext(ctx, id));
  await finishDeed(ctx, id)
}

const ask = (ctx: Ctx, name: string, id: string) => ctx.enqueue({ name, payload: { deedId: id }, subjectId: id })

/** Their own; all of them for who sees every relation, because what was done says something of relations. */
function sightOf(ctx: Ctx): deeds.Sight {
  return { userId: ctx.domainMask === EVERY_DOMAIN ? null : ctx.actor.id }
}

/** @throws AppError relations.bulk_not_found: also when it is another's and the reader does not see every relation */
async function findDeed(ctx: Ctx, id: string): Promise<deeds.DeedRow> {
  const row = await deeds.find(ctx, id, sightOf(ctx))
  if (!row || row.at < forgottenBefore(ctx.now)) throw new AppError('relations.bulk_not_found')
  return row
}

async function getOne(ctx: Ctx, id: string): Promise<BulkDeed> {
  const [deed] = await showDeeds(ctx, [await findDeed(ctx, id)])
  if (!deed) throw new AppError('relations.bulk_not_found')
  return deed
}

const MOST_LEFT_ALONE = 20

export async function getBulkDeed(ctx: Ctx, id: string) {
  const deed = await getOne(ctx, id)
  const left = await deeds.listLeftAlone(ctx, id, MOST_LEFT_ALONE)
  const names = await namesOf(
    ctx,
    left.map(({ relationId }) => relationId),
  )
  const leftAlone = left.flatMap(({ relationId, why }) => {
    const name = names.get(relationId)
    return name === undefined ? [] : [{ id: relationId, name, why }]
  })
  return { ...deed, leftAlone }
}

export async function listBulkDeeds(ctx: Ctx, { cursor, limit }: { cursor?: string | undefined; limit: number }) {
  const rows = await deeds.list(ctx, { sight: sightOf(ctx), before: readCursor(cursor), limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const kept = page.filter(({ at }) => at >= forgottenBefore(ctx.now))
  return {
    items: await showDeeds(ctx, kept),
    nextCursor: rows.length > limit && last ? writeCursor({ at: last.at, id: last.id }) : null,
  }
}

/**
 * Takes a deed back, as far as nobody changed things since. @throws AppError relations.bulk_not_found, relations.bulk_busy,
 * relations.bulk_undone, relations.bulk_too_late, relations.change_not_allowed
 */
export async function undoBulk(ctx: Ctx, id: string): Promise<BulkDeed> {
  await findDeed(ctx, id)
  const deed = await deeds.hold(ctx, id)
  if (!deed) throw new AppError('relations.bulk_not_found')
  const refusal = refuseUndo(deed, ctx.now)
  if (refusal) throw new AppError(refusal)
  await requireChangeable(ctx, deed.what)
  const mayMask = mayMaskOf(ctx, deed.what)
  await deeds.update(ctx, id, { state: 'undoing', mayMask, undoneBy: ctx.actor.name, undoneAt: ctx.now })
  if (deed.doneThrough > AT_ONCE) {
    await deeds.update(ctx, id, { jobId: await ask(ctx, 'relations.undo-bulk-deed', id) })
  } else {
    while (await undoNext(ctx, id));
    await finishDeed(ctx, id)
  }
  return getOne(ctx, id)
}

/** What was done until now stays done. @throws AppError relations.bulk_not_found, relations.bulk_not_running */
export async function stopBulk(ctx: Ctx, id: string): Promise<BulkDeed> {
  const deed = await findDeed(ctx, id)
  if (deed.state !== 'running' || deed.jobId === null) throw new AppError('relations.bulk_not_running')
  await ctx.cancelJob(deed.jobId)
  await ctx.audit('bulk_deed.stop_asked', { kind: 'bulk_deed', id }, {})
  return getOne(ctx, id)
}

export function makeSelection(ctx: Ctx, relationIds: readonly string[]) {
  return selections.insert(ctx, relationIds)
}
