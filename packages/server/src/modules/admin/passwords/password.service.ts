import { AppError } from '../../../platform/failure.ts'
import { isCommonPassword } from './common-passwords.ts'
import { hashPassword } from './password-hash.ts'
import { decidePassword, type Account } from './password.rules.ts'

/**
 * Judges a chosen password and answers the hash to store. Takes about half a second: call it outside a transaction.
 * @throws AppError auth.password_too_short, auth.password_too_long, auth.password_breached, auth.password_like_account
 */
export async function acceptPassword(password: string, account: Account): Promise<string> {
  const decision = decidePassword(password, account, isCommonPassword)
  if (!decision.accepted) throw new AppError(decision.reason)
  return hashPassword(password)
}
