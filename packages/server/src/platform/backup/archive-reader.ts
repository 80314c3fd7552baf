import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { PassThrough, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdDecompress } from 'node:zlib'
import { extract, type Header } from 'tar-stream'
import { BackupFailure, damaged, notABackup, passphraseNeeded } from './backup-failure.ts'
import { decryption, ENCRYPTED_MAGIC, HEADER_BYTES } from './encryption.ts'

/** RFC 8878 §3.1.1: how every zstd file begins. */
const ZSTD_MAGIC = Buffer.from([0x28, 0xb5, 0x2f, 0xfd])

export type ArchiveEntry = { readonly name: string; readonly bytes: number; readonly content: AsyncIterable<Buffer> }

/**
 * Reads a backup member by member; each must be read to its end before the next. `onRead` hears how much of the file has
 * been read, 0–1.
 * @throws BackupFailure when the file is no backup, does not open with this passphrase, or breaks off
 */
export async function* readArchive(
  path: string,
  passphrase: string | undefined,
  onRead: (fraction: number) => void = () => undefined,
): AsyncGenerator<ArchiveEntry, void, undefined> {
  const { header, size, isEncrypted } = await inspect(path)
  if (isEncrypted && passphrase === undefined) throw passphraseNeeded()
  const opening = isEncrypted && passphrase !== undefined ? await decryption(passphrase, header) : new PassThrough()
  const source = createReadStream(path, { start: isEncrypted ? HEADER_BYTES : 0 })
  const tar = extract()
  const stopping = new AbortController()
  const fed = pipeline(source, counting(size, onRead), opening, createZstdDecompress(), tar, {
    signal: stopping.signal,
  })
  let failure: unknown
  fed.catch((error: unknown) => (failure = error))
  try {
    for await (const entry of tar as AsyncIterable<TarEntry>) {
      const { name, bytes, content } = entryOf(entry)
      yield { name, bytes, content: explained(content, () => failure) }
    }
    await fed
  } catch (error) {
    throw asFailure(failure ?? error)
  } finally {
    stopping.abort()
    await fed.catch(() => undefined)
  }
}

type TarEntry = AsyncIterable<unknown> & { readonly header: Pick<Header, 'name' | 'size' | 'type'> }

function entryOf(entry: TarEntry): ArchiveEntry {
  const { name, size, type } = entry.header
  // Directories and links have no place in a backup; a name that we never give makes sure that they are refused.
  return { name: type === 'file' ? name : `(${type})`, bytes: size, content: entry as AsyncIterable<Buffer> }
}

/** A file that breaks off does so in the middle of a member, where its reader is. */
async function* explained(content: AsyncIterable<Buffer>, failure: () => unknown): AsyncGenerator<Buffer> {
  try {
    yield* content
  } catch (error) {
    throw asFailure(failure() ?? error)
  }
}

/** What tar, zstd or the disk say is kept as the cause; the reader gets one sentence. */
function asFailure(error: unknown): Error {
  if (error instanceof BackupFailure) return error
  const { code, syscall, message } = error as { code?: string; syscall?: string; message?: string }
  if (syscall !== undefined && error instanceof Error) return error
  const what = code ?? message ?? 'onbekend'
  return damaged({ nl: what, en: what }, error)
}

async function inspect(path: string): Promise<{ header: Buffer; size: number; isEncrypted: boolean }> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw new BackupFailure(
      { nl: `Het bestand ${path} kan niet worden gelezen.`, en: `The file ${path} cannot be read.` },
      { cause: error },
    )
  })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0)
    const header = buffer.subarray(0, bytesRead)
    const isEncrypted =
      header.length === HEADER_BYTES && header.subarray(0, ENCRYPTED_MAGIC.length).equals(ENCRYPTED_MAGIC)
    if (!isEncrypted && !header.subarray(0, ZSTD_MAGIC.length).equals(ZSTD_MAGIC)) throw notABackup()
    return { header, size: (await file.stat()).size, isEncrypted }
  } finally {
    await file.close()
  }
}

function counting(size: number, onRead: (fraction: number) => void): Transform {
  let read = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      read += chunk.length
      onRead(size === 0 ? 1 : read / size)
      done(null, chunk)
    },
  })
}
