import type { Channel } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/** Who said yes to this purpose on this channel, also when that ended since. */
export async function listWithYes(
  ctx: Ctx,
  { purposeId, channel }: { readonly purposeId: string; readonly channel: Channel },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct c.relation_id as id from privacy.consent c
    where c.purpose_id = ${purposeId} and c.channel = ${channel} and c.state = 'given' and c.voided_at is null`.execute(
    ctx.tx,
  )
  return rows.map(({ id }) => id)
}

/** Of whom an address was got as of a customer. */
export async function listCustomers(ctx: Ctx, kind: 'email' | 'phone'): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct f.relation_id as id from privacy.customer_fact f where f.contact_kind = ${kind}`.execute(ctx.tx)
  return rows.map(({ id }) => id)
}
