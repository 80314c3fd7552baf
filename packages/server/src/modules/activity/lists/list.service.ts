import type { ActivityList } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { familiesSeen } from '../families/family.service.ts'
import * as lists from './list.queries.ts'
import { hasTwice, placeItems } from './list.rules.ts'

const LISTS = { genres: 'genre', 'target-groups': 'target_group' } as const

export async function getActivityLists(ctx: Ctx) {
  return {
    genres: await lists.findAll(ctx, 'genre'),
    targetGroups: await lists.findAll(ctx, 'target_group'),
    families: await familiesSeen(ctx),
  }
}

type Wanted = {
  readonly list: keyof typeof LISTS
  readonly items: readonly { readonly id?: string | undefined; readonly name: string }[]
  readonly seen: readonly string[]
}

/**
 * Sets a list. What is left out can no longer be chosen and goes on counting where it was.
 * @throws AppError activity.list_changed, activity.list_name_taken
 */
export async function setActivityList(ctx: Ctx, { list: asked, items, seen }: Wanted): Promise<ActivityList[]> {
  const list = LISTS[asked]
  if (hasTwice(items)) throw new AppError('activity.list_name_taken')
  await lists.lock(ctx, list)
  const known = await lists.findAll(ctx, list)
  const before = known.filter(({ isActive }) => isActive)
  if (before.map(({ id }) => id).join() !== seen.join()) throw new AppError('activity.list_changed')
  const placed = placeItems(known, items)
  const kept = placed.flatMap(({ id }) => id ?? [])
  await lists.retire(
    ctx,
    list,
    before.map(({ id }) => id).filter((id) => !kept.includes(id)),
  )
  await lists.parkNames(ctx, list, kept)
  for (const { id, ...rest } of placed)
    await (id === null ? lists.insert(ctx, list, rest) : lists.place(ctx, list, { id, ...rest }))
  const after = await lists.findAll(ctx, list)
  const names = (of: readonly ActivityList[]) => of.filter(({ isActive }) => isActive).map(({ name }) => name)
  await ctx.audit('activity_list.changed', null, { list, before: names(before), after: names(after) })
  await ctx.announce({ topic: 'activity', id: ctx.tenantId })
  return after
}
