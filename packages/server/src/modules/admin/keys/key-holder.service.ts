import type { Ctx, Who } from '../../../platform/context.ts'
import { whoIsKey } from './key-access.service.ts'
import { hasMaker } from './key.service.ts'
import { stateOfKey } from './key.rules.ts'
import * as keys from './key.queries.ts'

/**
 * A key by its id, for what is done with its rights while it is not there itself (messages to another system). `who` is null when it
 * stopped; null when there is no such key.
 */
export async function findKey(
  ctx: Ctx,
  id: string,
): Promise<{ readonly name: string; readonly who: Who | null } | null> {
  const key = await keys.find(ctx, id)
  if (!key) return null
  const state = stateOfKey({ ...key, hasMaker: hasMaker(key) }, ctx.now)
  const who = state === 'active' || state === 'soon' ? await whoIsKey(ctx, key) : null
  return { name: key.name, who }
}
