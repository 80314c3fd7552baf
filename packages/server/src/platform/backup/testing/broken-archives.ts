import { randomUUID } from 'node:crypto'
import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'

/** Backups as a full disk, a bad cable or somebody with a hex editor leaves them; each beside its source. */

export function written(source: string, content: Buffer): string {
  const path = join(dirname(source), `${randomUUID()}.klantregie`)
  writeFileSync(path, content)
  return path
}

export function truncated(source: string, share: number): string {
  const path = written(source, readFileSync(source))
  truncateSync(path, Math.floor(readFileSync(source).length * share))
  return path
}

export function flipped(source: string): string {
  const content = readFileSync(source)
  const place = Math.floor(content.length * 0.7)
  content[place] = content[place]! ^ 0x01
  return written(source, content)
}

/** The same backup with a text of equal length in place of another, its tar checksums put right again. */
export function rewritten(source: string, from: string, to: string): string {
  const tar = zstdDecompressSync(readFileSync(source))
  const wanted = Buffer.from(to.padEnd(from.length, ' ').slice(0, from.length))
  for (let at = tar.indexOf(from); at >= 0; at = tar.indexOf(from, at + 1)) wanted.copy(tar, at)
  return written(source, zstdCompressSync(withChecksums(tar)))
}

/** A migration that this version does not have, in the description and in the manifest. */
export function renamedMigration(source: string): string {
  return rewritten(source, '0006_activity_interactions.sql', '0099_activity_interactions.sql')
}

function withChecksums(tar: Buffer): Buffer {
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
    const header = tar.subarray(at, at + 512)
    header.fill(' ', 148, 156)
    const sum = header.reduce((total, byte) => total + byte, 0)
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
    const size = parseInt(header.toString('latin1', 124, 136), 8)
    at += 512 + Math.ceil(size / 512) * 512
  }
  return tar
}
