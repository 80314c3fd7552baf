import { TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { hashRecoveryCode, newRecoveryCodes } from './recovery-code.ts'
import { describeTotp, newTotpSecret, stepOfCode } from './totp.ts'

// RFC 6238 appendix B, SHA-1, the last six of the eight digits printed there.
const rfcSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

test.each([
  { seconds: 59, code: '287082', step: 1 },
  { seconds: 1_111_111_109, code: '081804', step: 37_037_036 },
  { seconds: 2_000_000_000, code: '279037', step: 66_666_666 },
])('the standard’s own example of second $seconds is accepted', ({ seconds, code, step }) => {
  expect(stepOfCode(rfcSecret, code, new Date(seconds * 1000))).toBe(step)
})

const secret = newTotpSecret()
const now = new Date('2026-10-25T00:59:45Z')
const codeAt = (secondsAway: number) =>
  new TOTP({ secret, digits: 6, period: 30 }).generate({ timestamp: now.getTime() + secondsAway * 1000 })
const thisStep = Math.floor(now.getTime() / 30_000)

test.each([
  { what: 'of now', away: 0, step: thisStep },
  { what: 'of the half minute before', away: -30, step: thisStep - 1 },
  { what: 'of the next half minute, from a clock that runs ahead', away: 30, step: thisStep + 1 },
  { what: 'of a minute ago', away: -60, step: null },
  { what: 'of a minute from now', away: 60, step: null },
])('a code $what belongs to step $step', ({ away, step }) => {
  expect(stepOfCode(secret, codeAt(away), now)).toBe(step)
})

test.each(['', '12345', '1234567', 'abcdef', '１２３４５６'])('"%s" is no code', (code) => {
  expect(stepOfCode(secret, code, now)).toBeNull()
})

test('the picture is a drawing without style or script, and the address names organisation and account', async () => {
  const { uri, qrSvg } = await describeTotp(secret, { email: 'eva@voorbeeld.nl', organisation: 'De Brug: bieb' })
  expect(uri).toContain('otpauth://totp/Klantregie%20De%20Brug%20%20bieb:eva%40voorbeeld.nl?')
  expect(uri).toContain(`secret=${secret}`)
  expect(qrSvg).toMatch(/^<svg xmlns=/)
  expect(qrSvg).not.toMatch(/style|script/)
})

test('recovery codes are ten different codes that read easily', () => {
  const codes = newRecoveryCodes()
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
})

test('a recovery code is recognised however it is typed, but never as somebody else’s', () => {
  expect(hashRecoveryCode('u1', 'abcd efgh 01jk mnpq')).toBe(hashRecoveryCode('u1', 'ABCD-EFGH-OLJK-MNPQ'))
  expect(hashRecoveryCode('u1', 'ABCD-EFGH-0123-MNPQ')).not.toBe(hashRecoveryCode('u2', 'ABCD-EFGH-0123-MNPQ'))
})
