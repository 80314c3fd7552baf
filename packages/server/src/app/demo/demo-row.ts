import type {
  Audience,
  Channel,
  ConsentSource,
  ConsentState,
  FactDetail,
  FactKind,
  InteractionKind,
  OwnValue,
  RelationRecord,
} from '@klantregie/contract'
import type { z } from 'zod'
import type { DemoDomainKey, DemoLinkTypeKey, DemoSourceKey, DemoTypeKey } from './demo-organisation.ts'
import type { DemoFieldKey } from './demo-fields.ts'

export interface DemoRole {
  readonly typeKey: DemoTypeKey
  readonly domainKey: DemoDomainKey
  readonly branchName: string | null
  /** Calendar days; null means unknown or still running. */
  readonly from: string | null
  readonly until: string | null
}

/** What a field of our own holds; of a choice the label, because keys are made when the field is. */
export interface DemoOwnFact {
  readonly field: DemoFieldKey
  readonly value: OwnValue
  /** The same as its system exports it. */
  readonly cell: string
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
  readonly own?: readonly DemoOwnFact[]
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

/** Something that was said about being approached. */
export interface DemoConsent extends DemoRef {
  readonly purposeKey: string
  readonly channel: Channel
  readonly state: ConsentState
  readonly source: Exclude<ConsentSource, 'import'>
  readonly sourceName: string
  /** ISO 8601, UTC. */
  readonly occurredAt: string
  readonly contact: string | null
  readonly isByGuardian: boolean
}

/** Something that was done: a ticket, the loans of a month, a gift. */
export interface DemoFact {
  readonly sourceKey: DemoSourceKey
  /** Who did it, by the number of the row in that source; null for a sale to nobody who is known. */
  readonly externalId: string | null
  /** What the source calls it: unique within the source. */
  readonly factKey: string
  readonly kind: FactKind
  /** ISO 8601, UTC. */
  readonly occurredAt: string
  readonly day?: string
  readonly until?: string
  readonly offeringKey?: string
  /** By its Dutch name, as the organisation begins with it. */
  readonly genre?: string
  readonly branchName?: string | null
  readonly quantity?: number
  readonly amountCents?: number
  readonly orderKey?: string
  /** The key of the fact that was cancelled or paid back. */
  readonly reversesKey?: string
  readonly audience?: Audience
  readonly priceType?: string
  readonly channel?: string
  readonly detail?: FactDetail
}

/** Links, interactions, consents and facts refer to rows of this or an earlier batch, so batches can be loaded in order. */
export interface DemoBatch {
  readonly rows: readonly DemoRow[]
  readonly links: readonly DemoLink[]
  readonly interactions: readonly DemoInteraction[]
  readonly consents: readonly DemoConsent[]
  readonly facts: readonly DemoFact[]
  /** Distinct relations so far, this batch included, for progress. */
  readonly relationsSoFar: number
}
