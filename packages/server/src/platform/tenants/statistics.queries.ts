import { sql } from 'kysely'
import type { Ctx } from '../context.ts'

/** Lets the planner look again at tables that have grown much; after bulk work, in a transaction of its own. */
export async function refreshStatistics(ctx: Pick<Ctx, 'tx'>): Promise<void> {
  await sql`select platform.refresh_statistics()`.execute(ctx.tx)
}
