import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import QRCode from 'qrcode'

/** RFC 6238 as every authenticator app knows it: SHA-1, six digits, thirty seconds. */
const PERIOD = 30
/** One step early or late, for clocks that differ (RFC 6238 §5.2). */
const STEPS_EITHER_WAY = 1
const SECRET_BYTES = 20
const SIX_DIGITS = /^[0-9]{6}$/

export function newTotpSecret(): string {
  return new Secret({ buffer: new Uint8Array(randomBytes(SECRET_BYTES)).buffer }).base32
}

/** What an authenticator app scans: the address it reads, and the picture of it (SVG, without style or script). */
export async function describeTotp(secret: string, account: { email: string; organisation: string }) {
  // A colon separates issuer and account in the address and cannot be part of either.
  const issuer = `Klantregie ${account.organisation.replaceAll(':', ' ')}`
  const uri = new TOTP({ issuer, label: account.email, secret, digits: 6, period: PERIOD }).toString()
  const qrSvg = await QRCode.toString(uri, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' })
  return { secret, uri, qrSvg }
}

/** The time step that this code belongs to; null when it belongs to none of those now allowed. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  // The library compares bytes and fails on digits of another script, which are as many signs but more bytes.
  if (!SIX_DIGITS.test(code)) return null
  const timestamp = now.getTime()
  const key = Secret.fromBase32(secret)
  const delta = TOTP.validate({
    token: code,
    secret: key,
    period: PERIOD,
    digits: 6,
    timestamp,
    window: STEPS_EITHER_WAY,
  })
  return delta === null ? null : TOTP.counter({ period: PERIOD, timestamp }) + delta
}
