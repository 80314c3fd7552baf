import type { countByArea as contract, DutchArea, RelationFilter } from '@klantregie/contract'
import type { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { dutchAreas } from '../../../platform/geography/dutch-areas.ts'
import { foundBeforehand, narrow, type SourceLookup } from '../list/list.service.ts'
import { addUp, scaled } from './area-count.rules.ts'
import * as areas from './area-count.queries.ts'

/** Collected and counted one by one up to here, which takes a tenth of a second. */
const MOST_COLLECTED = 20_000

type Asked = RelationFilter & { readonly by: 'municipality' | 'area' }

/**
 * Where the relations of a list live. Only relations of which the reader may read the address are counted at a place; by area, which is
 * a few streets in a village, children are not, because of them no more than the place is shown.
 * @throws AppError relations.filter_invalid, relations.field_hidden: the reader may read no address at all
 */
export async function countByArea(
  ctx: Ctx,
  { by, ...filter }: Asked,
  sources: SourceLookup,
): Promise<z.infer<(typeof contract)['response']>> {
  const { condition } = await narrow(ctx, filter, sources, { looksInto: ['addresses'] })
  const how = { isPrecise: by === 'area' }
  const codeOf = by === 'area' ? (area: string) => area : municipalityOf
  if (areas.isOfIndex(condition)) return { ...addUp(await areas.countAll(ctx, condition, how), codeOf), isExact: true }
  if ((await foundBeforehand(ctx, condition)) === null) {
    const few = await areas.countFew(ctx, condition, { ...how, most: MOST_COLLECTED })
    if (few !== null) return { ...addUp(few, codeOf), isExact: true }
  }
  const { counts, share } = await areas.countSample(ctx, condition, how)
  return { ...addUp(scaled(counts, share), codeOf), isExact: share === 1 }
}

/** Where areas are: public facts, the same for everybody. */
export function listAreas(): { items: DutchArea[] } {
  return { items: [...dutchAreas()] }
}

let municipalities: ReadonlyMap<string, string> | undefined

/** Null for an area that does not exist (any more). */
function municipalityOf(area: string): string | null {
  municipalities ??= new Map(dutchAreas().map(({ area: code, municipalityCode }) => [code, municipalityCode]))
  return municipalities.get(area) ?? null
}
