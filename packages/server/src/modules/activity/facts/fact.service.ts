import { dutchDay } from '@klantregie/contract'
import type { Fact, FactKind, NewFact } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { readCursor, writeCursor } from '../../../platform/cursor.ts'
import { AppError } from '../../../platform/failure.ts'
import { warnedOf } from '../../../platform/pure/dutch/sensitive-text.ts'
import { changeableId, visibleId } from '../../relations/index.ts'
import { familiesSeen } from '../families/family.service.ts'
import { requireChoices } from '../lists/choice.service.ts'
import { isWithheld } from './withheld.service.ts'
import { showFact, showFacts, type SourceNames } from './fact-view.service.ts'
import * as facts from './fact.queries.ts'
import { lastDayOf, refuseFact, reversalOf } from './fact.rules.ts'
import { settleSome } from './settle.queries.ts'

type Listing = {
  readonly id: string
  readonly familyId?: string | undefined
  readonly kind?: FactKind | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/**
 * What a relation did, newest first, of the families that exist for the reader. Of somebody under protection nothing: what is booked
 * says where they will be. @throws AppError relations.relation_not_found, relations.cursor_invalid
 */
export async function listFacts(ctx: Ctx, { id, familyId, kind, cursor, limit }: Listing, sources: SourceNames) {
  const relationId = await visibleId(ctx, id)
  const after = readCursor(cursor)
  if (await isWithheld(ctx, relationId)) return { items: [], nextCursor: null }
  const kinds = (await familiesSeen(ctx))
    .filter((family) => familyId === undefined || family.id === familyId)
    .flatMap((family) => family.kinds)
    .filter((one) => kind === undefined || one === kind)
  const rows = await facts.list(ctx, { relationId, kinds, after, limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: await showFacts(ctx, page, sources),
    nextCursor: rows.length > limit && last ? writeCursor({ at: last.occurredAt, id: last.id }) : null,
  }
}

/**
 * Writes down something that a relation did.
 * @throws AppError relations.relation_not_found, relations.change_not_allowed, activity.…_not_found of what was chosen, and what
 * `refuseFact` says
 */
export async function addFact(
  ctx: Ctx,
  { id, ...asked }: NewFact & { readonly id: string },
  sources: SourceNames,
): Promise<Fact> {
  const relationId = await changeableId(ctx, id)
  const occurredAt = momentOf(ctx, asked.occurredAt)
  const deed = dutchDay(occurredAt)
  const refusal = refuseFact(asked, deed)
  if (refusal !== null) throw new AppError(refusal)
  await requireKind(ctx, asked.kind)
  await requireChoices(ctx, asked)
  const until = lastDayOf(asked, deed)
  const factId = await facts.insert(ctx, {
    ...asked,
    relationId,
    occurredAt,
    // A period begins when it is said to, or with the deed; anything else counts for the day of what was offered.
    day: asked.from ?? (until === null ? null : deed),
    until,
    ...authorOf(ctx),
  })
  // What was written in words stays out of the trace: the trace is kept when the fact is not.
  await leaveTrace(ctx, 'fact.added', { id: factId, relationId, kind: asked.kind }, warnedOf(asked.detail?.note ?? ''))
  return showFact(ctx, await getFact(ctx, factId), sources)
}

/** Takes away a fact that somebody wrote; it can be brought back. @throws AppError activity.fact_not_found, activity.fact_of_source */
export async function removeFact(ctx: Ctx, id: string): Promise<void> {
  const fact = await getOwn(ctx, id)
  if (fact.removedAt !== null) return
  await facts.setRemoved(ctx, id, ctx.now)
  await settleSome(ctx, [fact.reversesId ?? id])
  await leaveTrace(ctx, 'fact.removed', fact)
}

/** Brings it back. @throws AppError as `removeFact`; activity.reversal_too_much when more was reversed meanwhile */
export async function restoreFact(ctx: Ctx, id: string, sources: SourceNames): Promise<Fact> {
  const fact = await getOwn(ctx, id)
  if (fact.removedAt !== null) {
    if (fact.reversesId !== null) await requireLeft(ctx, fact.reversesId, fact)
    await facts.setRemoved(ctx, id, null)
    await settleSome(ctx, [fact.reversesId ?? id])
    await leaveTrace(ctx, 'fact.restored', fact)
  }
  return showFact(ctx, await getFact(ctx, id), sources)
}

type Reversing = {
  readonly id: string
  readonly quantity?: number | undefined
  readonly amountCents?: number | undefined
  readonly occurredAt?: string | undefined
  readonly note?: string | undefined
}

/**
 * Writes down that a fact was cancelled or paid back, wholly or in part: a fact of its own, on its own day. Answers the reversal.
 * @throws AppError activity.fact_not_found, activity.fact_is_reversal, and what `reversalOf` says
 */
export async function reverseFact(
  ctx: Ctx,
  { id, note, occurredAt, ...asked }: Reversing,
  sources: SourceNames,
): Promise<Fact> {
  const fact = await getChangeable(ctx, id)
  if (fact.removedAt !== null) throw new AppError('activity.fact_not_found')
  if (fact.isReversal) throw new AppError('activity.fact_is_reversal')
  const at = momentOf(ctx, occurredAt)
  const reversal = reversalOf(await facts.leftOf(ctx, id), asked)
  if (typeof reversal === 'string') throw new AppError(reversal)
  const reversalId = await facts.insertReversal(ctx, {
    ofId: id,
    occurredAt: at,
    day: dutchDay(at),
    ...reversal,
    note: note ?? null,
    ...authorOf(ctx),
  })
  await settleSome(ctx, [id])
  await leaveTrace(ctx, 'fact.reversed', fact, { ...reversal, reversalId, ...warnedOf(note ?? '') })
  return showFact(ctx, await getFact(ctx, reversalId), sources)
}

async function requireLeft(ctx: Ctx, id: string, reversal: facts.FactRow): Promise<void> {
  await facts.findForChange(ctx, id)
  const left = await facts.leftOf(ctx, id)
  const isTooMuch = left.quantity + reversal.quantity < 0 || left.amountCents + reversal.amountCents < 0
  if (isTooMuch) throw new AppError('activity.reversal_too_much')
}

function momentOf(ctx: Ctx, asked: string | undefined): Date {
  const moment = asked === undefined ? ctx.now : new Date(asked)
  if (moment > ctx.now) throw new AppError('activity.fact_in_future')
  return moment
}

const authorOf = (ctx: Ctx) => ({ byUserId: ctx.actor.kind === 'user' ? ctx.actor.id : null, byName: ctx.actor.name })

/** A fact about nobody, of a family or a relation that does not exist for the reader, or that is gone: one answer for all. */
async function getChangeable(ctx: Ctx, id: string): Promise<facts.FactRow> {
  const fact = await facts.findForChange(ctx, id)
  if (fact?.relationId === undefined || fact.relationId === null) throw new AppError('activity.fact_not_found')
  const isSeen = (await familiesSeen(ctx)).some(({ kinds }) => kinds.includes(fact.kind))
  if (!isSeen || (await isWithheld(ctx, fact.relationId))) throw new AppError('activity.fact_not_found')
  try {
    await changeableId(ctx, fact.relationId)
  } catch (error) {
    if (error instanceof AppError && error.code === 'relations.relation_not_found')
      throw new AppError('activity.fact_not_found')
    throw error
  }
  return fact
}

async function getOwn(ctx: Ctx, id: string): Promise<facts.FactRow> {
  const fact = await getChangeable(ctx, id)
  if (fact.sourceId !== null) throw new AppError('activity.fact_of_source')
  return fact
}

async function getFact(ctx: Ctx, id: string): Promise<facts.FactRow> {
  const fact = await facts.find(ctx, id)
  if (!fact) throw new AppError('activity.fact_not_found')
  return fact
}

/** Nobody writes down what they could not read back. */
async function requireKind(ctx: Ctx, kind: FactKind): Promise<void> {
  const isSeen = (await familiesSeen(ctx)).some(({ kinds }) => kinds.includes(kind))
  if (!isSeen) throw new AppError('relations.change_not_allowed')
}

async function leaveTrace(
  ctx: Ctx,
  action: string,
  fact: { readonly id: string; readonly relationId: string | null; readonly kind: FactKind },
  details: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  if (fact.relationId === null) return
  await ctx.audit(
    action,
    { kind: 'relation', id: fact.relationId },
    { factId: fact.id, factKind: fact.kind, ...details },
  )
  await ctx.announce({ topic: 'relation', id: fact.relationId })
}
