import type { Channel, ConsentSource, ConsentState } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'

export type ConsentToLoad = {
  readonly relationId: string
  readonly purposeKey: string
  readonly channel: Channel
  readonly state: ConsentState
  readonly source: Exclude<ConsentSource, 'import'>
  readonly sourceName: string
  /** Said and written down at this moment. */
  readonly occurredAt: Date
  readonly contact: string | null
  readonly isByGuardian: boolean
}

/**
 * Statements of relations that exist, some thousands at a time; to a yes belongs the Dutch text of the purpose that is asked now.
 * A purpose that is not there brings nothing in.
 */
export async function insert(ctx: Ctx, items: readonly ConsentToLoad[]): Promise<void> {
  const rows = items.map((item) => ({ ...item, id: newId() }))
  await sql`
    insert into privacy.consent (id, relation_id, origin_relation_id, purpose_id, channel, state, basis, wording_id, source, source_name,
      actor_kind, actor_id, actor_name, occurred_at, recorded_at, contact, expires_at, is_by_guardian)
    select n.id, n."relationId", n."relationId", p.id, n.channel, n.state, case when n.state = 'given' then 'consent' else p.basis end,
      case when n.state = 'given' then w.id end, n.source, n."sourceName", case when n.source = 'desk' then 'system' else 'visitor' end,
      case when n.source = 'desk' then ${ctx.actor.id} else 'visitor' end, case when n.source = 'desk' then ${ctx.actor.name} else '' end,
      n."occurredAt", n."occurredAt", n.contact,
      case when n.state = 'given' and p.valid_months is not null then n."occurredAt" + make_interval(months => p.valid_months) end,
      n."isByGuardian"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, "relationId" uuid, "purposeKey" text, channel text, state text,
      source text, "sourceName" text, "occurredAt" timestamptz, contact text, "isByGuardian" boolean)
    join privacy.purpose p on p.key = n."purposeKey"
    left join lateral (select v.id from privacy.wording v where v.purpose_id = p.id and v.language = 'nl' and (v.channel is null or v.channel = n.channel)
      order by v.channel nulls last, v.version desc limit 1) w on true
  `.execute(ctx.tx)
}
