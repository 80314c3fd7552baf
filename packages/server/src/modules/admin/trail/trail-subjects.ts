import type { Ctx } from '../../../platform/context.ts'

/** What the trail has to know of relations, which are kept by a module that this one may not know; see app/modules.ts. */
export type TrailSubjects = {
  /** Names of the relations that the reader may see; `isOpen` false when something of them is kept back from the reader. */
  readonly read: (ctx: Ctx, ids: readonly string[]) => Promise<Map<string, { name: string; isOpen: boolean }>>
  /** Relations that match what was typed, best first. */
  readonly search: (ctx: Ctx, q: string) => Promise<readonly string[]>
  /** Every id that this relation goes by or went by before it was merged. */
  readonly idsOf: (ctx: Ctx, id: string) => Promise<readonly string[]>
}
