import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import * as users from '../users/user.queries.ts'
import * as identities from './identity.queries.ts'
import * as providers from './provider.queries.ts'

/** With which accounts of other houses somebody signs in, and at which houses they are not known yet. */
export async function listIdentities(ctx: Ctx, userId: string) {
  const [all, known, user] = [
    await providers.findAll(ctx),
    await identities.findOfUser(ctx, userId),
    await users.find(ctx, userId),
  ]
  const nameOf = (issuer: string): string => all.find((provider) => provider.issuer === issuer)?.name ?? issuer
  return {
    items: known.map(({ id, issuer, label, linkedAt, lastUsedAt }) => ({
      id,
      provider: nameOf(issuer),
      label,
      linkedAt: linkedAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
    others: all
      .filter(({ isOn, issuer }) => isOn && !known.some((one) => one.issuer === issuer))
      .map(({ id, name }) => ({ id, name })),
    hasPassword: user?.hasPassword ?? true,
  }
}

/** Twice is once. @throws AppError admin.identity_taken */
export async function linkIdentity(
  ctx: Ctx,
  userId: string,
  known: identities.Subject & { readonly label: string },
): Promise<void> {
  const there = await identities.findBySubject(ctx, known)
  if (there !== null && there.userId !== userId) throw new AppError('admin.identity_taken')
  if (there !== null) return
  await identities.insert(ctx, userId, known)
  await ctx.audit('user.identity_linked', { kind: 'user', id: userId }, { issuer: known.issuer })
}

/** @throws AppError admin.identity_not_found, admin.last_way_in when nothing else would let them in */
export async function removeIdentity(ctx: Ctx, userId: string, id: string): Promise<void> {
  const mine = await identities.findOfUser(ctx, userId)
  const identity = mine.find((one) => one.id === id)
  if (identity === undefined) throw new AppError('admin.identity_not_found')
  const user = await users.find(ctx, userId)
  const on = new Set((await providers.findAll(ctx)).filter(({ isOn }) => isOn).map(({ issuer }) => issuer))
  const isOther = mine.some((one) => one.id !== id && on.has(one.issuer))
  if (user?.hasPassword !== true && !isOther) throw new AppError('admin.last_way_in', { count: 1 })
  await identities.remove(ctx, id)
  await ctx.audit('user.identity_unlinked', { kind: 'user', id: userId }, { issuer: identity.issuer })
}
