import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { areasWithin } from '../../../platform/geography/dutch-areas.ts'
import { findBranchAddresses } from '../../../platform/tenants/branches.queries.ts'
import type { Exact } from './exact.ts'
import { sorted, type Of, type Reading } from './reading.ts'

/**
 * Between the middles of two postcode areas, as the crow flies: that of the relation, and one that is named or in which a branch is. A
 * branch that moves makes another condition. @throws AppError segments.branch_without_address
 */
export async function readDistance(
  { ctx, fields, seen }: Reading,
  { area, branchId, km }: Of<'distance'>,
): Promise<Exact> {
  fields.add('addresses')
  seen.isPrecise = true
  const from = branchId === undefined ? area : await areaOfBranch(ctx, branchId)
  return { on: 'areas', codes: sorted(from === undefined ? [] : areasWithin(from, km)) }
}

async function areaOfBranch(ctx: Ctx, branchId: string): Promise<string> {
  const area = (await findBranchAddresses(ctx)).find(({ id }) => id === branchId)?.postcode.slice(0, 4)
  // An area of post boxes is not on the map: from there nothing can be measured either.
  if (area === undefined || areasWithin(area, 0).length === 0) throw new AppError('segments.branch_without_address')
  return area
}
