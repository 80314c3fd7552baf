import type { IdentityProvider } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import type { SecretBox } from '../../../platform/secrets/secret-box.ts'
import { issuerOf, issuerText } from './provider.rules.ts'
import * as providers from './provider.queries.ts'
import { OpenIdFailure, type OpenId, type Relying } from './openid.ts'

/** Where other houses send people back to: a screen, which passes the answer on. */
export const redirectUriOf = (baseUrl: string): string => new URL('/aanmelden/terug', baseUrl).href

/** What is needed to speak with other houses. */
export type Means = { readonly box: SecretBox; readonly openId: OpenId; readonly baseUrl: string }

/** A secret opens for the house that it was sealed for, and for nothing else. */
const placeOf = (tenantId: string, providerId: string) => ({
  tenantId,
  purpose: `admin.identity_provider.${providerId}`,
})

export async function listProviders(ctx: Ctx, baseUrl: string): Promise<IdentityProvider[]> {
  return (await providers.findAll(ctx)).map((row) => describe(row, baseUrl))
}

const describe = (row: providers.ProviderRow, baseUrl: string): IdentityProvider => ({
  id: row.id,
  name: row.name,
  issuer: row.issuer,
  clientId: row.clientId,
  isOn: row.isOn,
  people: row.people,
  redirectUri: redirectUriOf(baseUrl),
})

/** What stands on the buttons. */
export async function listOffered(ctx: Ctx): Promise<{ readonly id: string; readonly name: string }[]> {
  return (await providers.findAll(ctx)).filter(({ isOn }) => isOn).map(({ id, name }) => ({ id, name }))
}

/** @throws AppError admin.identity_provider_not_found */
export async function getProvider(ctx: Ctx, id: string): Promise<providers.ProviderRow> {
  const row = await providers.find(ctx, id)
  if (row === null) throw new AppError('admin.identity_provider_not_found')
  return row
}

/** How we are known there. @throws AppError admin.identity_provider_not_found */
export async function relyingOn(tenantId: string, row: providers.ProviderRow, means: Means): Promise<Relying> {
  return {
    issuer: row.issuer,
    clientId: row.clientId,
    clientSecret: await means.box.open(row.secret, placeOf(tenantId, row.id)),
    redirectUri: redirectUriOf(means.baseUrl),
  }
}

type Asked = {
  readonly name: string
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

/** @throws AppError admin.issuer_address, admin.identity_provider_exists */
export async function addProvider(ctx: Ctx, asked: Asked, { box, baseUrl }: Means): Promise<IdentityProvider> {
  if (issuerOf(asked.issuer) === null) throw new AppError('admin.issuer_address')
  const id = providers.newProviderId()
  const { name, clientId } = asked
  const secret = await box.seal(asked.clientSecret, placeOf(ctx.tenantId, id))
  await providers.insert(ctx, { id, name, issuer: issuerText(asked.issuer), clientId, secret })
  await ctx.audit('identity_provider.added', { kind: 'identity_provider', id }, { name })
  return describe(await getProvider(ctx, id), baseUrl)
}

type Changes = {
  readonly name?: string | undefined
  readonly clientId?: string | undefined
  readonly clientSecret?: string | undefined
  readonly isOn?: boolean | undefined
}

/** Another address is another house: that is added as one. @throws AppError admin.identity_provider_not_found, admin.last_way_in */
export async function changeProvider(
  ctx: Ctx,
  id: string,
  { changes: { clientSecret, ...changes }, means }: { readonly changes: Changes; readonly means: Means },
): Promise<IdentityProvider> {
  const row = await getProvider(ctx, id)
  if (changes.isOn === false) await requireOtherWayIn(ctx, row.issuer)
  const secret =
    clientSecret === undefined ? {} : { secret: await means.box.seal(clientSecret, placeOf(ctx.tenantId, id)) }
  await providers.update(ctx, id, { ...changes, ...secret })
  const fields = [...Object.keys(changes), ...Object.keys(secret)]
  await ctx.audit('identity_provider.changed', { kind: 'identity_provider', id }, { name: row.name, fields })
  return describe(await getProvider(ctx, id), means.baseUrl)
}

/** Who is known there stays known, for when it is added again. @throws AppError admin.identity_provider_not_found, admin.last_way_in */
export async function removeProvider(ctx: Ctx, id: string): Promise<void> {
  const row = await getProvider(ctx, id)
  await requireOtherWayIn(ctx, row.issuer)
  await providers.remove(ctx, id)
  await ctx.audit('identity_provider.removed', { kind: 'identity_provider', id }, { name: row.name })
}

async function requireOtherWayIn(ctx: Ctx, issuer: string): Promise<void> {
  const count = await providers.countDependent(ctx, issuer)
  if (count > 0) throw new AppError('admin.last_way_in', { count })
}

/** What is wrong with it, as far as can be seen without anybody signing in; null: nothing. */
export async function tryProvider(relying: Relying, { openId }: Means) {
  try {
    await openId.look(relying)
    return { problem: null }
  } catch (error) {
    if (!(error instanceof OpenIdFailure)) throw error
    return { problem: error.problem === 'refused' ? ('unreachable' as const) : error.problem }
  }
}
