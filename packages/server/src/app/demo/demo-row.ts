import type { InteractionKind, RelationRecord } from '@klantregie/contract'
import type { z } from 'zod'
import type { DemoDomainKey, DemoLinkTypeKey, DemoSourceKey, DemoTypeKey } from './demo-organisation.ts'

export interface DemoRole {
  readonly typeKey: DemoTypeKey
  readonly domainKey: DemoDomainKey
  readonly branchName: string | null
  /** Calendar days; null means unknown or still running. */
  readonly from: string | null
  readonly until: string | null
}

/** One row as a source delivered it, with what the import would have made of it. */
export interface DemoRow {
  readonly sourceKey: DemoSourceKey
  readonly objectType: string
  /** Unique within its source. */
  readonly externalId: string
  /** Rows with one relationKey share an identifier and are one relation from the start. */
  readonly relationKey: string
  /** Who it really is. Another relationKey with the same truthKey is a duplicate somebody still has to find. */
  readonly truthKey: string
  /** The cells as that system exports them, in its own notation. */
  readonly payload: Readonly<Record<string, string>>
  readonly record: RelationRecord
  readonly typeKeys: readonly DemoTypeKey[]
  readonly domainKey: DemoDomainKey
  readonly branchName: string | null
  /** ISO 8601, UTC. */
  readonly recordedAt: string
  readonly roles: readonly DemoRole[]
}

export interface DemoRef {
  readonly sourceKey: DemoSourceKey
  readonly externalId: string
}

export interface DemoLink {
  readonly linkTypeKey: DemoLinkTypeKey
  readonly from: DemoRef
  readonly to: DemoRef
  readonly function: string | null
  readonly validFrom: string | null
  readonly validUntil: string | null
}

export interface DemoInteraction extends DemoRef {
  readonly kind: z.infer<typeof InteractionKind>
  /** ISO 8601, UTC. */
  readonly occurredAt: string
  readonly text: string
  readonly byName: string
  /** Key of the demo user who wrote it; null for a system or a colleague without sign-in. */
  readonly byUserKey: string | null
}

/** Links and interactions refer to rows of this or an earlier batch, so batches can be loaded in order. */
export interface DemoBatch {
  readonly rows: readonly DemoRow[]
  readonly links: readonly DemoLink[]
  readonly interactions: readonly DemoInteraction[]
  /** Distinct relations so far, this batch included, for progress. */
  readonly relationsSoFar: number
}
