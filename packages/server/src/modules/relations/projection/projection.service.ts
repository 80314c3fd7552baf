import type { RelationRecord } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { reindexOwnFields, unindexOwnFields, type Indexed } from '../field-values/field-value.service.ts'
import { foundByName, project, type Projection } from './projection.rules.ts'
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
      const { isMarked: isProtected } = stored
      const projection = projected(item.golden, isProtected)
      return [{ ...item, ...projection, isProtected, before: findableOf(stored), domainMask, branchId }]
    }),
  )
  await reindexOwnFields(
    ctx,
    items.flatMap(({ relationId, golden }) => {
      const stored = old.get(relationId)
      if (!stored || (hasNoOwn(stored.golden) && hasNoOwn(golden))) return []
      const before = indexed(stored.golden, stored.isProtected)
      return [{ relationId, before, after: indexed(golden, stored.isMarked) }]
    }),
  )
}

/** What lists are narrowed and sorted by; of a protected relation only what it is found by. */
function indexed(golden: RelationRecord, isProtected: boolean): Indexed {
  return {
    golden: isProtected ? foundByName(golden) : golden,
    sortKey: projected(golden, isProtected).sortKey,
  }
}

/** The keys follow from the golden record, so they need no index by relation to be found again. */
function findableOf({ searchText, golden, isProtected }: projections.Old): projections.Findable {
  const { contactKeys, identifierKeys } = projected(golden, isProtected)
  return { searchText, contactKeys, identifierKeys }
}

function projected(golden: RelationRecord, isProtected: boolean): Projection {
  return project(isProtected ? foundByName(golden) : golden)
}

function hasNoOwn(golden: RelationRecord): boolean {
  return !Object.keys(golden).some((key) => key.startsWith('own_'))
}

/** How many relations are taken out at once. */
const DELETED_AT_ONCE = 5000

/** Deletes relations with everything that hangs on them. Answers how many there were. */
export async function deleteRelations(ctx: Ctx, ids: readonly string[]): Promise<number> {
  let deleted = 0
  for (let start = 0; start < ids.length; start += DELETED_AT_ONCE) {
    const old = await projections.lock(ctx, ids.slice(start, start + DELETED_AT_ONCE))
    await unindexOwnFields(
      ctx,
      new Map([...old].map(([id, stored]) => [id, indexed(stored.golden, stored.isProtected)])),
    )
    deleted += await projections.remove(ctx, new Map([...old].map(([id, stored]) => [id, findableOf(stored)])))
  }
  return deleted
}
