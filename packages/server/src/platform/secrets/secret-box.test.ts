import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keyIdOfSealed, secretBox, type SecretBox } from './secret-box.ts'
import { SecretProblem } from './secret-problem.ts'

const place = { tenantId: '0199c5e0-0000-7000-8000-000000000001', purpose: 'integrations.connection.1.token' }
const SECRET = 'Token äß 0123456789'

let dataDir: string
let box: SecretBox
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'klantregie-secrets-'))
  box = secretBox({ dataDir })
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const path = () => join(dataDir, 'secrets', 'secret-key')
const codeOf = async (work: Promise<unknown>) => {
  const error = await work.catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(SecretProblem)
  return (error as SecretProblem).code
}

test('what was sealed opens, also after a restart', async () => {
  const sealed = await box.seal(SECRET, place)
  expect(await box.open(sealed, place)).toBe(SECRET)
  expect(await secretBox({ dataDir }).open(sealed, place)).toBe(SECRET)
})

test('a sealed secret shows neither the secret nor that two are the same', async () => {
  const [one, two] = [await box.seal(SECRET, place), await box.seal(SECRET, place)]
  expect(one).not.toBe(two)
  expect(one).toMatch(/^v1\.[0-9a-f]{16}\./)
  expect(Buffer.from(one.split('.')[3] ?? '', 'base64url').toString('latin1')).not.toContain('Token')
})

test.each(['', 'x', 'x'.repeat(100_000)])('a secret of any length can be sealed', async (secret) => {
  expect(await box.open(await box.seal(secret, place), place)).toBe(secret)
})

test.each([
  ['of another organisation', { ...place, tenantId: '0199c5e0-0000-7000-8000-000000000002' }],
  ['of another connection', { ...place, purpose: 'integrations.connection.2.token' }],
  ['that only looks the same', { tenantId: `${place.tenantId}","x`, purpose: 'token' }],
])('at a place %s it does not open', async (_name, other) => {
  const sealed = await box.seal(SECRET, place)
  expect(await codeOf(box.open(sealed, other))).toBe('not_openable')
  expect(await codeOf(box.reseal(sealed, other))).toBe('not_openable')
})

test('changed at any place it does not open', async () => {
  const sealed = await box.seal('wachtwoord', place)
  for (let index = 0; index < sealed.length; index += 1) {
    const changed = `${sealed.slice(0, index)}${sealed[index] === 'A' ? 'B' : 'A'}${sealed.slice(index + 1)}`
    // The last sign of base64 holds bits that count for nothing.
    const opened = await box.open(changed, place).catch((error: unknown) => (error as SecretProblem).code)
    expect(['not_openable', 'key_unknown', ...(index === sealed.length - 1 ? ['wachtwoord'] : [])]).toContain(opened)
  }
  for (const wrong of ['', 'wachtwoord', 'v2.a.b.c', sealed.slice(0, -8)])
    expect(await codeOf(box.open(wrong, place))).toBe('not_openable')
})

describe('the key', () => {
  test('is made at first use, readable for nobody else, and leaves nothing behind', async () => {
    await box.seal(SECRET, place)
    expect(statSync(path()).mode & 0o777).toBe(0o600)
    expect(statSync(join(dataDir, 'secrets')).mode & 0o777).toBe(0o700)
    expect(readdirSync(join(dataDir, 'secrets'))).toEqual(['secret-key'])
  })

  test('is one, also when many begin at once', async () => {
    const boxes = Array.from({ length: 20 }, () => secretBox({ dataDir }))
    const sealed = await Promise.all(boxes.map((each) => each.seal(SECRET, place)))
    expect(new Set(sealed.map(keyIdOfSealed)).size).toBe(1)
    for (const one of sealed) expect(await box.open(one, place)).toBe(SECRET)
  })

  test('is not made anew when it is missing and something waits to be opened: the sentence says what to do', async () => {
    const sealed = await box.seal(SECRET, place)
    rmSync(path())
    const fresh = secretBox({ dataDir })
    const error = await fresh.open(sealed, place).catch((reason: unknown) => reason as SecretProblem)
    expect(error).toMatchObject({ code: 'key_file_missing' })
    expect((error as SecretProblem).sentences.nl).toContain(path())
    expect(readdirSync(join(dataDir, 'secrets'))).toEqual([])
  })

  test('that is another one does not open it, and says which key is needed', async () => {
    const sealed = await box.seal(SECRET, place)
    rmSync(path())
    const fresh = secretBox({ dataDir })
    await fresh.seal('iets anders', place)
    expect(await codeOf(fresh.open(sealed, place))).toBe('key_unknown')
    await expect(fresh.open(sealed, place)).rejects.toThrow(keyIdOfSealed(sealed) ?? 'none')
  })

  test.each([['geen sleutel'], [''], ['# alleen een notitie'], [Buffer.alloc(16).toString('base64')]])(
    'file with "%s" is refused without changing it',
    async (content) => {
      await box.seal(SECRET, place)
      writeFileSync(path(), content)
      expect(await codeOf(secretBox({ dataDir }).seal(SECRET, place))).toBe('key_file_wrong')
      expect(readFileSync(path(), 'utf8')).toBe(content)
    },
  )

  test("file of one's own is used, and never made", async () => {
    const ownKeyFile = join(dataDir, 'own')
    const own = secretBox({ dataDir, ownKeyFile })
    expect(await codeOf(own.seal(SECRET, place))).toBe('key_file_missing')
    writeFileSync(ownKeyFile, `# since March\n${Buffer.alloc(32, 7).toString('base64')}\n`)
    expect(await own.open(await own.seal(SECRET, place), place)).toBe(SECRET)
    await expect(own.rotateKey()).rejects.toThrow('KLANTREGIE_SECRET_KEY_FILE')
    expect(readdirSync(dataDir)).toEqual(['own'])
  })
})

describe('a new key', () => {
  test('seals from then on, in every process, and what was sealed before still opens', async () => {
    const elsewhere = secretBox({ dataDir })
    const before = await box.seal(SECRET, place)
    const change = await elsewhere.rotateKey()
    expect(change.before).toBe(keyIdOfSealed(before))
    const after = await box.seal(SECRET, place)
    expect(keyIdOfSealed(after)).toBe(change.after)
    for (const each of [box, elsewhere])
      for (const sealed of [before, after]) expect(await each.open(sealed, place)).toBe(SECRET)
    expect(statSync(path()).mode & 0o777).toBe(0o600)
  })

  test('takes over what was sealed before, once, after which the old one can go', async () => {
    const before = await box.seal(SECRET, place)
    await box.rotateKey()
    const after = await box.reseal(before, place)
    expect(await box.reseal(after ?? '', place)).toBeNull()
    writeFileSync(path(), `${readFileSync(path(), 'utf8').split('\n')[0] ?? ''}\n`)
    const fresh = secretBox({ dataDir })
    expect(await fresh.open(after ?? '', place)).toBe(SECRET)
    expect(await codeOf(fresh.open(before, place))).toBe('key_unknown')
  })
})
