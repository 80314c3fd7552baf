import { createHash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { PassThrough, Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress } from 'node:zlib'
import { pack } from 'tar-stream'
import { BackupFailure } from './backup-failure.ts'
import type { Member } from './archive-format.ts'
import { encryption } from './encryption.ts'

/** Quick enough to keep up with the database on one core, and within some per cent of what slower levels reach. */
const COMPRESSION_LEVEL = 3

export type ArchiveWriter = {
  readonly add: (name: string, content: Buffer) => Promise<void>
  /** `bytes` must be what the stream gives. Answers its SHA-256. */
  readonly addStream: (name: string, bytes: number, content: Readable) => Promise<string>
  readonly members: readonly Member[]
  /** Makes the file appear under its name, whole and on the disk. Answers its size in bytes. */
  readonly finish: () => Promise<number>
  /** Leaves nothing behind. */
  readonly abandon: () => Promise<void>
}

/** Starts a backup file beside its place; only `finish` puts it there, so a half one is never taken for a whole one. */
export async function writeArchive(path: string, passphrase: string | undefined): Promise<ArchiveWriter> {
  if (existsSync(path)) {
    throw new BackupFailure({
      nl: `Het bestand ${path} bestaat al. Kies een andere naam; een back-up wordt nooit overschreven.`,
      en: `The file ${path} already exists. Choose another name; a backup is never overwritten.`,
    })
  }
  const unfinished = `${path}.unfinished`
  const tar = pack()
  const sealing = passphrase === undefined ? new PassThrough() : await encryption(passphrase)
  const stopping = new AbortController()
  const compression = createZstdCompress({
    params: { [constants.ZSTD_c_compressionLevel]: COMPRESSION_LEVEL, [constants.ZSTD_c_checksumFlag]: 1 },
  })
  const written = pipeline(tar, compression, sealing, createWriteStream(unfinished, { mode: 0o600 }), {
    signal: stopping.signal,
  })
  // The failure is seen by whoever adds or finishes; until then it must not count as unhandled.
  written.catch(() => undefined)
  const members: Member[] = []
  // When the disk is full the tar stream is never drained: an addition alone would wait for ever.
  const orFailure = (work: Promise<void>) => Promise.race([work, written.then(() => work)])

  const add = async (name: string, content: Buffer) => {
    await orFailure(
      new Promise((resolve, reject) => {
        tar.entry({ name, size: content.length }, content, (error) => (error ? reject(error) : resolve()))
      }),
    )
    members.push({ name, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') })
  }
  const addStream = async (name: string, bytes: number, content: Readable) => {
    const hash = createHash('sha256')
    const hashing = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk)
        done(null, chunk)
      },
    })
    await orFailure(pipeline(content, hashing, tar.entry({ name, size: bytes })))
    const sha256 = hash.digest('hex')
    members.push({ name, bytes, sha256 })
    return sha256
  }
  return {
    add,
    addStream,
    members,
    finish: async () => {
      tar.finalize()
      await written
      const bytes = await flushToDisk(unfinished)
      await rename(unfinished, path)
      return bytes
    },
    abandon: async () => {
      stopping.abort()
      await written.catch(() => undefined)
      await rm(unfinished, { force: true })
    },
  }
}

/** Written is not yet kept: a power cut right after "done" must not lose the backup. */
async function flushToDisk(path: string): Promise<number> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
    return (await file.stat()).size
  } finally {
    await file.close()
  }
}
