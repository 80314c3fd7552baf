import { permissionsOfRole, type DivisionShare, dutchDay } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { listColleagues, type Colleague } from '../../../platform/tenants/colleague.queries.ts'
import { findRelationOwners } from '../../relations/index.ts'
import { asColleague } from '../tasks/colleague.service.ts'
import * as coverages from './coverage.queries.ts'
import { getCoverage, holdOpen, leaveTrace } from './coverage.service.ts'
import { divideEvenly } from './division.rules.ts'

type Division = {
  readonly id: string
  readonly way: 'evenly' | 'by_owner'
  readonly userIds: readonly string[]
  readonly isAgain: boolean
  readonly isTrial: boolean
}

/**
 * Divides who was not approached yet over colleagues: nobody gets a relation that they may not see.
 * @throws AppError engagement.coverage_colleague, engagement.coverage_nothing_left
 */
export async function divide(ctx: Ctx, { id, way, userIds, isAgain, isTrial }: Division) {
  const row = await holdOpen(ctx, id)
  const open = await coverages.listOpen(ctx, row, { isAgain })
  if (open.length === 0) throw new AppError('engagement.coverage_nothing_left')
  const able = (await listColleagues(ctx)).filter(({ role }) =>
    permissionsOfRole[role].includes('engagement.approach.write'),
  )
  const given = way === 'evenly' ? await overThese(ctx, open, pick(able, userIds)) : await byOwner(ctx, open, able)
  const shares = sharesOf(given, able)
  if (!isTrial && given.size > 0) {
    await coverages.give(ctx, id, given)
    await coverages.update(ctx, id, { dividedAt: ctx.now, dividedBy: ctx.actor.name })
    await leaveTrace(ctx, 'coverage.divided', id, { way, count: given.size })
  }
  return { shares, left: open.length - given.size }
}

function pick(able: readonly Colleague[], userIds: readonly string[]): Colleague[] {
  const picked = [...new Set(userIds)].flatMap((id) => able.find((one) => one.id === id) ?? [])
  if (picked.length === 0 || picked.length < new Set(userIds).size) throw new AppError('engagement.coverage_colleague')
  return picked
}

async function overThese(ctx: Ctx, open: readonly string[], colleagues: readonly Colleague[]) {
  const seen = await seenBy(ctx, open, colleagues)
  const ids = colleagues.map(({ id }) => id)
  return divideEvenly(
    open.map((key) => ({ key, mayBe: new Set(ids.filter((id) => seen.get(id)?.has(key))) })),
    ids,
  )
}

/** Which of these each colleague may see. */
async function seenBy(ctx: Ctx, open: readonly string[], colleagues: readonly Colleague[]) {
  const seen = new Map<string, ReadonlySet<string>>()
  for (const colleague of colleagues)
    seen.set(colleague.id, await coverages.seenAmong(await asColleague(ctx, colleague), open))
  return seen
}

/** To who looks after a role of the relation; of several the first by name who may see it. */
async function byOwner(ctx: Ctx, open: readonly string[], able: readonly Colleague[]) {
  const owners = Map.groupBy(await findRelationOwners(ctx, open, dutchDay(ctx.now)), ({ relationId }) => relationId)
  const named = able.filter(({ id }) => [...owners.values()].flat().some(({ ownerId }) => ownerId === id))
  const seen = await seenBy(ctx, open, named)
  return new Map(
    open.flatMap((key) => {
      const theirs = new Set(owners.get(key)?.map(({ ownerId }) => ownerId))
      const found = named.find(({ id }) => theirs.has(id) && seen.get(id)?.has(key))
      return found ? [[key, found.id] as const] : []
    }),
  )
}

function sharesOf(given: ReadonlyMap<string, string>, able: readonly Colleague[]): DivisionShare[] {
  const counted = Map.groupBy(given.values(), (id) => id)
  return able.flatMap(({ id, name }) => {
    const count = counted.get(id)?.length ?? 0
    return count === 0 ? [] : [{ id, name, count }]
  })
}

/** Everybody goes back to who had them before the last division. @throws AppError engagement.coverage_not_divided */
export async function undoDivision(ctx: Ctx, id: string) {
  const row = await holdOpen(ctx, id)
  if (row.dividedAt === null) throw new AppError('engagement.coverage_not_divided')
  const count = await coverages.giveBack(ctx, id)
  await coverages.update(ctx, id, { dividedAt: null, dividedBy: null })
  await leaveTrace(ctx, 'coverage.division_undone', id, { count })
  return getCoverage(ctx, id)
}
