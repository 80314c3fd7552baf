import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keyIdOfSealed, secretBox } from '../../platform/secrets/secret-box.ts'
import { checkSecrets } from './doctor-secrets.ts'

let dataDir: string
beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'klantregie-doctor-'))))
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const path = () => join(dataDir, 'secrets', 'secret-key')
const sealOne = async () =>
  keyIdOfSealed(await secretBox({ dataDir }).seal('x', { tenantId: 'a', purpose: 'b' })) ?? 'none'
const check = (sealedWith: readonly string[] = [], secretKeyFile?: string) =>
  checkSecrets({ dataDir, secretKeyFile }, sealedWith)

test('before a password was stored there is nothing to say', async () => {
  expect(await check()).toEqual([])
})

test('keys that are there, also for what was sealed before, are good', async () => {
  const before = await sealOne()
  await secretBox({ dataDir }).rotateKey()
  expect(await check([before, await sealOne()])).toMatchObject([
    { state: 'good', what: { en: 'Keys of connections: 2' } },
  ])
})

test('sealed passwords that cannot be opened are told, with the key that they need', async () => {
  const id = await sealOne()
  rmSync(path())
  const [finding] = await check([id])
  expect(finding).toMatchObject({ state: 'wrong' })
  expect(finding?.what.nl).toContain(id)
  await sealOne()
  expect(await check([id])).toMatchObject([{ state: 'wrong' }])
})

test('keys that others can read are told', async () => {
  await sealOne()
  chmodSync(path(), 0o644)
  expect(await check()).toMatchObject([{ state: 'wrong', advice: { en: expect.stringContaining('chmod 600') } }])
})

test('a file that is not one of keys is told, and one of your own that is not there too', async () => {
  await sealOne()
  writeFileSync(path(), 'geen sleutel')
  expect(await check()).toMatchObject([
    { state: 'wrong', what: { nl: expect.stringContaining('base64 van 32 bytes') } },
  ])
  expect(await check([], join(dataDir, 'own'))).toMatchObject([{ state: 'wrong' }])
})
