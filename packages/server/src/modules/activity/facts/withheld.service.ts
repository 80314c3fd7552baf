import type { Ctx } from '../../../platform/context.ts'
import { disclosuresOf } from '../../relations/index.ts'

/** Of somebody under protection what they booked says where they are or will be: kept back until it is shown on purpose. */
export async function isWithheld(ctx: Ctx, relationId: string): Promise<boolean> {
  const disclosure = (await disclosuresOf(ctx, [relationId], { isPage: true })).get(relationId)
  return disclosure === undefined || (disclosure.mask === 'protected' && !disclosure.isUnmasked)
}

/** Of several at once, as they are shown together: what was opened for one page stays closed here. */
export async function withheldOf(ctx: Ctx, relationIds: readonly string[]): Promise<Set<string>> {
  const found = await disclosuresOf(ctx, relationIds)
  return new Set(relationIds.filter((id) => (found.get(id)?.mask ?? null) === 'protected' || !found.has(id)))
}
