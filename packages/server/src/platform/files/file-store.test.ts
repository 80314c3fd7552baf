import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fileStore, type FileStore } from './file-store.ts'

let dataDir: string
let files: FileStore
const tenant = randomUUID()
const id = randomUUID()
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'klantregie-files-'))
  files = fileStore(dataDir)
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const everything = () => readdirSync(join(dataDir, 'files', tenant))

test('a file is kept whole, with its size and fingerprint, readable by nobody else', async () => {
  const saved = await files.save(tenant, id, Readable.from([Buffer.from('een'), Buffer.from('twee')]), 100)
  expect(saved).toEqual({ bytes: 7, sha256: createHash('sha256').update('eentwee').digest('hex') })
  expect(readFileSync(files.pathOf(tenant, id), 'utf8')).toBe('eentwee')
  expect(statSync(files.pathOf(tenant, id)).mode & 0o077).toBe(0)
  expect(await files.exists(tenant, id)).toBe(true)
  expect(await files.fingerprint(tenant, id)).toBe(saved.sha256)
  expect(await files.fingerprint(tenant, randomUUID())).toBeNull()
})

test('a file that is too large leaves nothing, and is not read further', async () => {
  let sent = 0
  const endless = new Readable({
    read() {
      sent += 1024
      this.push(Buffer.alloc(1024))
    },
  })
  await expect(files.save(tenant, id, endless, 10_000)).rejects.toMatchObject({ code: 'http.too_large' })
  expect(everything()).toEqual([])
  expect(sent).toBeLessThan(1_000_000)
  expect(endless.destroyed).toBe(true)
})

test('a file of exactly the limit is taken', async () => {
  expect(await files.save(tenant, id, Readable.from([Buffer.alloc(1000)]), 1000)).toMatchObject({ bytes: 1000 })
})

test('an upload that breaks off leaves nothing', async () => {
  const upload = new PassThrough()
  const saving = files.save(tenant, id, upload, 1_000_000)
  upload.write(Buffer.alloc(5000))
  await expect.poll(() => existsSync(join(dataDir, 'files', tenant)) && everything()).toEqual([`${id}.unfinished`])
  upload.destroy(new Error('connection reset'))
  await expect(saving).rejects.toThrow()
  expect(everything()).toEqual([])
})

test('removing what is not there is no failure; an organisation goes with everything it has', async () => {
  await files.remove(tenant, id)
  await files.save(tenant, id, Readable.from(['x']), 10)
  await files.removeTenant(tenant)
  expect(await files.exists(tenant, id)).toBe(false)
})
