import type { Ctx } from '../../../platform/context.ts'
import { seenDomains } from '../../relations/index.ts'
import { listFamilies, listGenres, type FamilyRow, type GenreRow } from './family.queries.ts'

/** The families that exist for this reader: of a domain that they do not see there are none. */
export async function familiesSeen(ctx: Ctx): Promise<FamilyRow[]> {
  const isSeen = await seenDomains(ctx)
  return (await listFamilies(ctx)).filter(({ domainId }) => domainId === null || isSeen(domainId))
}

/** What a condition about activity can be made of. Genres are of the whole organisation. */
export async function familiesAndGenres(
  ctx: Ctx,
): Promise<{ families: Pick<FamilyRow, 'id' | 'key' | 'name'>[]; genres: GenreRow[] }> {
  const families = await familiesSeen(ctx)
  return { families: families.map(({ id, key, name }) => ({ id, key, name })), genres: await listGenres(ctx) }
}
