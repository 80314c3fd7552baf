import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Config } from '../../platform/config/config.ts'
import { testApp, type TestApp } from '../../platform/testing/test-app.ts'
import { appOf, cloneDatabase, ownerOf } from '../../platform/testing/test-database.ts'
import { auditCommand } from './audit.ts'
import { backupCommand } from './backup.ts'
import { doctorCommand } from './doctor.ts'
import { restoreCommand } from './restore.ts'
import { configOn, typed } from './testing/commands.ts'

const folder = mkdtempSync(join(tmpdir(), 'klantregie-audit-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let app: TestApp
let config: Config
beforeAll(async () => {
  app = await testApp()
  config = configOn({ owner: app.ownerUrl, app: app.appUrl, dataDir: app.dataDir })
  await app.inTransaction((ctx) => ctx.audit('test.happened', null, { number: 1 }))
})

async function asOwner(text: string): Promise<void> {
  const { Client } = (await import('pg')).default
  const client = new Client(app.ownerUrl)
  await client.connect()
  await client.query(`select set_config('klantregie.tenant', '${app.tenantId}', false)`)
  await client.query(text)
  await client.end()
}

describe('audit', () => {
  test('verify says that all is right, how much there was and how fast, and keeps that', async () => {
    const { code, said } = await typed(auditCommand, config, 'verify')
    expect(code).toBe(0)
    expect(said).toMatch(/^✓ .+: \d+ (regels gecontroleerd|entries verified)/)
    expect(said).toMatch(/per seconde|per second/)
    expect((await app.audit()).map(({ action }) => action)).toContain('audit.verified')
  })

  test('verify tells the place and the reason of every break, and ends with 1', async () => {
    await typed(auditCommand, config, 'verify')
    await asOwner(`update platform.audit_link set hash = sha256('x') where number = 2`)
    const json = await typed(auditCommand, config, 'verify --json')
    const words = await typed(auditCommand, config, 'verify')
    const health = await typed(doctorCommand, config, '')
    await asOwner(
      `update platform.audit_link l set hash = n.previous_hash from platform.audit_link n where l.number = 2 and n.number = 3`,
    )
    expect([json.code, words.code, health.code]).toEqual([1, 1, 1])
    expect(JSON.parse(json.said)).toMatchObject({ breaks: 1, found: [{ number: 2, reason: 'link_changed' }] })
    expect(words.said).toMatch(/(nr|no\.) 2: /)
    expect(health.said).toContain('audit verify')
    expect((await typed(auditCommand, config, 'verify')).code).toBe(0)
  })

  test('a checkpoint that was kept elsewhere finds what was written over since', async () => {
    const { said } = await typed(auditCommand, config, 'checkpoint')
    const path = join(folder, 'controlepunt.json')
    writeFileSync(path, said)
    expect((await typed(auditCommand, config, `verify --checkpoint ${path}`)).code).toBe(0)
    const changed = { ...JSON.parse(said), message: JSON.parse(said).message.replace(/\n\d+\n/, '\n1\n') }
    writeFileSync(path, JSON.stringify(changed))
    await expect(typed(auditCommand, config, `verify --checkpoint ${path}`)).rejects.toThrow(/controlepunt|checkpoint/)
  })

  test('rotate-key goes on with a new key, and all is still right', async () => {
    const before = readFileSync(join(app.dataDir, 'audit', 'signing-key.pem'), 'utf8')
    expect((await typed(auditCommand, config, 'rotate-key')).code).toBe(0)
    expect(readFileSync(join(app.dataDir, 'audit', 'signing-key.pem'), 'utf8')).not.toBe(before)
    expect((await typed(auditCommand, config, 'verify')).code).toBe(0)
    expect((await app.audit()).map(({ action }) => action)).toContain('audit.key_changed')
  })

  test.each(['', 'look', 'verify --colour', 'verify --organisation onbekend'])(
    '"audit %s" is answered with what is possible',
    async (line) => {
      await expect(typed(auditCommand, config, line)).rejects.toThrow(/klantregie audit|--organisation/)
    },
  )
})

test('a backup carries the chain, and a restore verifies it with the keys it was signed with', async () => {
  const path = join(folder, 'alles.tar.zst')
  await app.inTransaction((ctx) => ctx.audit('test.just_before', null))
  expect((await typed(backupCommand, config, path)).code).toBe(0)
  expect(await app.query('select * from platform.audit_unsealed')).toEqual([])
  const server = inject('connection')
  const { name, drop } = await cloneDatabase(server)
  const dataDir = mkdtempSync(join(folder, 'data-'))
  const empty = configOn({ owner: ownerOf(server, name), app: appOf(server, name), dataDir })
  const back = await typed(restoreCommand, empty, path)
  expect(back.said).toMatch(/✓ .+(regels van het logboek gecontroleerd|entries of the trail verified)/)
  expect(back.code).toBe(0)
  expect((await typed(auditCommand, empty, 'verify')).code).toBe(0)
  await drop()
})
