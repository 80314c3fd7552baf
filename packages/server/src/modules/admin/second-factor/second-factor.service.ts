import type { Ctx } from '../../../platform/context.ts'
import * as users from '../users/user.queries.ts'
import { hashRecoveryCode } from './recovery-code.ts'
import * as secondFactor from './second-factor.queries.ts'
import { stepOfCode } from './totp.ts'

/** As people type a code over: in groups, with spaces. */
const SPACES = /\s+/g

/**
 * Judges a code and uses it up: a code of the app is accepted once, and none before it any more (RFC 6238 §5.2); a
 * recovery code opens once.
 */
export async function isSecondFactor(ctx: Ctx, userId: string, typed: string): Promise<boolean> {
  const user = await users.find(ctx, userId)
  if (!user?.hasSecondFactor || user.totpSecret === null) return false
  const step = stepOfCode(user.totpSecret, typed.replace(SPACES, ''), ctx.now)
  if (step !== null) return secondFactor.takeStep(ctx, userId, step)
  if (!(await secondFactor.takeRecoveryCode(ctx, userId, hashRecoveryCode(userId, typed)))) return false
  await ctx.audit('user.recovery_code_used', { kind: 'user', id: userId })
  return true
}
