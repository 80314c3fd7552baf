import { dutchDay } from '@klantregie/contract'
import type { SegmentContribution, SegmentGroup } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { familiesSeen } from '../../activity/index.ts'
import { bitsFor } from '../conditions/building.service.ts'
import { countChunks } from '../conditions/counts.queries.ts'
import { exactOf } from '../conditions/exact.service.ts'
import { withRights } from '../conditions/rights.service.ts'
import { treeOfSegment } from '../saved/segment-tree.service.ts'
import { sumByFamily } from './segment-contribution.queries.ts'

/**
 * What the relations for which conditions hold brought this calendar year, in the families that the reader sees. It looks at what people
 * did, so nobody under protection is counted. Errors as `exactOf`.
 */
export async function showContribution(ctx: Ctx, conditions: SegmentGroup): Promise<SegmentContribution> {
  const until = dutchDay(ctx.now)
  const from = `${until.slice(0, 4)}-01-01`
  const { tree, looked } = await exactOf(ctx, conditions, treeOfSegment)
  const bits = await bitsFor(ctx, withRights(ctx, { tree, looked: { ...looked, isAboutDeeds: true } }))
  const names = new Map((await familiesSeen(ctx)).map(({ id, name }) => [id, name]))
  const rows = await sumByFamily(ctx, {
    bits,
    chunks: await countChunks(ctx),
    familyIds: [...names.keys()],
    from,
    until,
  })
  const families = rows
    .map(({ familyId: id, cents, relations }) => ({ id, name: names.get(id) ?? '', cents, relations }))
    .toSorted((one, other) => other.cents - one.cents)
  return { from, until, cents: families.reduce((sum, { cents }) => sum + cents, 0), families }
}
