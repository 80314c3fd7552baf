import type { CycleText, ReviewCycle } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findBranches } from '../../../platform/tenants/branches.queries.ts'
import { findDomainSeats, type DomainSeats } from '../domains/domain.queries.ts'
import { decidesHere, getOwnDomain } from '../domains/domain.service.ts'
import { findPeople } from '../domains/people.service.ts'
import type { Person } from '../domains/seat.rules.ts'
import { findTypes } from '../model/model.queries.ts'
import * as reviews from './review.queries.ts'

type Names = { readonly domains: ReadonlyMap<string, DomainSeats>; readonly people: ReadonlyMap<string, Person> }

async function namesOf(ctx: Ctx): Promise<Names> {
  const domains = await findDomainSeats(ctx)
  return { domains: new Map(domains.map((domain) => [domain.id, domain])), people: await findPeople(ctx) }
}

function toCycle(ctx: Ctx, row: reviews.CycleRow, { domains, people }: Names): ReviewCycle {
  const { workerUserIds, stoppedAt, ...cycle } = row
  const domain = domains.get(row.domainId)
  return {
    ...cycle,
    domain: domain?.name ?? '',
    workerIds: [...workerUserIds],
    workers: workerUserIds.flatMap((id) => people.get(id)?.name ?? []),
    isStopped: stoppedAt !== null,
    mayChange: domain !== undefined && decidesHere(ctx, domain, people),
  }
}

/** The cycles by the day of their next turn, and the domains of which the actor may set up more. */
export async function listCycles(ctx: Ctx, domainId?: string) {
  const names = await namesOf(ctx)
  const own = [...names.domains.values()].filter((domain) => decidesHere(ctx, domain, names.people))
  return {
    cycles: (await reviews.findCycles(ctx, domainId)).map((row) => toCycle(ctx, row, names)),
    ownDomains: own.map(({ id, name }) => ({ id, name })),
  }
}

/**
 * @throws AppError relations.type_not_found: of another domain; admin.branch_not_found; governance.colleague_not_found: may not
 *   sign in (any more)
 */
async function requireSensible(ctx: Ctx, cycle: CycleText): Promise<void> {
  const types = new Map((await findTypes(ctx)).map((type) => [type.id, type.domainId]))
  if (cycle.typeIds.some((id) => types.get(id) !== cycle.domainId)) throw new AppError('relations.type_not_found')
  const branches = new Set((await findBranches(ctx)).map(({ id }) => id))
  if (cycle.branchIds.some((id) => !branches.has(id))) throw new AppError('admin.branch_not_found')
  const people = await findPeople(ctx)
  if (cycle.workerIds.some((id) => people.get(id)?.isActive !== true))
    throw new AppError('governance.colleague_not_found')
}

/** @throws AppError governance.domain_not_found, governance.not_owner, relations.type_not_found, governance.colleague_not_found */
export async function addCycle(ctx: Ctx, cycle: CycleText): Promise<ReviewCycle> {
  await getOwnDomain(ctx, cycle.domainId)
  await requireSensible(ctx, cycle)
  const id = await reviews.insertCycle(ctx, cycle)
  await leaveTrace(ctx, 'review.cycle_added', id, { name: cycle.name })
  return getCycle(ctx, id)
}

/** Of the cycle as it is and of the domain that it goes to. @throws the same, and governance.cycle_not_found */
export async function changeCycle(
  ctx: Ctx,
  { id, ...cycle }: CycleText & { readonly id: string },
): Promise<ReviewCycle> {
  await getOwnCycle(ctx, id)
  await getOwnDomain(ctx, cycle.domainId)
  await requireSensible(ctx, cycle)
  await reviews.updateCycle(ctx, id, cycle)
  await leaveTrace(ctx, 'review.cycle_changed', id, { name: cycle.name })
  return getCycle(ctx, id)
}

/** @throws AppError governance.cycle_not_found, governance.not_owner */
export async function stopCycle(ctx: Ctx, { id, isStopped }: { id: string; isStopped: boolean }): Promise<ReviewCycle> {
  const cycle = await getOwnCycle(ctx, id)
  await reviews.setStopped(ctx, id, isStopped ? ctx.now : null)
  await leaveTrace(ctx, isStopped ? 'review.cycle_stopped' : 'review.cycle_resumed', id, { name: cycle.name })
  return getCycle(ctx, id)
}

export async function getOwnCycle(ctx: Ctx, id: string): Promise<reviews.CycleRow> {
  const cycle = await reviews.findCycleForChange(ctx, id)
  if (!cycle) throw new AppError('governance.cycle_not_found')
  await getOwnDomain(ctx, cycle.domainId)
  return cycle
}

async function getCycle(ctx: Ctx, id: string): Promise<ReviewCycle> {
  const row = await reviews.findCycleForChange(ctx, id)
  if (!row) throw new AppError('governance.cycle_not_found')
  return toCycle(ctx, row, await namesOf(ctx))
}

async function leaveTrace(
  ctx: Ctx,
  action: string,
  id: string,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  await ctx.audit(action, { kind: 'review_cycle', id }, details)
  await ctx.announce({ topic: 'governance', id })
}
