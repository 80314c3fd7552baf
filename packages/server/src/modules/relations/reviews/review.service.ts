import { dutchDay, monthsLater } from '@klantregie/contract'
import type { ReviewDone, ReviewItem, ReviewOutcome, ReviewRound, ReviewWork } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import {
  attestRound,
  findDomains,
  findRound,
  getRound,
  getRoundToAnswer,
  hasDueCycles,
  listCycles,
  listRounds,
  openRound,
  startDueRounds,
  startRoundNow,
  type RoundRow,
} from '../../governance/index.ts'
import { whyNoChange } from '../disclosure/disclosure.rules.ts'
import { viewerOf } from '../disclosure/disclosure.service.ts'
import { findSummaries, namesOf } from '../page/summary.service.ts'
import { getHeld } from '../page/visibility.service.ts'
import { roleStatus } from '../roles/role.rules.ts'
import { listOfRelation } from '../roles/role.queries.ts'
import { endRole, reopenRole, typeNamesOf } from '../roles/role.service.ts'
import * as items from './review-item.queries.ts'
import * as verifications from './verification.queries.ts'

export const FILL_JOB = 'relations.fill-review'

/** Somebody who looks something up, calls and comes back still has it; who went home does not keep it from colleagues for long. */
const HOLD_MINUTES = 15
/** Of what was answered people look at the last. */
const MOST_DONE = 100

export async function listReviews(ctx: Ctx, { domainId }: { domainId?: string | undefined }) {
  const { cycles, ownDomains } = await listCycles(ctx, domainId)
  return { cycles, ownDomains, rounds: await listRounds(ctx, items.countRounds, domainId) }
}

export { hasDueCycles }

/** Starts the rounds whose day has come, and asks for their relations to be laid down. */
export async function openDueRounds(ctx: Ctx, day: string): Promise<void> {
  for (const roundId of await startDueRounds(ctx, day)) await askToFill(ctx, roundId)
}

async function askToFill(ctx: Ctx, roundId: string): Promise<void> {
  await ctx.enqueue({ name: FILL_JOB, payload: { roundId }, subjectId: roundId })
}

/** @throws AppError governance.cycle_not_found, governance.not_owner, governance.round_open */
export async function openRoundNow(ctx: Ctx, cycleId: string): Promise<ReviewRound> {
  const id = await startRoundNow(ctx, cycleId, dutchDay(ctx.now))
  await askToFill(ctx, id)
  return getRound(ctx, id, items.countRounds)
}

/** Lays down the relations of a round and opens it; safe to do twice. */
export async function fillRound(ctx: Ctx, roundId: string): Promise<void> {
  const round = await findRound(ctx, roundId)
  if (round?.state !== 'filling') return
  const domain = (await findDomains(ctx)).find((one) => one.id === round.domainId)
  if (!domain) return
  const { typeIds, branchIds, staleMonths } = round
  const staleSince = staleMonths === null ? null : new Date(`${monthsLater(round.openedOn, -staleMonths)}T00:00:00Z`)
  const total = await items.fill(ctx, {
    roundId,
    bit: domain.bit,
    typeIds,
    branchIds,
    staleSince,
    today: dutchDay(ctx.now),
  })
  await openRound(ctx, roundId, total)
}

/**
 * The next relation of a round for this colleague, held for them so that nobody else gets it; `relationId` asks for a certain one.
 * @throws AppError governance.round_not_found, governance.round_attested, governance.round_not_yours
 */
export async function nextOfRound(
  ctx: Ctx,
  { id, relationId }: { id: string; relationId?: string | undefined },
): Promise<ReviewWork> {
  await getRoundToAnswer(ctx, id)
  const until = new Date(ctx.now.getTime() + HOLD_MINUTES * 60_000)
  const taken = await items.take(ctx, { roundId: id, wanted: relationId ?? null, until })
  await items.letGo(ctx, id, taken)
  const round = await getRound(ctx, id, items.countRounds)
  return {
    round,
    item: taken === null ? null : await describe(ctx, id, taken),
    ...(await items.countWaiting(ctx, id, round.figures.left)),
  }
}

async function describe(ctx: Ctx, roundId: string, relationId: string): Promise<ReviewItem | null> {
  const facts = await items.findFacts(ctx, relationId)
  const summary = (await findSummaries(ctx, [relationId])).get(relationId)
  const item = await items.findForChange(ctx, roundId, relationId)
  if (!facts || !summary) return null
  const [last] = await verifications.listOfRelation(ctx, relationId, 1)
  return {
    relationId,
    kind: summary.kind,
    name: summary.name,
    types: (await typeNamesOf(ctx, [relationId])).get(relationId) ?? [],
    email: summary.email,
    phone: summary.phone,
    street: summary.street,
    postcode: summary.postcode,
    place: summary.place,
    changedAt: facts.changedAt.toISOString(),
    verified: last ? { by: last.by, at: last.at.toISOString() } : null,
    isChanged: item?.heldAt != null && facts.changedAt > item.heldAt,
    mayChange: whyNoChange(facts, viewerOf(ctx)) === null,
  }
}

export type AnswerReview = {
  readonly id: string
  readonly relationId: string
  readonly outcome: ReviewOutcome
  readonly reason: string
}

/**
 * Says what somebody found. Still right or corrected: the relation counts as confirmed. No longer one: its roles of the round end
 * today. For later: with a reason, for whoever attests.
 * @throws AppError governance.round_not_found, _attested, _not_yours, governance.review_item_not_found, _taken,
 *   governance.reason_missing, governance.nothing_to_end, relations.change_not_allowed
 */
export async function answerReview(ctx: Ctx, { id, relationId, outcome, reason }: AnswerReview): Promise<void> {
  const round = await getRoundToAnswer(ctx, id)
  await requireFree(ctx, id, relationId)
  if (outcome === 'skipped' && reason === '') throw new AppError('governance.reason_missing')
  await getHeld(ctx, relationId)
  const endedRoleIds = outcome === 'ended' ? await endRoles(ctx, round, relationId) : []
  if (outcome === 'right' || outcome === 'corrected')
    await verifications.insert(ctx, { relationId, field: null, roundId: id })
  await items.setAnswer(ctx, id, relationId, { outcome, reason: reason === '' ? null : reason, endedRoleIds })
  await ctx.audit('review.answered', { kind: 'relation', id: relationId }, { roundId: id, outcome })
  await ctx.announce({ topic: 'governance', id })
}

async function requireFree(ctx: Ctx, id: string, relationId: string): Promise<void> {
  const item = await items.findForChange(ctx, id, relationId)
  if (!item || !(await items.findFacts(ctx, relationId))) throw new AppError('governance.review_item_not_found')
  if (item.outcome !== null || isHeldByAnother(ctx, item)) throw new AppError('governance.review_item_taken')
}

function isHeldByAnother(ctx: Ctx, { heldBy, heldUntil }: items.ItemRow): boolean {
  return heldBy !== null && heldBy !== ctx.actor.id && heldUntil !== null && heldUntil > ctx.now
}

/** Ends the roles that made the relation part of the round: those of its types, or all of its domain. */
async function endRoles(ctx: Ctx, { typeIds, domainId }: RoundRow, relationId: string): Promise<string[]> {
  if (!ctx.permissions.has('relations.relation.write'))
    throw new AppError('relations.change_not_allowed', { because: 'role' })
  const today = dutchDay(ctx.now)
  const running = (await listOfRelation(ctx, relationId)).filter(
    (role) =>
      role.domainId === domainId &&
      (typeIds.length === 0 || typeIds.includes(role.typeId)) &&
      roleStatus(role, today) === 'active',
  )
  if (running.length === 0) throw new AppError('governance.nothing_to_end')
  for (const role of running) await endRole(ctx, { id: relationId, roleId: role.id })
  return running.map((role) => role.id)
}

/**
 * Takes back an answer of one's own, with what it did: a confirmation goes, roles that it ended run again.
 * @throws AppError governance.round_not_found, _attested, _not_yours, governance.review_item_not_found
 */
export async function takeBackReview(ctx: Ctx, { id, relationId }: { id: string; relationId: string }): Promise<void> {
  await getRoundToAnswer(ctx, id)
  const item = await items.findForChange(ctx, id, relationId)
  const isMine = item?.outcome != null && item.doneBy === ctx.actor.id
  if (!isMine || !(await items.findFacts(ctx, relationId))) throw new AppError('governance.review_item_not_found')
  for (const roleId of item.endedRoleIds) await reopenRole(ctx, { id: relationId, roleId })
  await verifications.removeOfRound(ctx, { relationId, roundId: id })
  await items.setAnswer(ctx, id, relationId, null)
  await ctx.audit('review.taken_back', { kind: 'relation', id: relationId }, { roundId: id, outcome: item.outcome })
  await ctx.announce({ topic: 'governance', id })
}

/** @throws AppError governance.round_not_found */
export async function listReviewDone(
  ctx: Ctx,
  { id, outcome }: { id: string; outcome?: ReviewOutcome | undefined },
): Promise<{ items: ReviewDone[]; round: ReviewRound }> {
  const round = await getRound(ctx, id, items.countRounds)
  const rows = await items.listDone(ctx, id, { outcome: outcome ?? null, most: MOST_DONE })
  const names = await namesOf(
    ctx,
    rows.map((row) => row.relationId),
  )
  return {
    round,
    items: rows.map(({ doneBy, at, ...row }) => ({
      ...row,
      name: names.get(row.relationId) ?? '',
      at: at.toISOString(),
      isMine: doneBy === ctx.actor.id,
    })),
  }
}

/** @throws AppError governance.round_not_found, governance.round_attested, governance.not_owner, governance.round_changed */
export function attest(ctx: Ctx, input: { id: string; statement: string; left: number }): Promise<ReviewRound> {
  return attestRound(ctx, input, items.countRounds)
}
