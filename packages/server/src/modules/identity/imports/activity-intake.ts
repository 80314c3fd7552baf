import type { RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/** Keys of what is offered, as a subquery. */
type Keys = RawBuilder<unknown>

/**
 * What lists of tickets and other activity need of the module that keeps what people did, which this one may not know; given by
 * whoever puts the product together. Subqueries read tables of the connection on which a list is staged.
 */
export type ActivityIntake = {
  readonly genres: (ctx: Ctx) => Promise<{ id: string; name: string }[]>
  /** Finds what the rows name among what is offered; nothing is made yet. */
  readonly placeOfferings: (
    ctx: Ctx,
    asked: { readonly wanted: RawBuilder<unknown>; readonly sourceId: string },
  ) => Promise<void>
  /** What was found or will be made: (key, offering_id). */
  readonly placedOfferings: () => RawBuilder<unknown>
  /** How many of these have still to be made. */
  readonly countOfferings: (ctx: Ctx, keys: Keys) => Promise<number>
  readonly makeOfferings: (
    ctx: Ctx,
    asked: { readonly keys: Keys; readonly sourceId: string; readonly importId: string },
  ) => Promise<number>
  /** What would become of facts: (source_key, outcome). */
  readonly judge: (rows: RawBuilder<unknown>) => RawBuilder<unknown>
  readonly write: (
    ctx: Ctx,
    asked: { readonly rows: RawBuilder<unknown>; readonly sourceId: string },
  ) => Promise<{ new: number; changed: number; same: number; duplicate: number }>
  readonly undo: (ctx: Ctx, importId: string) => Promise<void>
}
