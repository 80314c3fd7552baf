import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import type { TierThresholds } from './tiers.rules.ts'

/** The thresholds that the organisation chose, by family. */
export async function listThresholds(ctx: Ctx): Promise<Map<string, TierThresholds>> {
  const { rows } = await sql<TierThresholds & { familyId: string }>`
    select t.family_id as "familyId", t.participant_from as "participantFrom", t.core_from as "coreFrom" from segments.tier_threshold t`.execute(
    ctx.tx,
  )
  return new Map(rows.map(({ familyId, participantFrom, coreFrom }) => [familyId, { participantFrom, coreFrom }]))
}

export async function setThresholds(
  ctx: Ctx,
  familyId: string,
  { participantFrom, coreFrom }: TierThresholds,
): Promise<void> {
  await sql`
    insert into segments.tier_threshold (family_id, participant_from, core_from) values (${familyId}, ${participantFrom}, ${coreFrom})
    on conflict (tenant_id, family_id) do update set participant_from = excluded.participant_from, core_from = excluded.core_from`.execute(
    ctx.tx,
  )
}
