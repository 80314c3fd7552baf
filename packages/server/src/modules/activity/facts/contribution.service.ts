import { dutchDay } from '@klantregie/contract'
import type { FamilySum } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { findSummaries, visibleId } from '../../relations/index.ts'
import { familiesSeen } from '../families/family.service.ts'
import * as contribution from './contribution.queries.ts'
import { weighCultureGifts } from './fact.rules.ts'
import { isWithheld } from './withheld.service.ts'

/** Per family how often and how much, of the families that exist for the reader. @throws AppError relations.relation_not_found */
export async function getContribution(ctx: Ctx, id: string) {
  const relationId = await visibleId(ctx, id)
  const mayAdd = ctx.permissions.has('activity.fact.write') && !ctx.viewingAs
  if (await isWithheld(ctx, relationId)) return { families: [], givingWeight: null, isWithheld: true, mayAdd: false }
  const today = dutchDay(ctx.now)
  const year = today.slice(0, 4)
  const asked = { relationId, firstOfYear: `${year}-01-01`, lastOfYear: `${year}-12-31`, today }
  const families = await familiesSeen(ctx)
  const [totals, amounts] = [await contribution.totals(ctx, asked), await contribution.amounts(ctx, asked)]
  const sums = families.flatMap((family): FamilySum[] => {
    const total = totals.find(({ familyId }) => familyId === family.id)
    if (!total) return []
    const { familyId: _id, ...rest } = total
    const brought = amounts.filter(({ familyId }) => familyId === family.id).map(({ familyId: _of, ...one }) => one)
    return [{ family: { id: family.id, name: family.name }, ...rest, amounts: brought }]
  })
  const seesGifts = families.some(({ kinds }) => kinds.includes('gift'))
  return {
    families: sums,
    givingWeight: seesGifts ? await weigh(ctx, asked) : null,
    isWithheld: false,
    mayAdd,
  }
}

/** Only for people: a company deducts what it gives by other rules. */
async function weigh(ctx: Ctx, asked: Parameters<typeof contribution.ofKindThisYear>[1]) {
  const kind = (await findSummaries(ctx, [asked.relationId])).get(asked.relationId)?.kind
  if (kind !== 'person') return null
  const givenCents = await contribution.ofKindThisYear(ctx, asked, 'gift')
  return givenCents > 0 ? { givenCents, weighedCents: weighCultureGifts(givenCents) } : null
}
