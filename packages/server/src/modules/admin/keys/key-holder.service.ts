import type { Ctx, Who } from '../../../platform/context.ts'
import { whoIs } from '../sessions/access.service.ts'
import * as users from '../users/user.queries.ts'
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

/** A colleague or a key by its account, for what goes on in their name; null when they may no longer come in. */
export async function findHolder(ctx: Ctx, accountId: string): Promise<Who | null> {
  const user = await users.findWithTeams(ctx, accountId)
  if (user) return user.isActive ? whoIs(ctx, user, null) : null
  return (await findKey(ctx, accountId))?.who ?? null
}
