import type { Ctx } from '../../../platform/context.ts'
import * as history from './history.queries.ts'

export type { Change } from './history.queries.ts'
export { list as listModelChanges } from './history.queries.ts'

/**
 * Every change of the model leaves its versions behind, a line in the trail, and a call to whoever looks at it now.
 * `action`: of the trail, in the past tense.
 */
export async function rememberChange(ctx: Ctx, action: string, change: history.Change): Promise<void> {
  await history.insert(ctx, change)
  const { element, elementId, before, after, proposalId } = change
  // The trail points at things by a uuid; a field is known by its key, which stands in the details.
  const subject = element === 'field' ? null : { kind: element, id: elementId }
  const details = { ...(subject ? {} : { key: elementId }), before, after, ...(proposalId ? { proposalId } : {}) }
  await ctx.audit(action, subject, details)
  await ctx.announce({ topic: 'governance', id: elementId })
}
