import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findBranches } from '../../../platform/tenants/branches.queries.ts'
import * as offerings from '../offering/offering.queries.ts'
import * as lists from './list.queries.ts'

type Choices = {
  readonly offeringId?: string | null | undefined
  readonly genreId?: string | null | undefined
  readonly branchId?: string | null | undefined
  readonly targetGroupIds?: readonly string[]
}

/** What was chosen exists. @throws AppError activity.offering_not_found, .genre_not_found, .branch_not_found, .target_group_not_found */
export async function requireChoices(
  ctx: Ctx,
  { offeringId, genreId, branchId, targetGroupIds = [] }: Choices,
): Promise<void> {
  if (offeringId && !(await offerings.find(ctx, offeringId))) throw new AppError('activity.offering_not_found')
  if (genreId && !has(await lists.findAll(ctx, 'genre'), genreId)) throw new AppError('activity.genre_not_found')
  if (branchId && !has(await findBranches(ctx), branchId)) throw new AppError('activity.branch_not_found')
  if (targetGroupIds.length === 0) return
  const groups = await lists.findAll(ctx, 'target_group')
  if (targetGroupIds.some((id) => !has(groups, id))) throw new AppError('activity.target_group_not_found')
}

const has = (list: readonly { readonly id: string }[], id: string): boolean => list.some((one) => one.id === id)
