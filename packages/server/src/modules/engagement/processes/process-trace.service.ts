import type { Ctx } from '../../../platform/context.ts'
import type { ProcessRow } from './process.queries.ts'

/** What was done stands under the relation. Never what somebody wrote: the trail is kept when a note is not. */
export async function leaveTrace(
  ctx: Ctx,
  action: string,
  { id, relationId }: Pick<ProcessRow, 'id' | 'relationId'>,
  details: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await ctx.audit(action, { kind: 'relation', id: relationId }, { processId: id, ...details })
  await ctx.announce({ topic: 'engagement', id })
  await ctx.announce({ topic: 'relation', id: relationId })
}
