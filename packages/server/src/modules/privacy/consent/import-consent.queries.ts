import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/** Days of a list are days in the Netherlands. A no holds to the end of its day, a yes from its beginning: of one day the no counts. */
const moment = (ctx: Ctx) => sql`least(${ctx.now}::timestamptz, coalesce(
  case when s.is_yes then s.said_on::timestamp at time zone 'Europe/Amsterdam'
    else (s.said_on + 1)::timestamp at time zone 'Europe/Amsterdam' - interval '1 millisecond' end, ${ctx.now}::timestamptz))`

/**
 * Adds what a list says. `statements`: a subquery (key, relation_id, cell_id, is_yes, said_on, said_where, contact, source_name, whole_channel).
 * Without `whole_channel` it is about the purpose with this key, by e-mail; with it a no to everything by that channel that may be refused:
 * whoever does not want to be called wants it for no purpose, except what has to be told. A second time nothing is added; answers how many were.
 */
export async function insertImported(
  ctx: Ctx,
  { importId, purposeKey, statements }: { importId: string; purposeKey: string; statements: RawBuilder<unknown> },
): Promise<number> {
  const result = await sql`
    insert into privacy.consent (id, relation_id, origin_relation_id, purpose_id, channel, state, basis, source, source_name, import_id,
      actor_kind, actor_id, actor_name, occurred_at, recorded_at, contact, expires_at, proof)
    select platform.named_id('consent|' || ${importId}::text || '|' || s.key || case when s.whole_channel is null then '' else '|' || p.key end),
      s.relation_id, s.cell_id, p.id, coalesce(s.whole_channel, 'email'),
      case when s.is_yes then 'given' else 'withdrawn' end, case when s.is_yes then 'consent' else p.basis end, 'import', s.source_name, ${importId}::uuid,
      'system', ${ctx.actor.id}, ${ctx.actor.name}, ${moment(ctx)}, ${ctx.now}, s.contact,
      case when s.is_yes and p.valid_months is not null then ${moment(ctx)} + make_interval(months => p.valid_months) end, coalesce(s.said_where, '')
    from (${statements}) s join privacy.purpose p on case when s.whole_channel is null then p.key = ${purposeKey}
      else p.kind <> 'service' and p.status <> 'retired' and s.whole_channel = any(p.channels) end
    on conflict do nothing
  `.execute(ctx.tx)
  return Number(result.numAffectedRows ?? 0n)
}

/** Sets aside what an import brought; the rows stay to be read. Answers how many. */
export async function voidImported(ctx: Ctx, importId: string): Promise<number> {
  const result = await sql`
    update privacy.consent set voided_at = ${ctx.now} where import_id = ${importId} and voided_at is null
  `.execute(ctx.tx)
  return Number(result.numAffectedRows ?? 0n)
}
