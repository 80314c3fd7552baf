import type { Inventory } from '@klantregie/contract'

/** What is looked at: figures as they were counted, or as they were kept; of the latter no people can be shown any more. */
export interface Look {
  readonly inventory: Inventory
  readonly frozenId: string | null
}
