import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

export type CustomerFactRow = {
  readonly id: string
  readonly relationId: string
  readonly contactKind: 'email' | 'phone'
  readonly contact: string
  readonly capturedAt: Date
  readonly hasPaymentObligation: boolean
  readonly isSameEntity: boolean
  readonly wasInformed: boolean
  readonly wasOfferedOptOut: boolean
  readonly isEnriched: boolean
  readonly proof: string
  readonly byName: string
}

/** The newest facts of each contact point of these relations; thousands at once. */
export async function listNewest(ctx: Ctx, relationIds: readonly string[], at: Date): Promise<CustomerFactRow[]> {
  const { rows } = await sql<CustomerFactRow>`
    select distinct on (f.relation_id, f.contact_kind, f.contact) f.id, f.relation_id as "relationId", f.contact_kind as "contactKind", f.contact,
      f.captured_at as "capturedAt", f.has_payment_obligation as "hasPaymentObligation", f.is_same_entity as "isSameEntity",
      f.was_informed as "wasInformed", f.was_offered_opt_out as "wasOfferedOptOut", f.is_enriched as "isEnriched", f.proof, f.by_name as "byName"
    from privacy.customer_fact f where f.relation_id = any(${[...relationIds]}::uuid[]) and f.captured_at <= ${at}
    order by f.relation_id, f.contact_kind, f.contact, f.recorded_at desc, f.id desc
  `.execute(ctx.tx)
  return rows
}

export async function insert(ctx: Ctx, fact: Omit<CustomerFactRow, 'id' | 'byName'>): Promise<string> {
  const id = newId()
  await tablesOf(ctx, 'privacy')
    .insertInto('privacy.customer_fact')
    .values({
      id,
      relation_id: fact.relationId,
      origin_relation_id: fact.relationId,
      contact_kind: fact.contactKind,
      contact: fact.contact,
      captured_at: fact.capturedAt,
      has_payment_obligation: fact.hasPaymentObligation,
      is_same_entity: fact.isSameEntity,
      was_informed: fact.wasInformed,
      was_offered_opt_out: fact.wasOfferedOptOut,
      is_enriched: fact.isEnriched,
      proof: fact.proof,
      by_name: ctx.actor.name,
      recorded_at: ctx.now,
    })
    .execute()
  return id
}
