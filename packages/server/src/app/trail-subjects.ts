import { findCells, findSummaries, searchRelations } from '../modules/relations/index.ts'
import type { TrailSubjects } from '../modules/admin/index.ts'

/** More than that is not a name that somebody means. */
const MOST_FOUND = 50

/** What the trail has to know of relations: by what name they go, and which ids they went by. */
export const trailSubjects: TrailSubjects = {
  read: async (ctx, ids) => {
    const found = await findSummaries(ctx, ids)
    // Special data is kept back in the particulars themselves, field by field.
    const isSpecial = (field: string) => ctx.rights.special?.includes(field) === true
    return new Map(
      [...found].map(([id, { name, mask, limited = {} }]) => [
        id,
        { name, isOpen: mask === undefined && Object.keys(limited).every(isSpecial) },
      ]),
    )
  },
  search: async (ctx, q) => (await searchRelations(ctx, { q, limit: MOST_FOUND })).items.map(({ id }) => id),
  idsOf: async (ctx, id) => (await findCells(ctx, [id])).map(({ cellId }) => cellId),
}
