import type { Ctx } from '../../../platform/context.ts'
import { findColleague } from '../../../platform/tenants/colleague.queries.ts'
import type { Looking } from './segment.queries.ts'

/** Looking along as a colleague is looking at what the colleague sees. */
export async function lookingOf(ctx: Ctx): Promise<Looking> {
  const userId = ctx.viewingAs?.id ?? ctx.actor.id
  return { userId, teamIds: (await findColleague(ctx, userId))?.teamIds ?? [] }
}
