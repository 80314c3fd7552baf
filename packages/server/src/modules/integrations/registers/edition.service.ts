import type { RegisterEdition, SchoolChangeKind } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findCarriers } from '../../relations/index.ts'
import * as changes from './change.queries.ts'
import { closing, seemsIncomplete } from './compare-schools.rules.ts'
import * as editions from './edition.queries.ts'
import * as locations from './location.queries.ts'
import { proposalsOf } from './make-proposals.service.ts'
import * as proposals from './proposal.queries.ts'

export function toEdition(row: editions.EditionRow): RegisterEdition {
  const { id, register, state, problem, isCurrent, fileName, datedOn, rows, addedBy, appliedBy } = row
  return {
    ...{ id, register, state, problem, isCurrent, fileName, datedOn, rows, addedBy, appliedBy },
    refused: row.refused as RegisterEdition['refused'],
    addedAt: row.addedAt.toISOString(),
    appliedAt: row.appliedAt?.toISOString() ?? null,
  }
}

/** @throws AppError integrations.register_edition_not_found */
export async function getEdition(ctx: Ctx, id: string, how: { isHeld: boolean }): Promise<editions.EditionRow> {
  const row = await (how.isHeld ? editions.findHeld(ctx, id) : editions.find(ctx, id))
  if (!row) throw new AppError('integrations.register_edition_not_found')
  return row
}

/** What is different from the edition before it, in numbers. @throws AppError integrations.register_edition_not_found */
export async function showEdition(ctx: Ctx, id: string) {
  const row = await getEdition(ctx, id, { isHeld: false })
  const counts = await changes.countByKind(ctx, id)
  const relations = await relationsPerKind(ctx, id)
  const countOf = (kind: SchoolChangeKind) => counts.find((one) => one.kind === kind)?.count ?? 0
  const made = await proposals.countOf(ctx, id)
  const settled = (state: string) => made.find((one) => one.state === state)?.count ?? 0
  const gone = countOf('closed') + countOf('merged')
  const changed = counts.reduce((sum, { count }) => sum + count, 0) - gone - countOf('new')
  return {
    edition: toEdition(row),
    isFirst: row.baseId === null,
    isOutdated: row.state === 'ready' && (await isOutdated(ctx, row)),
    same: row.same,
    counts: counts.map(({ kind, count }) => ({ kind, locations: count, relations: relations.get(kind)?.size ?? 0 })),
    seemsIncomplete: seemsIncomplete(gone, row.same, changed),
    undecided: row.state === 'ready' ? await changes.countUndecided(ctx, id) : 0,
    proposals: { open: settled('open'), done: settled('done'), dismissed: settled('dismissed') },
  }
}

async function isOutdated(ctx: Ctx, row: editions.EditionRow): Promise<boolean> {
  return row.register !== null && (await editions.findCurrentId(ctx, row.register)) !== row.baseId
}

/** Relations of the reader that each kind of change touches. */
async function relationsPerKind(ctx: Ctx, id: string): Promise<Map<SchoolChangeKind, Set<string>>> {
  const kindsOf = new Map((await changes.codesOf(ctx, id)).map(({ code, kinds }) => [code, kinds]))
  const found = new Map<SchoolChangeKind, Set<string>>()
  const carriers = await findCarriers(ctx, { scheme: 'brin_location', values: [...kindsOf.keys()] }, { isSeen: true })
  for (const { value, relationId } of carriers)
    for (const kind of kindsOf.get(value) ?? []) {
      const known = found.get(kind) ?? new Set()
      found.set(kind, known.add(relationId))
    }
  return found
}

/**
 * Says as what a location that closes went on; null: it only closed.
 * @throws AppError integrations.register_edition_not_found, integrations.register_edition_wrong_state, integrations.location_not_found
 */
export async function chooseSuccessor(
  ctx: Ctx,
  { id, code, successor }: { readonly id: string; readonly code: string; readonly successor: string | null },
): Promise<void> {
  const row = await getEdition(ctx, id, { isHeld: true })
  if (row.state !== 'ready') throw new AppError('integrations.register_edition_wrong_state')
  const change = await changes.find(ctx, id, code)
  const was = change?.before
  if (!change || !was || change.after.closedOn === null) throw new AppError('integrations.location_not_found')
  if (successor !== null) await requireThere(ctx, id, { code, successor })
  const next = closing(was, { closedOn: change.after.closedOn, successor, candidates: change.candidates })
  await changes.replace(ctx, id, next)
  await ctx.audit('register_edition.successor_chosen', { kind: 'register_edition', id }, { code, successor })
  await ctx.announce({ topic: 'integration', id })
}

/** Nothing goes on as itself, or as what is closed. */
async function requireThere(ctx: Ctx, id: string, { code, successor }: { code: string; successor: string }) {
  const [listed] = await changes.findListed(ctx, id, [successor])
  const [known] = await locations.findByCodes(ctx, [successor])
  const there = listed ?? known
  if (there === undefined || there.closedOn !== null || successor === code)
    throw new AppError('integrations.location_not_found')
}

/**
 * Lets the register say what this edition says, and tells every relation that carries a number of what changed: in one transaction.
 * @throws AppError integrations.register_edition_not_found, integrations.register_edition_wrong_state; integrations.register_outdated: another
 * edition was carried out since this one was compared
 */
export async function applyEdition(ctx: Ctx, id: string): Promise<{ proposals: number }> {
  const row = await getEdition(ctx, id, { isHeld: true })
  if (row.state !== 'ready' || row.register === null) throw new AppError('integrations.register_edition_wrong_state')
  if (await isOutdated(ctx, row)) throw new AppError('integrations.register_outdated')
  await locations.say(ctx, { editionId: id, register: row.register, which: 'after' })
  await editions.setApplied(ctx, row)
  const made = await proposalsOf(ctx, id)
  await proposals.insertAll(ctx, row, made)
  await leaveTrace(ctx, 'register_edition.applied', row, made)
  return { proposals: made.length }
}

/** Leaves an edition that was compared. @throws AppError integrations.register_edition_not_found, integrations.register_edition_wrong_state */
export async function discardEdition(ctx: Ctx, id: string): Promise<{ proposals: number }> {
  const row = await getEdition(ctx, id, { isHeld: true })
  if (row.state !== 'ready') throw new AppError('integrations.register_edition_wrong_state')
  await editions.setDiscarded(ctx, id)
  await leaveTrace(ctx, 'register_edition.discarded', row, [])
  return { proposals: 0 }
}

/**
 * Lets the register say what it said before this edition. Proposals that nobody decided go, with what they told on timelines; what people
 * carried out was their own deed and stays.
 * @throws AppError integrations.register_edition_not_found; integrations.register_edition_wrong_state: also when a newer edition holds
 */
export async function undoEdition(ctx: Ctx, id: string): Promise<{ proposals: number }> {
  const row = await getEdition(ctx, id, { isHeld: true })
  if (row.state !== 'applied' || !row.isCurrent || row.register === null)
    throw new AppError('integrations.register_edition_wrong_state')
  await locations.say(ctx, { editionId: id, register: row.register, which: 'before' })
  await editions.setUndone(ctx, row)
  const count = await proposals.withdrawOf(ctx, id)
  await leaveTrace(ctx, 'register_edition.undone', row, [])
  return { proposals: count }
}

async function leaveTrace(
  ctx: Ctx,
  action: string,
  { id, fileName, datedOn }: editions.EditionRow,
  told: readonly { readonly relationId: string }[],
): Promise<void> {
  await ctx.audit(action, { kind: 'register_edition', id }, { name: fileName, datedOn, proposals: told.length })
  await ctx.announce({ topic: 'integration', id })
}
