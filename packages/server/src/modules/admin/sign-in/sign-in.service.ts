import type { SignIn } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { personAt, productAt } from '../organisations/actors.ts'
import { findTenants, type Installation } from '../organisations/tenant.queries.ts'
import { hashPassword, isOutdatedHash, isPassword } from '../passwords/password-hash.ts'
import { isSecondFactor } from '../second-factor/second-factor.service.ts'
import * as sessions from '../sessions/session.queries.ts'
import { openSession, type OpenedSession, type Place } from '../sessions/session.service.ts'
import { newToken, readToken } from '../sessions/token.ts'
import * as users from '../users/user.queries.ts'
import { claimAttempt, forgiveAttempt } from './attempt.service.ts'
import { limitsOfPasswordCheck, limitsOfSecondFactor, limitsOfSignIn } from './rate-limit.rules.ts'

/** Long enough to find one's telephone. */
const CHALLENGE_MINUTES = 5

export type SignInOutcome =
  | ({ readonly state: 'signed_in' } & OpenedSession)
  | { readonly state: 'second_factor_required'; readonly challenge: string }

/**
 * Signing in, in steps that each stand on their own: count the attempt, look up the account, judge the password (half a
 * second, outside any transaction), then open the session or ask for the second factor. An account that does not exist,
 * is not active, or has another password gets the same answer after the same work.
 * @throws AppError admin.not_set_up, admin.organisation_unknown, auth.too_many_attempts, auth.wrong_credentials
 */
export async function signIn(installation: Installation, input: SignIn, place: Place): Promise<SignInOutcome> {
  const tenantId = await findTenantId(installation, input.organisation)
  const attempt = await claimAttempt(
    installation,
    tenantId,
    limitsOfSignIn(users.emailKeyOf(input.email), place.address),
  )
  const user = await installation.inTenant(productAt(tenantId), (ctx) => users.findByEmail(ctx, input.email))
  const isRight = await isPassword(input.password, user?.isActive ? user.passwordHash : null)
  if (!user || !isRight) {
    await installation.inTenant(productAt(tenantId), (ctx) =>
      ctx.audit('user.sign_in_failed', user ? { kind: 'user', id: user.id } : null, { device: place.device }),
    )
    throw new AppError('auth.wrong_credentials')
  }
  const renewed = isOutdatedHash(user.passwordHash) ? await hashPassword(input.password) : null
  return installation.inTenant(personAt(tenantId, user), async (ctx) => {
    // Changed while this one was being judged: the old password opens nothing any more.
    const current = await users.find(ctx, user.id)
    if (current?.passwordHash !== user.passwordHash) throw new AppError('auth.wrong_credentials')
    await forgiveAttempt(ctx, attempt)
    if (renewed !== null) await users.update(ctx, user.id, { passwordHash: renewed })
    if (user.hasSecondFactor) return { state: 'second_factor_required', challenge: await openChallenge(ctx, user.id) }
    return { state: 'signed_in', ...(await openSession(ctx, user.id, place)) }
  })
}

/** The only organisation, or the one that is named. @throws AppError admin.not_set_up, admin.organisation_unknown */
export async function findTenantId(installation: Installation, slug: string | undefined): Promise<string> {
  const tenants = await findTenants(installation.database)
  const [first] = tenants
  if (!first) throw new AppError('admin.not_set_up')
  if (tenants.length === 1 && slug === undefined) return first.tenantId
  const named = tenants.find((tenant) => tenant.slug === slug?.trim().toLowerCase())
  if (!named) throw new AppError('admin.organisation_unknown')
  return named.tenantId
}

/** Asks for the second step: whoever holds this showed the first. */
export async function openChallenge(ctx: Ctx, userId: string): Promise<string> {
  await sessions.removeChallenges(ctx, userId, 'expired')
  const token = newToken(ctx.tenantId)
  const expiresAt = new Date(ctx.now.getTime() + CHALLENGE_MINUTES * 60_000)
  await sessions.insertChallenge(ctx, { userId, tokenHash: token.hash, expiresAt })
  return token.text
}

/**
 * Finishes a sign-in with a code of the app or a recovery code. The challenge works once and for five minutes.
 * @throws AppError auth.challenge_expired, auth.too_many_attempts, auth.wrong_code
 */
export async function confirmSignIn(
  installation: Installation,
  input: { challenge: string; code: string },
  place: Place,
): Promise<OpenedSession> {
  const token = readToken(input.challenge)
  const pending = token
    ? await installation.inTenant(productAt(token.tenantId), async (ctx) => {
        const challenge = await sessions.findChallenge(ctx, token.hash)
        const user = challenge ? await users.find(ctx, challenge.userId) : null
        return challenge && user?.isActive ? { challenge, user } : null
      })
    : null
  if (!token || !pending) throw new AppError('auth.challenge_expired')
  const { challenge, user } = pending
  const attempt = await claimAttempt(installation, token.tenantId, limitsOfSecondFactor(user.id))
  const opened = await installation.inTenant(personAt(token.tenantId, user), async (ctx) => {
    if (!(await isSecondFactor(ctx, user.id, input.code))) {
      await ctx.audit('user.second_factor_failed', { kind: 'user', id: user.id }, { device: place.device })
      return null
    }
    if (!(await sessions.takeChallenge(ctx, challenge.id))) throw new AppError('auth.challenge_expired')
    await forgiveAttempt(ctx, attempt)
    return openSession(ctx, user.id, place)
  })
  if (!opened) throw new AppError('auth.wrong_code')
  return opened
}

/**
 * Asks somebody who is signed in for their password again, before something an unlocked desk must not allow.
 * Answers the user; a wrong password is counted. Takes half a second: call it outside a transaction.
 * @throws AppError auth.wrong_credentials, auth.too_many_attempts
 */
export async function confirmPassword(
  installation: Installation,
  account: { readonly tenantId: string; readonly userId: string },
  password: string,
): Promise<users.UserRow> {
  const { tenantId, userId } = account
  const attempt = await claimAttempt(installation, tenantId, limitsOfPasswordCheck(userId))
  const user = await installation.inTenant(productAt(tenantId), (ctx) => users.find(ctx, userId))
  const isRight = await isPassword(password, user?.passwordHash ?? null)
  await installation.inTenant(productAt(tenantId), (ctx) =>
    isRight ? forgiveAttempt(ctx, attempt) : ctx.audit('user.password_refused', { kind: 'user', id: userId }),
  )
  if (!user || !isRight) throw new AppError('auth.wrong_credentials')
  return user
}
