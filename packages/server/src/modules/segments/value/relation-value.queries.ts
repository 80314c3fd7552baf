import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { countingFacts } from '../../activity/index.ts'

/** Days ("2026-03-01"), both included. */
type Asked = { readonly relationId: string; readonly from: string; readonly until: string }

export type DeedsOfKind = {
  readonly familyId: string
  readonly kind: string
  readonly days: readonly string[]
  readonly times: number
  readonly quantity: number
  /** Of euros; other currencies are not added to them. */
  readonly cents: number
}

/** What one relation did within a stretch of days, by kind of fact. */
export async function listDeeds(ctx: Ctx, { relationId, from, until }: Asked): Promise<DeedsOfKind[]> {
  const { rows } = await sql<DeedsOfKind>`
    select c.family_id as "familyId", c.kind, coalesce(array_agg(distinct c.day::text) filter (where c.counts), '{}') as days,
      count(*) filter (where c.counts)::int as times, coalesce(sum(c.quantity) filter (where c.counts), 0)::int as quantity,
      coalesce(sum(c.amount_cents) filter (where c.currency = 'EUR'), 0)::bigint as cents
    from (${countingFacts(sql`select ${relationId}::uuid`)}) c
    where c.day >= ${from}::date and c.day <= ${until}::date group by c.family_id, c.kind`.execute(ctx.tx)
  return rows
}
