import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import * as organisations from '../organisations/organisation.queries.ts'
import type { Installation } from '../organisations/tenant.queries.ts'
import type { SignedIn } from '../sessions/session.service.ts'
import { claimAttempt, forgiveAttempt } from '../sign-in/attempt.service.ts'
import { limitsOfSecondFactor } from '../sign-in/rate-limit.rules.ts'
import { confirmPassword } from '../sign-in/sign-in.service.ts'
import * as users from '../users/user.queries.ts'
import { hashRecoveryCode, newRecoveryCodes } from './recovery-code.ts'
import * as secondFactor from './second-factor.queries.ts'
import { describeTotp, newTotpSecret, stepOfCode } from './totp.ts'

/**
 * Gives a new secret for the app. Nothing is asked at sign-in until it is confirmed with a first code.
 * @throws AppError auth.wrong_credentials, auth.too_many_attempts, auth.second_factor_active
 */
export async function beginSecondFactor(installation: Installation, signedIn: SignedIn, password: string) {
  const user = await confirmPassword(installation, accountOf(signedIn), password)
  if (user.hasSecondFactor) throw new AppError('auth.second_factor_active')
  const secret = newTotpSecret()
  const organisation = await installation.inTenant(signedIn.who, async (ctx) => {
    await secondFactor.begin(ctx, user.id, secret)
    return organisations.find(ctx)
  })
  return describeTotp(secret, { email: user.email, organisation: organisation?.name ?? '' })
}

/**
 * Switches the second factor on with a first code; answers the recovery codes, once.
 * @throws AppError auth.second_factor_active, auth.wrong_code, auth.too_many_attempts
 */
export async function switchOnSecondFactor(
  installation: Installation,
  signedIn: SignedIn,
  typed: string,
): Promise<{ recoveryCodes: string[] }> {
  const attempt = await claimAttempt(installation, signedIn.who.tenantId, limitsOfSecondFactor(signedIn.userId))
  return installation.inTenant(signedIn.who, async (ctx) => {
    const user = await users.find(ctx, signedIn.userId)
    if (user?.hasSecondFactor) throw new AppError('auth.second_factor_active')
    const secret = user?.totpSecret ?? null
    const step = secret === null ? null : stepOfCode(secret, typed.replace(/\s+/g, ''), ctx.now)
    if (secret === null || step === null) throw new AppError('auth.wrong_code')
    if (!(await secondFactor.activate(ctx, signedIn.userId, secret, step)))
      throw new AppError('auth.second_factor_active')
    await forgiveAttempt(ctx, attempt)
    await ctx.audit('user.second_factor_switched_on', { kind: 'user', id: signedIn.userId })
    return { recoveryCodes: await renew(ctx, signedIn.userId) }
  })
}

/** @throws AppError auth.wrong_credentials, auth.too_many_attempts, auth.second_factor_inactive */
export async function renewRecoveryCodes(
  installation: Installation,
  signedIn: SignedIn,
  password: string,
): Promise<{ recoveryCodes: string[] }> {
  const user = await confirmPassword(installation, accountOf(signedIn), password)
  if (!user.hasSecondFactor) throw new AppError('auth.second_factor_inactive')
  return installation.inTenant(signedIn.who, async (ctx) => {
    await ctx.audit('user.recovery_codes_renewed', { kind: 'user', id: user.id })
    return { recoveryCodes: await renew(ctx, user.id) }
  })
}

/** @throws AppError auth.wrong_credentials, auth.too_many_attempts, auth.second_factor_inactive */
export async function switchOffSecondFactor(
  installation: Installation,
  signedIn: SignedIn,
  password: string,
): Promise<void> {
  const user = await confirmPassword(installation, accountOf(signedIn), password)
  if (!user.hasSecondFactor) throw new AppError('auth.second_factor_inactive')
  await installation.inTenant(signedIn.who, async (ctx) => {
    await secondFactor.stop(ctx, user.id)
    await ctx.audit('user.second_factor_switched_off', { kind: 'user', id: user.id })
  })
}

async function renew(ctx: Ctx, userId: string): Promise<string[]> {
  const codes = newRecoveryCodes()
  await secondFactor.replaceRecoveryCodes(
    ctx,
    userId,
    codes.map((code) => hashRecoveryCode(userId, code)),
  )
  return codes
}

function accountOf(signedIn: SignedIn) {
  return { tenantId: signedIn.who.tenantId, userId: signedIn.userId }
}
