import { randomBytes, scryptSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashPassword, isOutdatedHash, isPassword } from './password-hash.ts'

test('a password is recognised, another is not, and the hash says how it was made', async () => {
  const hash = await hashPassword('vier paarden eten taart')
  expect(hash).toMatch(/^scrypt\$17\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
  expect(await isPassword('vier paarden eten taart', hash)).toBe(true)
  expect(await isPassword('vier paarden eten Taart', hash)).toBe(false)
  expect(isOutdatedHash(hash)).toBe(false)
})

test('the same password twice gives two hashes', async () => {
  const [one, other] = await Promise.all([
    hashPassword('vier paarden eten taart'),
    hashPassword('vier paarden eten taart'),
  ])
  expect(one).not.toBe(other)
})

test('an accent typed as a letter with a mark is the same accent', async () => {
  expect(await isPassword('cafe\u0301 op de hoek', await hashPassword('caf\u00e9 op de hoek'))).toBe(true)
})

test('an account that does not exist costs the same work and is never right', async () => {
  const hash = await hashPassword('vier paarden eten taart')
  const known = await millisecondsOf(() => isPassword('iets anders dan dat', hash))
  const unknown = await millisecondsOf(() => isPassword('iets anders dan dat', null))
  // Generous, because the machine does other things too; skipping the work would be a hundred times quicker.
  expect(unknown).toBeGreaterThan(known / 4)
  expect(await isPassword('iets anders dan dat', null)).toBe(false)
})

test('a hash made with older parameters still works and asks to be replaced', async () => {
  const salt = randomBytes(16)
  const key = scryptSync('oud wachtwoord hier', salt, 32, { N: 2 ** 14, r: 8, p: 1 })
  const old = `scrypt$14$8$1$${salt.toString('base64url')}$${key.toString('base64url')}`
  expect(await isPassword('oud wachtwoord hier', old)).toBe(true)
  expect(isOutdatedHash(old)).toBe(true)
})

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
