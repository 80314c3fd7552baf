import type { ErrorCode, KeyState, Permission } from '@klantregie/contract'
import type { Ctx, Who } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { bothMay } from '../../governance/index.ts'
import { personAt, productAt } from '../organisations/actors.ts'
import type { Installation } from '../organisations/tenant.queries.ts'
import { permissionsOfBoth } from '../sessions/access.rules.ts'
import { accessOf } from '../sessions/access.service.ts'
import * as users from '../users/user.queries.ts'
import { hasMaker, knownScopes } from './key.service.ts'
import type { KeyLimiter } from './key-limit.ts'
import type { Allowance } from './key-limit.rules.ts'
import { isSameHash, readKeyToken } from './key-token.ts'
import { stateOfKey, useToKeep } from './key.rules.ts'
import * as keys from './key.queries.ts'

/** A program recognised by its key. */
export type KeyHolder = {
  readonly who: Who
  readonly sessionId: string
  readonly userId: string
  readonly device: string
  readonly allowance: Allowance
}

const REFUSALS: Partial<Record<KeyState, ErrorCode>> = {
  withdrawn: 'auth.key_withdrawn',
  expired: 'auth.key_expired',
  orphaned: 'auth.key_orphaned',
}

/**
 * Who carries this key, asked of the database every time: withdrawn is withdrawn from the very next request. Null for what is no
 * key of ours; of an organisation that is not there, a key that is not there and a wrong secret nothing tells which it was.
 * @throws AppError auth.key_withdrawn, auth.key_expired, auth.key_orphaned: only to whoever has the right secret
 */
export async function findKeyHolder(
  installation: Installation,
  text: string,
  limiter: KeyLimiter,
): Promise<KeyHolder | null> {
  const token = readKeyToken(text)
  if (!token) return null
  return installation.inTenant(productAt(token.tenantId), async (ctx) => {
    const key = await keys.find(ctx, token.keyId)
    if (!key || !isSameHash(key.secretHash, token.hash)) return null
    const refusal = REFUSALS[stateOfKey({ ...key, hasMaker: hasMaker(key) }, ctx.now)]
    if (refusal) throw new AppError(refusal)
    const allowance = limiter.count(key, ctx.now)
    const used = useToKeep(key.lastUsedAt, ctx.now)
    if (used) await keys.noteUse(ctx, key.id, used)
    const who = await whoIsKey(ctx, key)
    return { who, sessionId: key.id, userId: key.id, device: `API …${key.ending}`, allowance }
  })
}

/**
 * What a key may at this moment: what a colleague of its role and domains may, no more than whoever made it may now, and of that only
 * its scopes.
 */
export async function whoIsKey(ctx: Ctx, key: keys.KeyRow): Promise<Who> {
  const { id, role, domainIds, language } = key
  const own = await accessOf(ctx, { id, role, domainIds, teamIds: [] })
  const maker = await users.findWithTeams(ctx, key.makerId)
  if (!maker) throw new AppError('auth.key_orphaned')
  const makers = await accessOf(ctx, maker)
  const scopes: ReadonlySet<Permission> = new Set(knownScopes(key.scopes))
  const name = `${key.name} (API)`
  return {
    ...personAt(ctx.tenantId, { id, name, role, language }, own),
    ...bothMay(own, makers),
    permissions: permissionsOfBoth(scopes, permissionsOfBoth(own.permissions, makers.permissions)),
  }
}
