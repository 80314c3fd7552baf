import { promisify } from 'node:util'
import type { Readable } from 'node:stream'
import yauzl from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import { FileProblem } from './file-problem.ts'
import type { FileLimits } from './file-limits.rules.ts'

const openZip = promisify<string, yauzl.Options, ZipFile>(yauzl.open)

export type ZipParts = {
  has(name: string): boolean
  names(): readonly string[]
  /** Unpacks one part, counting: what it really unpacks to, not what the directory claims. Throws `file.corrupt` when absent. */
  read(name: string): AsyncGenerator<Uint8Array, void, undefined>
  close(): void
}

/**
 * Opens a zipped workbook. Only parts asked for by name are unpacked, never to disk and never a zip within a zip; the
 * sizes in the directory are believed only when they are bad news.
 */
export async function openZipParts(path: string, limits: FileLimits): Promise<ZipParts> {
  const zip = await openZip(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }).catch(() => {
    throw new FileProblem('file.corrupt')
  })
  const entries = await listEntries(zip, limits)
  let unpacked = 0

  function count(bytes: number, entry: Entry, soFar: number): void {
    unpacked += bytes
    const ratio = soFar / Math.max(1, entry.compressedSize)
    const isBomb = soFar > limits.ratioAppliesFromBytes && ratio > limits.maxUnpackRatio
    if (isBomb || unpacked > limits.maxUnpackedBytes)
      throw new FileProblem('file.zip_bomb', { limit: limits.maxUnpackedBytes })
  }
  async function* read(name: string): AsyncGenerator<Uint8Array, void, undefined> {
    const entry = entries.get(name)
    if (!entry) throw new FileProblem('file.corrupt')
    const before = unpacked
    const stream: Readable = await zip.openReadStreamPromise(entry).catch(() => {
      throw new FileProblem('file.corrupt')
    })
    let soFar = 0
    try {
      for await (const chunk of stream as AsyncIterable<Uint8Array>) {
        soFar += chunk.byteLength
        count(chunk.byteLength, entry, soFar)
        yield chunk
      }
    } catch (error) {
      throw error instanceof FileProblem ? error : new FileProblem('file.corrupt')
    } finally {
      stream.destroy()
      // A part may be read twice (sample, then all rows); only what one reading unpacks counts.
      unpacked = before
    }
  }
  return {
    has: (name) => entries.has(name),
    names: () => [...entries.keys()],
    read,
    close: () => zip.close(),
  }
}

async function listEntries(zip: ZipFile, limits: FileLimits): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  if (zip.entryCount > limits.maxZipEntries) throw new FileProblem('file.zip_bomb', { limit: limits.maxZipEntries })
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw new FileProblem('file.encrypted')
      entries.set(entry.fileName, entry)
    }
  } catch (error) {
    zip.close()
    throw error instanceof FileProblem ? error : new FileProblem('file.corrupt')
  }
  return entries
}
