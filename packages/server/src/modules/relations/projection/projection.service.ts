import type { RelationRecord } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { project, searchTextOf } from './projection.rules.ts'
import * as projections from './projection.queries.ts'

export type NewGolden = {
  readonly relationId: string
  readonly golden: RelationRecord
  /** The moment the newest current record came in. */
  readonly changedAt: Date
  /** Bits of the relation's domains, as text; undefined keeps what it has. */
  readonly domainMask?: string
  /** Undefined keeps what it has. */
  readonly branchId?: string | null
}

/**
 * Relations whose golden values were computed again: lists, search and certain keys follow, in one go for all of them.
 * Unknown ids are passed over.
 */
export async function replaceProjections(ctx: Ctx, items: readonly NewGolden[]): Promise<void> {
  const old = await projections.lock(
    ctx,
    items.map(({ relationId }) => relationId),
  )
  await projections.replace(
    ctx,
    items.flatMap(({ domainMask, branchId, ...item }) => {
      const stored = old.get(item.relationId)
      if (!stored) return []
      const projection = project(item.golden)
      return [
        {
          ...item,
          ...projection,
          searchText: searchTextOf(projection.tokens),
          before: findableOf(stored),
          domainMask,
          branchId,
        },
      ]
    }),
  )
}

/** The keys follow from the golden record, so they need no index by relation to be found again. */
function findableOf({ searchText, golden }: projections.Old): projections.Findable {
  const { contactKeys, identifierKeys } = project(golden)
  return { searchText, contactKeys, identifierKeys }
}

/** How many relations are taken out at once. */
const DELETED_AT_ONCE = 5000

/** Deletes relations with everything that hangs on them. Answers how many there were. */
export async function deleteRelations(ctx: Ctx, ids: readonly string[]): Promise<number> {
  let deleted = 0
  for (let start = 0; start < ids.length; start += DELETED_AT_ONCE) {
    const old = await projections.lock(ctx, ids.slice(start, start + DELETED_AT_ONCE))
    deleted += await projections.remove(ctx, new Map([...old].map(([id, stored]) => [id, findableOf(stored)])))
  }
  return deleted
}
