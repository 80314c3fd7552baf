import type { Ctx } from '../../../platform/context.ts'
import { seenDomains } from '../../relations/index.ts'
import { listFamilies, type FamilyRow } from './family.queries.ts'

/** The families that exist for this reader: of a domain that they do not see there are none. */
export async function familiesSeen(ctx: Ctx): Promise<FamilyRow[]> {
  const isSeen = await seenDomains(ctx)
  return (await listFamilies(ctx)).filter(({ domainId }) => domainId === null || isSeen(domainId))
}
