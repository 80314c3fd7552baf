import type { Channel } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import type { SaidRow } from './consent.queries.ts'
import type { LedgerSaid } from './delivered-consent.rules.ts'

/** Who records something about these relations takes turns, always in the same order, so that two pages never wait for each other. */
export async function lockLedgers(ctx: Ctx, relationIds: readonly string[]): Promise<void> {
  if (relationIds.length === 0) return
  await sql`select pg_advisory_xact_lock(hashtextextended('consent/' || r.id::text, 0))
    from (select id from unnest(${[...relationIds]}::uuid[]) u (id) order by id offset 0) r`.execute(ctx.tx)
}

/** What counts of what these relations said about one purpose and channel, with by what another system knows it. */
export async function listSaid(
  ctx: Ctx,
  about: { readonly relationIds: readonly string[]; readonly purposeId: string; readonly channel: Channel },
): Promise<(SaidRow & LedgerSaid)[]> {
  const { rows } = await sql<SaidRow & LedgerSaid>`
    select c.id, c.relation_id as "relationId", c.topic_id as "topicId", c.state, c.source, c.occurred_at as "occurredAt",
      c.expires_at as "expiresAt", c.is_by_guardian as "isByGuardian",
      case when c.delivered_by is not null then c.delivered_by::text || ' ' || c.delivered_as end as "deliveredAs"
    from privacy.consent c
    where c.relation_id = any(${[...about.relationIds]}::uuid[]) and c.purpose_id = ${about.purposeId} and c.channel = ${about.channel}
      and c.voided_at is null
  `.execute(ctx.tx)
  return rows
}

/** Sets aside the yeses that a connection delivered about a purpose and channel under keys that begin so. A no stays. Answers how many. */
export async function setAsideYeses(
  ctx: Ctx,
  about: {
    readonly connectionId: string
    readonly begins: string
    readonly purposeId: string
    readonly channel: Channel
  },
): Promise<number> {
  const result = await sql`update privacy.consent set voided_at = ${ctx.now}
    where delivered_by = ${about.connectionId} and starts_with(delivered_as, ${about.begins}) and purpose_id = ${about.purposeId}
      and channel = ${about.channel} and state = 'given' and voided_at is null`.execute(ctx.tx)
  return Number(result.numAffectedRows ?? 0n)
}
