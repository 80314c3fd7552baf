import type { RetentionKind } from '@klantregie/contract'
import type { RawBuilder } from 'kysely'
import type { Ctx } from './context.ts'
import type { FileStore } from './files/file-store.ts'

/**
 * Rows of a module with a term of keeping of their own (`keeps` in its manifest). The module says which rows there are and how
 * they go; the privacy module decides, by the organisation's rules, which of them have to. Of relations themselves it
 * knows by itself.
 */
export type KeptRows = {
  readonly kind: RetentionKind
  /**
   * A page by id of what was received before a moment. `held`: ids of relations that may not lose anything, as a subquery
   * (relation_id); what has to do with one of them says so.
   */
  readonly page: (ctx: Ctx, query: KeptQuery) => Promise<readonly KeptItem[]>
  /** How many there are in all. */
  readonly count: (ctx: Ctx) => Promise<number>
  /** Takes these away for good. Answers the number of rows; called again for what is gone it answers none. */
  readonly remove: (ctx: Ctx, ids: readonly string[], files: FileStore) => Promise<number>
  /**
   * Takes away of these, for good, whatever says whom they are about, and keeps only that they were there, in numbers. Left out: such
   * rows can only be removed. Answers as `remove`.
   */
  readonly anonymise?: (ctx: Ctx, ids: readonly string[]) => Promise<number>
  /** So many in one transaction, when it may be more than usual. */
  readonly atOnce?: number
}

export type KeptQuery = {
  readonly before: Date
  readonly held: RawBuilder<unknown>
  readonly after: string | null
  readonly limit: number
}

export type KeptItem = {
  readonly id: string
  /** When it was received, made or ended: its term runs from that day. */
  readonly at: Date
  /** The relation that it is about; null when it is about many or none. */
  readonly relationId: string | null
  readonly sourceId: string | null
  /** The purpose it was said for; left out for what has none. */
  readonly purposeId?: string
  /** How many rows go when it goes. */
  readonly rows: number
  readonly isHeld: boolean
  /** What to call it in an example: the name of a file, the code of an action; never anything about a person. */
  readonly label: string | null
}
