import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

export type DossierFact = {
  readonly occurredAt: Date
  readonly kind: string
  readonly offering: string | null
  readonly quantity: number
  readonly amountCents: number
  readonly currency: string
  readonly until: string | null
  readonly channel: string | null
  readonly detail: string | null
  readonly state: 'current' | 'superseded' | 'removed'
}

export async function listAll(ctx: Ctx, relationId: string): Promise<DossierFact[]> {
  const { rows } = await sql<DossierFact>`
    select f.occurred_at as "occurredAt", f.kind, o.title as offering, f.quantity, f.amount_cents as "amountCents", f.currency, f.until,
      f.channel, f.detail::text as detail,
      case when f.superseded_by is not null then 'superseded' when f.removed_at is not null then 'removed' else 'current' end as state
    from activity.fact f left join activity.offering o on o.id = f.offering_id
    where f.relation_id = ${relationId} order by f.occurred_at, f.id`.execute(ctx.tx)
  return rows
}
