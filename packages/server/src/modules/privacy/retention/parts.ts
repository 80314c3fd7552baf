import type { Ctx } from '../../../platform/context.ts'
import type { KeptRows } from '../../../platform/keeping.ts'
import type { IdSubquery } from './hold.queries.ts'

/** What terms of keeping need of modules above this one; see app/modules.ts. */
export type RetentionParts = {
  /** Rows of all modules that have a term of their own. */
  readonly keeps: () => readonly KeptRows[]
  /** The sources that know each relation now. */
  readonly sourceIdsOf: (ctx: Ctx, relationIds: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>
  /** Relations with a current record of a source, as a subquery of ids. */
  readonly relationIdsOfSource: IdSubquery
  readonly sourceNames: (ctx: Ctx) => Promise<ReadonlyMap<string, string>>
  /** The day (jjjj-mm-dd) of the last thing that was noted about each relation. */
  readonly lastActivityDays: (ctx: Ctx, relationIds: readonly string[]) => Promise<ReadonlyMap<string, string>>
}
