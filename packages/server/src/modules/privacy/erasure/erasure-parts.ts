import type { RelationRecord } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import type { KnownAs } from './forgotten-keys.rules.ts'
import type { ErasureStep, PersonalData } from '../../../platform/module.ts'

/** What forgetting somebody needs of all modules; given by whoever puts the product together (app/modules.ts). */
export type ErasureParts = {
  readonly personalData: () => readonly PersonalData[]
  readonly steps: () => readonly ErasureStep[]
  /** Every record of these cells and the key by which its source knows it. */
  readonly knownAs: (ctx: Ctx, cellIds: readonly string[]) => Promise<KnownAs[]>
  /** Makes a relation that holds only what the law does not let us erase, out of lists and search. Answers its id. */
  readonly keepRecord: (ctx: Ctx, kept: { record: RelationRecord; domainMask: string }) => Promise<string>
  /** What may not go, whatever is asked: running legal holds and the like, by relation. */
  readonly holdsOf: (ctx: Ctx, relationId: string) => Promise<readonly { reason: string; until: string | null }[]>
}
