import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/** Asked for and not begun for so long, the job got lost. */
const LOST_MINUTES = 15

/** True for the one who may ask for a round of sending: nobody asked for one that has not begun yet. */
export async function claim(ctx: Ctx): Promise<boolean> {
  const lost = new Date(ctx.now.getTime() - LOST_MINUTES * 60_000)
  const { rows } = await sql`
    insert into integrations.webhook_round (asked_at) values (${ctx.now})
    on conflict (tenant_id) do update set asked_at = excluded.asked_at
      where webhook_round.asked_at is null or webhook_round.asked_at < ${lost} returning tenant_id`.execute(ctx.tx)
  return rows.length > 0
}

export async function begin(ctx: Ctx): Promise<void> {
  await sql`update integrations.webhook_round set asked_at = null`.execute(ctx.tx)
}
