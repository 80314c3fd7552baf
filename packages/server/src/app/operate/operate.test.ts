import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Config } from '../../platform/config/config.ts'
import { testApp, type TestApp } from '../../platform/testing/test-app.ts'
import { appOf, cloneDatabase, ownerOf } from '../../platform/testing/test-database.ts'
import { backupCommand, placeOf } from './backup.ts'
import { doctorCommand } from './doctor.ts'
import { checkNode, freeSpace } from './doctor-machine.ts'
import { migrateCommand } from './migrate.ts'
import { restoreCommand } from './restore.ts'
import { inBytes, terminalLanguage } from './terminal-language.ts'
import { configOn, typed } from './testing/commands.ts'
import { userCommand } from './user.ts'

const folder = mkdtempSync(join(tmpdir(), 'klantregie-operate-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let app: TestApp
let config: Config
beforeAll(async () => {
  app = await testApp()
  config = configOn({ owner: app.ownerUrl, app: app.appUrl, dataDir: app.dataDir })
})

async function emptyHouse(): Promise<Config> {
  const server = inject('connection')
  const { name, drop } = await cloneDatabase(server)
  afterAll(drop)
  const dataDir = mkdtempSync(join(folder, 'data-'))
  return configOn({ owner: ownerOf(server, name), app: appOf(server, name), dataDir })
}

test.each([
  ['nl-NL', 'nl'],
  ['en-US', 'en'],
  ['en', 'en'],
  ['und', 'nl'],
  ['de-DE', 'nl'],
])('a terminal set to %s is answered in %s', (locale, language) => {
  expect(terminalLanguage(locale)).toBe(language)
})

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1500, '1,5 kB'],
  [3_400_000_000, '3,4 GB'],
])('%d bytes are said as %s', (bytes, text) => {
  expect(inBytes(bytes, 'nl')).toBe(text)
})

describe('user', () => {
  test('add makes somebody who can sign in with the password that is shown', async () => {
    const { code, said } = await typed(
      userCommand,
      config,
      'add --email nieuw@testdam.example.org --name Nieuw --role reader',
    )
    const password = /(?:Wachtwoord|Password): (\S+)/.exec(said)?.[1]
    const answer = await app.anonymous('POST', '/session', { email: 'nieuw@testdam.example.org', password })
    expect(code).toBe(0)
    expect(answer.json().session.user.role).toBe('reader')
    expect((await app.audit()).map(({ action }) => action)).toContain('user.created')
  })

  test('list shows everybody with their role', async () => {
    const { code, said } = await typed(userCommand, config, 'list')
    expect(code).toBe(0)
    for (const role of ['administrator', 'relation_manager', 'front_office', 'reader'])
      expect(said).toContain(`${role}@testdam`)
  })

  test('password gives a new one, typed this time, and ends the old sessions', async () => {
    const email = 'front_office@testdam.example.org'
    const line = `password --email ${email} --ask-password --drop-second-factor`
    const { code } = await typed(userCommand, config, line, 'de boot vaart om acht uur')
    expect(code).toBe(0)
    expect((await app.as('front_office')('GET', '/session')).statusCode).toBe(401)
    expect((await app.anonymous('POST', '/session', { email, password: 'de boot vaart om acht uur' })).statusCode).toBe(
      200,
    )
  })

  test.each([
    ['an address that is taken', 'add --email reader@testdam.example.org --name Lezer --role reader', ''],
    ['a password that is too short', 'password --email reader@testdam.example.org --ask-password', 'kort'],
    ['somebody who does not exist', 'password --email niemand@testdam.example.org', ''],
  ])('%s is refused in a sentence', async (_words, line, answer) => {
    const { code, said } = await typed(userCommand, config, line, answer)
    expect(code).toBe(1)
    expect(said).toMatch(/^✗ [A-Z].+\.$/)
  })

  test.each([
    '',
    'remove',
    'add --email geenadres --name X --role reader',
    'add --colour blue',
    'list --organisation onbekend',
  ])('"user %s" is answered with what is possible', async (line) => {
    await expect(typed(userCommand, config, line)).rejects.toThrow(/klantregie user|--organisation/)
  })
})

describe('backup and restore', () => {
  test('what is backed up to a folder is restored in an empty house, and doctor is content', async () => {
    const place = join(folder, 'nachtelijk')
    mkdirSync(place)
    const passphraseFile = join(folder, 'wachtwoord')
    writeFileSync(passphraseFile, 'een zin die niemand raadt\n')
    const made = await typed(backupCommand, config, `${place} --passphrase-file ${passphraseFile}`)
    expect(made.code).toBe(0)
    const [name] = readdirSync(place)
    expect(name).toMatch(/^klantregie-\d{4}-\d{2}-\d{2}-\d{4}\.klantregie$/)
    const empty = await emptyHouse()
    const back = await typed(restoreCommand, empty, `${join(place, name!)} --encrypted`, 'een zin die niemand raadt')
    expect(back).toMatchObject({ code: 0 })
    expect(back.said).toMatch(/✓/)
    const health = await typed(doctorCommand, empty, '')
    expect(wrongIn(health.said)).toEqual([])
  })

  test('a restore over something is refused in one sentence', async () => {
    const path = join(folder, `${randomUUID()}.tar.zst`)
    await typed(backupCommand, config, path)
    const { code, said } = await typed(restoreCommand, config, path)
    expect(code).toBe(1)
    expect(said).toMatch(/^✗ (Deze installatie is niet leeg|This installation is not empty)/)
  })

  test('a short passphrase is refused', async () => {
    const { code, said } = await typed(backupCommand, config, `${join(folder, 'x')} --encrypt`, 'kort')
    expect(code).toBe(1)
    expect(said).toContain('12')
  })

  test('a file name is taken as it is', () => {
    expect(placeOf('/tmp/bestaat-niet/x.zst', new Date(0), false)).toBe('/tmp/bestaat-niet/x.zst')
  })
})

test('migrate says that there is nothing to do when there is nothing to do', async () => {
  const { code, said } = await typed(migrateCommand, config, '')
  expect(code).toBe(0)
  expect(said).toMatch(/al helemaal bijgewerkt|up to date already/)
})

describe('doctor', () => {
  test('finds nothing wrong in a house that is well', async () => {
    const { said } = await typed(doctorCommand, await emptyHouse(), '')
    expect(wrongIn(said)).toEqual([])
    expect(said.split('\n').length).toBeGreaterThan(9)
  })

  test('tells of a table without fence, a lost and a strange file, and work that waits', async () => {
    const id = randomUUID()
    await app.query(
      `insert into platform.file (id, name, bytes, sha256, created_at) values ($1, 'kwijt.csv', 3, '', now())`,
      [id],
    )
    await app.query(
      `insert into platform.job (id, name, payload, actor_id, actor_name, created_at) values ($1, 'identity.run', '{}', 'x', 'x', now() - interval '1 hour')`,
      [randomUUID()],
    )
    const stranger = join(app.dataDir, 'files', app.tenantId, 'vreemd')
    mkdirSync(join(app.dataDir, 'files', app.tenantId), { recursive: true })
    writeFileSync(stranger, 'x')
    await asOwner('alter table governance.field no force row level security')
    const { code, said } = await typed(doctorCommand, config, '')
    await asOwner('alter table governance.field force row level security')
    rmSync(stranger)
    expect(code).toBe(1)
    for (const part of ['governance.field', id, 'vreemd', 'KLANTREGIE_ROLES']) expect(said).toContain(part)
  })

  test('says what to do when the application signs in as the owner', async () => {
    const wrong = configOn({ owner: app.ownerUrl, app: app.ownerUrl, dataDir: app.dataDir })
    const { code, said } = await typed(doctorCommand, wrong, '')
    expect(code).toBe(1)
    expect(said).toContain('DATABASE_OWNER_URL')
  })

  test('says so when the database cannot be reached', async () => {
    const nowhere = { ...app.ownerUrl, host: '127.0.0.1', port: 1 }
    const { code, said } = await typed(
      doctorCommand,
      configOn({ owner: nowhere, app: nowhere, dataDir: app.dataDir }),
      '',
    )
    expect(code).toBe(1)
    expect(said).toContain('✗')
  })

  test('an old Node and a full disk are wrong', () => {
    expect(checkNode('22.4.0').state).toBe('wrong')
    expect(checkNode('24.0.0').state).toBe('good')
    expect(freeSpace(1_000_000).state).toBe('wrong')
  })
})

/** The servers of the tests really are unsafe on purpose (fsync off); doctor is right to say so. */
function wrongIn(said: string): string[] {
  return said.split('\n').filter((line) => line.startsWith('✗') && !/fsync|full_page_writes/.test(line))
}

async function asOwner(text: string): Promise<void> {
  const { Client } = (await import('pg')).default
  const client = new Client(app.ownerUrl)
  await client.connect()
  await client.query(text)
  await client.end()
}
