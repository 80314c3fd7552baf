import type { BulkDeed, BulkTrial, BulkWhat, doBulk as contract } from '@klantregie/contract'
import type { z } from 'zod'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { readCursor, writeCursor } from '../../../platform/cursor.ts'
import { AppError } from '../../../platform/failure.ts'
import type { SourceLookup } from '../list/list.service.ts'
import { namesOf } from '../page/summary.service.ts'
import { countsIn, forgottenBefore, NOBODY, refusedIn, refuseUndo, type Counts } from './bulk.rules.ts'
import { doNext, finishDeed, undoNext } from './bulk-work.service.ts'
import { showDeeds } from './deed-view.service.ts'
import * as deeds from './deed.queries.ts'
import { setFixed } from './gather.service.ts'
import { mayMaskOf, requireChangeable, requireGood } from './ready.service.ts'
import * as selections from './selection.queries.ts'
import * as verdicts from './verdict.queries.ts'
import { countOf, find, type Found, type Whom } from './whom.service.ts'

/** Up to so many relations change while whoever asked waits; more do in the background. */
const AT_ONCE = 200

/**
 * What would happen to the relations of a list that exist for the asker, and why not to the rest; of a long list about. Nothing is done.
 * @throws AppError relations.bulk_too_many, and those of `requireGood`
 */
export async function tryBulk(ctx: Ctx, whom: Whom, sources: SourceLookup): Promise<BulkTrial> {
  await requireGood(ctx, whom.what)
  const found = await find(ctx, whom, sources)
  const { asked, will, already, refused } = await countOf(ctx, found)
  const names = await namesOf(
    ctx,
    [will, already, ...refused].flatMap(({ examples }) => examples),
  )
  const named = <T extends { readonly examples: readonly string[] }>({ examples, ...rest }: T) => ({
    ...rest,
    examples: examples.flatMap((id) => (names.has(id) ? [{ id, name: names.get(id) ?? '' }] : [])),
  })
  const told = { isExact: found.sample === null, excepted: found.excepted }
  return { asked, ...told, will: named(will), already: named(already), refused: refused.map(named) }
}

/**
 * Does it. Who is in it is decided by the rights of whoever asks and fixed in one statement before anything changes: of a list that can be
 * gone through while they wait at this moment (other relations than were counted for them: nothing is done), of a longer one as the first
 * step of the work (many more than they were told: nothing is done; see `gatherDeed`).
 * @throws AppError relations.bulk_changed, and those of `tryBulk`
 */
export async function doBulk(
  ctx: Ctx,
  { expected, isAbout = false, ...whom }: z.input<(typeof contract)['body']>,
  sources: SourceLookup,
): Promise<BulkDeed> {
  const { what, filter } = whom
  await requireGood(ctx, what)
  const found = await find(ctx, whom, sources)
  const gather = toGather(ctx, { found, filter, told: expected })
  // Counted, and now too many to count: that is another list.
  if (gather && !isAbout) throw new AppError('relations.bulk_changed')
  const counts = gather ? await countOf(ctx, found) : NOBODY
  const id = await insert(ctx, { what, found, counts, gather })
  const count = gather ? counts.will.count : await fixNow(ctx, id, { asked: found.asked, expected, isAbout })
  // Which filters, not what was typed into them: a name that was looked for stays out of the trail.
  const by = Object.keys(filter ?? { relationIds: null })
  await ctx.audit('bulk_deed.begun', { kind: 'bulk_deed', id }, { ...inTrail(what), by, count })
  await begin(ctx, id, gather ? null : count)
  return getOne(ctx, id)
}

type Long = { readonly found: Found; readonly filter: Whom['filter']; readonly told: number }

/** Null for whom is fixed now. */
function toGather({ domainMask, rights }: Ctx, { found, filter, told }: Long): deeds.ToGather | null {
  return found.sample === null || filter === undefined ? null : { filter, sight: { domainMask, rights }, told }
}

type NewDeed = {
  readonly what: BulkWhat
  readonly found: Found
  readonly counts: Counts
  readonly gather: deeds.ToGather | null
}

function insert(ctx: Ctx, { what, found: { asked, excepted }, counts, gather }: NewDeed): Promise<string> {
  const { will, already, refused } = counts
  return deeds.insert(ctx, {
    ...{ what, gather, excepted, asked: counts.asked, will: will.count, already: already.count },
    ...{ refused: refusedIn(refused), mayMask: asked.mayMask },
  })
}

type ToFix = { readonly asked: verdicts.Asked; readonly expected: number; readonly isAbout: boolean }

/** Answers how many relations change. @throws AppError relations.bulk_changed */
async function fixNow(ctx: Ctx, id: string, { asked, expected, isAbout }: ToFix): Promise<number> {
  const { items, counted } = await verdicts.fix(ctx, id, asked)
  const counts = countsIn(counted)
  const will = counts.will.count
  if (!isAbout && will !== expected) throw new AppError('relations.bulk_changed', { will })
  await setFixed(ctx, id, { counts, items })
  return will
}

/** What stands in somebody's own words stays out of the trail. */
function inTrail(what: BulkWhat): Readonly<Record<string, unknown>> {
  const { reason: _reason, ...rest } = { reason: undefined, ...what }
  return rest
}

/** `relations`: null when they have still to be gathered. */
async function begin(ctx: Ctx, id: string, relations: number | null): Promise<void> {
  if (relations === null || relations > AT_ONCE) {
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
  const by = { undoneByUserId: ctx.actor.id, undoneBy: ctx.actor.name, undoneAt: ctx.now }
  await deeds.update(ctx, id, { state: 'undoing', stopReason: null, mayMask, ...by })
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
  if ((deed.state !== 'gathering' && deed.state !== 'running') || deed.jobId === null)
    throw new AppError('relations.bulk_not_running')
  await ctx.cancelJob(deed.jobId)
  await ctx.audit('bulk_deed.stop_asked', { kind: 'bulk_deed', id }, {})
  return getOne(ctx, id)
}

export function makeSelection(ctx: Ctx, relationIds: readonly string[]) {
  return selections.insert(ctx, relationIds)
}
