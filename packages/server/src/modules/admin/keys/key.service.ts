import { KeyScope, type ApiKey, type KeyRole } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findDomains } from '../../governance/index.ts'
import { mayMakeKeys } from '../sessions/access.rules.ts'
import { endOfKey, scopesBeyond, scopesToGive, stateOfKey } from './key.rules.ts'
import { newKeyToken } from './key-token.ts'
import * as keys from './key.queries.ts'

/** Working keys and those that stopped, newest first. */
export async function listKeys(ctx: Ctx): Promise<ApiKey[]> {
  return (await keys.findAll(ctx)).map((row) => describeKey(row, ctx.now))
}

/** @throws AppError admin.key_not_found */
export async function getKey(ctx: Ctx, id: string): Promise<ApiKey> {
  const row = await keys.find(ctx, id)
  if (!row) throw new AppError('admin.key_not_found')
  return describeKey(row, ctx.now)
}

type Asked = {
  readonly name: string
  readonly role: KeyRole
  readonly domainIds: readonly string[]
  readonly scopes: readonly KeyScope[]
  /** From now. */
  readonly days: number
  readonly perMinute: number
}

/**
 * Makes a key with an account of its own. `secret` is the key itself: it is stored nowhere and cannot be shown again.
 * @throws AppError admin.key_scope, governance.domain_not_found
 */
export async function makeKey(ctx: Ctx, asked: Asked): Promise<{ key: ApiKey; secret: string }> {
  const scopes = [...new Set(asked.scopes)]
  refuseBeyond(ctx, asked.role, scopes)
  const domainIds = [...new Set(asked.domainIds)]
  const known = new Set((await findDomains(ctx)).map((domain) => domain.id))
  if (!domainIds.every((id) => known.has(id))) throw new AppError('governance.domain_not_found')
  const { name, role, perMinute } = asked
  const id = keys.newKeyId()
  const { text: secret, hash: secretHash, ending } = newKeyToken({ tenantId: ctx.tenantId, keyId: id })
  const expiresAt = endOfKey(ctx.now, asked.days)
  const { language } = ctx
  await keys.insert(ctx, { id, name, role, perMinute, scopes, domainIds, language, expiresAt, secretHash, ending })
  await ctx.audit('key.made', { kind: 'key', id }, { name, role, scopes, domainIds, until: expiresAt.toISOString() })
  return { key: await getKey(ctx, id), secret }
}

/** @throws AppError admin.key_not_found, also when it was withdrawn before */
export async function withdrawKey(ctx: Ctx, id: string): Promise<void> {
  if (!(await keys.withdraw(ctx, id))) throw new AppError('admin.key_not_found')
  await ctx.audit('key.withdrawn', { kind: 'key', id })
}

/**
 * Answers for a key from now on. Only of what works or waits for somebody, and only for what one may oneself.
 * @throws AppError admin.key_not_found, admin.key_scope
 */
export async function takeOverKey(ctx: Ctx, id: string): Promise<ApiKey> {
  const row = await keys.find(ctx, id)
  if (row?.withdrawnAt !== null || row.expiresAt <= ctx.now) throw new AppError('admin.key_not_found')
  refuseBeyond(ctx, row.role, knownScopes(row.scopes))
  await keys.giveTo(ctx, id, ctx.actor.id)
  await ctx.audit('key.taken_over', { kind: 'key', id }, { was: row.makerName })
  return getKey(ctx, id)
}

function refuseBeyond(ctx: Ctx, role: KeyRole, asked: readonly KeyScope[]): void {
  const scopes = scopesBeyond(asked, scopesToGive(role, ctx.permissions))
  if (scopes.length > 0) throw new AppError('admin.key_scope', { scopes })
}

/** What the contract does not know any more gives nothing. */
export function knownScopes(scopes: readonly string[]): KeyScope[] {
  return scopes.flatMap((scope) => KeyScope.safeParse(scope).data ?? [])
}

/** Whether whoever made it may still do so. */
export function hasMaker({ makerIsActive, makerRole }: keys.KeyRow): boolean {
  return makerIsActive && mayMakeKeys(makerRole)
}

function describeKey(row: keys.KeyRow, now: Date): ApiKey {
  return {
    id: row.id,
    name: row.name,
    ending: row.ending,
    role: row.role,
    domainIds: [...row.domainIds],
    scopes: knownScopes(row.scopes),
    perMinute: row.perMinute,
    state: stateOfKey({ ...row, hasMaker: hasMaker(row) }, now),
    madeBy: row.makerName,
    madeAt: row.madeAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }
}
