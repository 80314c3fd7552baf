import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../failure.ts'

/** Bytes of uploads and prepared downloads, one folder per tenant, named by id only: no name from outside touches the disk. */
export type FileStore = {
  /** The folder of the installation that holds them, for what is kept beside them. */
  readonly dataDir: string
  /** Writes to a hidden name first and renames: a file exists whole or not at all. @throws AppError http.too_large */
  readonly save: (
    tenantId: string,
    id: string,
    content: Readable,
    maxBytes: number,
  ) => Promise<{ bytes: number; sha256: string }>
  /** SHA-256 of what is on disk now; null when there is nothing. */
  readonly fingerprint: (tenantId: string, id: string) => Promise<string | null>
  readonly pathOf: (tenantId: string, id: string) => string
  readonly open: (tenantId: string, id: string) => Readable
  readonly exists: (tenantId: string, id: string) => Promise<boolean>
  readonly remove: (tenantId: string, id: string) => Promise<void>
  readonly removeTenant: (tenantId: string) => Promise<void>
}

export function fileStore(dataDir: string): FileStore {
  const folderOf = (tenantId: string) => join(dataDir, 'files', tenantId)
  const pathOf = (tenantId: string, id: string) => join(folderOf(tenantId), id)
  return {
    dataDir,
    pathOf,
    fingerprint: async (tenantId, id) => {
      const hash = createHash('sha256')
      try {
        for await (const chunk of createReadStream(pathOf(tenantId, id))) hash.update(chunk as Buffer)
      } catch (error) {
        if ((error as { code?: unknown }).code === 'ENOENT') return null
        throw error
      }
      return hash.digest('hex')
    },
    open: (tenantId, id) => createReadStream(pathOf(tenantId, id)),
    exists: async (tenantId, id) => (await stat(pathOf(tenantId, id)).catch(() => null)) !== null,
    remove: (tenantId, id) => rm(pathOf(tenantId, id), { force: true }),
    removeTenant: (tenantId) => rm(folderOf(tenantId), { force: true, recursive: true }),
    save: async (tenantId, id, content, maxBytes) => {
      await mkdir(folderOf(tenantId), { recursive: true, mode: 0o700 })
      const unfinished = `${pathOf(tenantId, id)}.unfinished`
      const counter = counting(maxBytes)
      try {
        await pipeline(content, counter.stream, createWriteStream(unfinished, { mode: 0o600 }))
        await rename(unfinished, pathOf(tenantId, id))
      } catch (error) {
        await rm(unfinished, { force: true })
        throw error
      }
      return counter.result()
    },
  }
}

function counting(maxBytes: number) {
  const hash = createHash('sha256')
  let bytes = 0
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      hash.update(chunk)
      if (bytes > maxBytes) done(new AppError('http.too_large', { maxBytes }))
      else done(null, chunk)
    },
  })
  return { stream, result: () => ({ bytes, sha256: hash.digest('hex') }) }
}
