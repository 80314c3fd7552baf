import type { Directory, DirectoryRole } from '@klantregie/contract'
import type { Ctx, Who } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { productAt } from '../organisations/actors.ts'
import type { Installation } from '../organisations/tenant.queries.ts'
import { getProvider } from '../sign-on/provider.service.ts'
import { newToken, readToken } from '../sessions/token.ts'
import { useToKeep } from '../keys/key.rules.ts'
import * as directories from './directory.queries.ts'

export const scimAddress = (baseUrl: string): string => new URL('/api/scim/v2', baseUrl).href

/** Null: that house keeps nobody here. @throws AppError admin.identity_provider_not_found */
export async function showDirectory(ctx: Ctx, providerId: string, baseUrl: string): Promise<Directory | null> {
  await getProvider(ctx, providerId)
  const row = await directories.find(ctx, providerId)
  return row === null ? null : describe(row, baseUrl)
}

const describe = (row: directories.DirectoryRow, baseUrl: string): Directory => ({
  address: scimAddress(baseUrl),
  role: row.role,
  ending: row.ending,
  madeBy: row.madeBy,
  madeAt: row.madeAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  people: row.people,
  teams: row.teams,
})

type Making = { readonly role: DirectoryRole; readonly baseUrl: string }

/** Answers its key, which is stored nowhere and cannot be shown again. @throws AppError admin.identity_provider_not_found */
export async function makeDirectory(
  ctx: Ctx,
  providerId: string,
  { role, baseUrl }: Making,
): Promise<{ directory: Directory; secret: string }> {
  const { name } = await getProvider(ctx, providerId)
  const token = newToken(ctx.tenantId)
  await directories.put(ctx, providerId, { role, tokenHash: token.hash, ending: token.text.slice(-4) })
  await ctx.audit('directory.key_made', { kind: 'identity_provider', id: providerId }, { name, role })
  const directory = await showDirectory(ctx, providerId, baseUrl)
  if (directory === null) throw new AppError('admin.identity_provider_not_found')
  return { directory, secret: token.text }
}

/** @throws AppError admin.identity_provider_not_found */
export async function removeDirectory(ctx: Ctx, providerId: string): Promise<void> {
  const { name } = await getProvider(ctx, providerId)
  if (await directories.remove(ctx, providerId))
    await ctx.audit('directory.removed', { kind: 'identity_provider', id: providerId }, { name })
}

/** A directory that came in, and as whom it works. */
export type Admitted = { readonly who: Who; readonly directory: directories.DirectoryRow }

/** @throws AppError auth.required for a key that is not one, and for a house that is off */
export async function admitDirectory(installation: Installation, authorization: string | undefined): Promise<Admitted> {
  const token = readToken(/^Bearer (\S+)$/i.exec(authorization ?? '')?.[1] ?? '')
  if (token === null) throw new AppError('auth.required')
  const product = productAt(token.tenantId)
  const directory = await installation.inTenant(product, async (ctx) => {
    const found = await directories.findByToken(ctx, token.hash)
    const use = found === null ? null : useToKeep(found.lastUsedAt, ctx.now)
    if (found !== null && use !== null) await directories.noteUse(ctx, found.providerId, use)
    return found
  })
  if (directory === null) throw new AppError('auth.required')
  const actor = { kind: 'system' as const, id: 'system:directory', name: directory.providerName }
  return { who: { ...product, actor }, directory }
}
