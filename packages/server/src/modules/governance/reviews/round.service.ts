import { dutchDay } from '@klantregie/contract'
import type { ReviewRound, RoundFigures } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findDomainSeats, type DomainSeats } from '../domains/domain.queries.ts'
import { decidesHere, getOwnDomain } from '../domains/domain.service.ts'
import { findPeople } from '../domains/people.service.ts'
import { hasSeat, type Person } from '../domains/seat.rules.ts'
import { tell } from '../notices/notice.service.ts'
import { getOwnCycle } from './cycle.service.ts'
import { dueDay, nextTurn, worksOn } from './review.rules.ts'
import * as reviews from './review.queries.ts'

export type { RoundRow } from './review.queries.ts'

/** Whether there is a cycle whose turn it is. */
export async function hasDueCycles(ctx: Ctx, day: string): Promise<boolean> {
  return (await reviews.findDueCycles(ctx, day)).length > 0
}

/** Starts a round of every cycle whose turn it is, without its relations yet; answers the ids. A cycle of which a round is busy waits for it. */
export async function startDueRounds(ctx: Ctx, day: string): Promise<string[]> {
  const ids: string[] = []
  for (const cycle of await reviews.findDueCycles(ctx, day)) {
    const id = await start(ctx, cycle, day)
    await reviews.setNextTurn(ctx, cycle.id, nextTurn(cycle.nextOn, cycle.intervalMonths, day))
    if (id !== null) ids.push(id)
  }
  return ids
}

/** @throws AppError governance.cycle_not_found, governance.not_owner, governance.round_open */
export async function startRoundNow(ctx: Ctx, cycleId: string, day: string): Promise<string> {
  const cycle = await getOwnCycle(ctx, cycleId)
  if (await reviews.hasOpenRound(ctx, cycleId)) throw new AppError('governance.round_open')
  const id = await start(ctx, cycle, day)
  if (id === null) throw new AppError('governance.round_open')
  return id
}

async function start(ctx: Ctx, cycle: reviews.CycleRow, day: string): Promise<string | null> {
  const id = await reviews.insertRound(ctx, {
    cycleId: cycle.id,
    domainId: cycle.domainId,
    name: cycle.name,
    typeIds: cycle.typeIds,
    branchIds: cycle.branchIds,
    staleMonths: cycle.staleMonths,
    workerUserIds: cycle.workerUserIds,
    openedOn: day,
    dueOn: dueDay(day, cycle.weeks),
  })
  if (id !== null) await ctx.audit('review.opened', { kind: 'review_round', id }, { name: cycle.name, day })
  return id
}

/** The relations of a round have been laid down: those who work on it and the owner of the domain are told. */
export async function openRound(ctx: Ctx, id: string, total: number): Promise<void> {
  const round = await reviews.findRoundHeld(ctx, id, 'to attest')
  if (round?.state !== 'filling') return
  await reviews.setOpen(ctx, id)
  const domain = (await findDomainSeats(ctx)).find((one) => one.id === round.domainId)
  await tell(ctx, [...round.workerUserIds, domain?.ownerUserId ?? null], {
    kind: 'review_opened',
    values: { name: round.name, total, due: round.dueOn, roundId: id },
    domainId: round.domainId,
  })
  await ctx.announce({ topic: 'governance', id })
}

export function findRound(ctx: Ctx, id: string): Promise<reviews.RoundRow | undefined> {
  return reviews.findRound(ctx, id)
}

/**
 * A round that the actor may answer in, which nobody attests until the end of the transaction.
 * @throws AppError governance.round_not_found, governance.round_attested, governance.round_not_yours
 */
export async function getRoundToAnswer(ctx: Ctx, id: string): Promise<reviews.RoundRow> {
  const round = await reviews.findRoundHeld(ctx, id, 'to answer')
  if (!round) throw new AppError('governance.round_not_found')
  const domain = (await findDomainSeats(ctx)).find((one) => one.id === round.domainId)
  const isOwner = domain !== undefined && hasSeat(domain, ctx.actor.id)
  if (!worksOn(round, { userId: ctx.actor.id, isOwner })) throw new AppError('governance.round_not_yours')
  if (round.state === 'attested') throw new AppError('governance.round_attested')
  return round
}

/** Counts what was found in each of these rounds; given by the module that keeps relations. */
export type CountRounds = (ctx: Ctx, roundIds: readonly string[]) => Promise<ReadonlyMap<string, RoundFigures>>

const NOTHING: RoundFigures = { total: 0, right: 0, corrected: 0, ended: 0, skipped: 0, left: 0, gone: 0 }

/** The rounds that concern the actor: those they work on, and those of domains that they own; all, for who manages domains. */
export async function listRounds(ctx: Ctx, count: CountRounds, domainId?: string): Promise<ReviewRound[]> {
  return describe(ctx, await reviews.findRounds(ctx, domainId), count)
}

/** @throws AppError governance.round_not_found: also when it does not concern the actor */
export async function getRound(ctx: Ctx, id: string, count: CountRounds): Promise<ReviewRound> {
  const row = await reviews.findRound(ctx, id)
  const [round] = row ? await describe(ctx, [row], count) : []
  if (!round) throw new AppError('governance.round_not_found')
  return round
}

async function describe(ctx: Ctx, rows: readonly reviews.RoundRow[], count: CountRounds): Promise<ReviewRound[]> {
  const domains = new Map((await findDomainSeats(ctx)).map((domain) => [domain.id, domain]))
  const people = await findPeople(ctx)
  const mine = rows.flatMap((row) => {
    const domain = domains.get(row.domainId)
    if (!domain) return []
    const isForMe = worksOn(row, { userId: ctx.actor.id, isOwner: hasSeat(domain, ctx.actor.id) })
    return isForMe || ctx.permissions.has('governance.domain.manage') ? [{ row, domain, isForMe }] : []
  })
  const open = mine.filter(({ row }) => row.figures === null).map(({ row }) => row.id)
  const figures = await count(ctx, open)
  return mine.map((one) =>
    toRound(ctx, one, { people, figures: one.row.figures ?? figures.get(one.row.id) ?? NOTHING }),
  )
}

type Mine = { readonly row: reviews.RoundRow; readonly domain: DomainSeats; readonly isForMe: boolean }
type Known = { readonly people: ReadonlyMap<string, Person>; readonly figures: RoundFigures }

function toRound(ctx: Ctx, { row, domain, isForMe }: Mine, { people, figures }: Known): ReviewRound {
  const { attestedAt, attestedBy, statement } = row
  return {
    id: row.id,
    cycleId: row.cycleId,
    domain: { id: domain.id, name: domain.name },
    name: row.name,
    state: row.state,
    openedOn: row.openedOn,
    dueOn: row.dueOn,
    isLate: row.state !== 'attested' && row.dueOn < dutchDay(ctx.now),
    figures,
    attestation: attestedAt && { by: attestedBy ?? '', at: attestedAt.toISOString(), statement: statement ?? '' },
    isForMe,
    mayAttest: row.state === 'open' && decidesHere(ctx, domain, people),
  }
}

export type AttestRound = { readonly id: string; readonly statement: string; readonly left: number }

/**
 * Declares a round done. The figures are frozen with the text and kept for ever; the database refuses to change them. `left` is
 * what the owner saw that nobody looked at: nobody attests more than they saw.
 * @throws AppError governance.round_not_found, governance.round_attested, governance.not_owner, governance.round_changed
 */
export async function attestRound(
  ctx: Ctx,
  { id, statement, left }: AttestRound,
  count: CountRounds,
): Promise<ReviewRound> {
  const round = await reviews.findRoundHeld(ctx, id, 'to attest')
  if (!round) throw new AppError('governance.round_not_found')
  await getOwnDomain(ctx, round.domainId)
  if (round.state === 'attested') throw new AppError('governance.round_attested')
  const figures = (await count(ctx, [id])).get(id) ?? NOTHING
  if (round.state !== 'open' || figures.left !== left)
    throw new AppError('governance.round_changed', { left: figures.left })
  await reviews.setAttested(ctx, id, { statement, figures })
  await ctx.audit('review.attested', { kind: 'review_round', id }, { name: round.name, ...figures })
  await ctx.announce({ topic: 'governance', id })
  return getRound(ctx, id, count)
}
