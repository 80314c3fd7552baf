import type { Language, Session } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import * as organisations from '../organisations/organisation.queries.ts'
import type { Installation } from '../organisations/tenant.queries.ts'
import { acceptPassword } from '../passwords/password.service.ts'
import { endSessionsOf, getSession, type SignedIn } from '../sessions/session.service.ts'
import { confirmPassword } from '../sign-in/sign-in.service.ts'
import * as users from './user.queries.ts'

/** Changes one's own name or language. */
export async function updateAccount(
  ctx: Ctx,
  signedIn: SignedIn,
  changes: { readonly name?: string | undefined; readonly language?: Language | undefined },
): Promise<Session> {
  const user = await users.update(ctx, signedIn.userId, changes)
  await ctx.audit('user.changed', { kind: 'user', id: user.id }, { fields: Object.keys(changes) })
  return getSession(ctx, signedIn.sessionId)
}

/**
 * Changes one's own password and ends all other sessions: whoever had the old one is out.
 * @throws AppError auth.wrong_credentials, auth.too_many_attempts, auth.password_…
 */
export async function changePassword(
  installation: Installation,
  signedIn: SignedIn,
  input: { readonly current: string; readonly next: string },
): Promise<void> {
  const { tenantId } = signedIn.who
  const user = await confirmPassword(installation, { tenantId, userId: signedIn.userId }, input.current)
  const organisation = await installation.inTenant(signedIn.who, (ctx) => organisations.find(ctx))
  const passwordHash = await acceptPassword(input.next, { ...user, organisation: organisation?.name ?? '' })
  await installation.inTenant(signedIn.who, async (ctx) => {
    await users.update(ctx, user.id, { passwordHash })
    const ended = await endSessionsOf(ctx, user.id, signedIn.sessionId)
    await ctx.audit('user.password_changed', { kind: 'user', id: user.id }, { ended })
  })
}
