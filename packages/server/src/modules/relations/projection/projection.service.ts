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

/** Relations whose golden values were computed again: lists, search and certain keys follow, in one go for all of them. */
export async function replaceProjections(ctx: Ctx, items: readonly NewGolden[]): Promise<void> {
  await projections.replace(
    ctx,
    items.map(({ domainMask, branchId, ...item }) => {
      const projection = project(item.golden)
      return { ...item, ...projection, searchText: searchTextOf(projection.tokens), domainMask, branchId }
    }),
  )
}
