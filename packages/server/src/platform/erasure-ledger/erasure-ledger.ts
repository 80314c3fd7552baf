import { createHmac, randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/**
 * Who was forgotten, kept beside the backups and never in one: a backup that is put back brings everybody back whom it still
 * holds, and this says who has to go again. A line holds hashes only, made with a key that stands beside it; without the key
 * nothing can be looked up with it, and with it only somebody whose id or particulars one has already.
 */
const Line = z.object({
  version: z.literal(1),
  tenantId: z.uuid(),
  erasureId: z.uuid(),
  erasedAt: z.iso.datetime(),
  /** Of the ids of all cells of the relation. */
  cells: z.array(z.string()),
  /** By which a list that brings the person back is recognised. */
  keys: z.array(z.string()),
})
export type LedgerLine = z.infer<typeof Line>

export type ErasureLedger = {
  /** 128 bits, for one organisation: the same person at another organisation has another hash. */
  readonly hash: (tenantId: string, text: string) => string
  /** On disk when this returns. Costs the same however long the ledger is; one of the last lines is not written again. */
  readonly append: (line: LedgerLine) => void
  /** Each erasure once. */
  readonly read: () => LedgerLine[]
  /**
   * Takes the keys by which lists are recognised out of lines of before a moment. Who has to go again after a backup is put back
   * stays. Answers of how many lines; a line that another process adds meanwhile is written again by `agreeWithLedger`.
   */
  readonly forgetKeys: (tenantId: string, before: Date) => number
  readonly path: string
}

/** A repeated append follows closely on the first. Looked at of the end of the file, in bytes. */
const TAIL = 65_536
const KEY_BYTES = 32
const HASH_CHARACTERS = 22

/** The ledger below a data folder; made with its key when it is not there. */
export function openErasureLedger(dataDir: string): ErasureLedger {
  const folder = join(dataDir, 'erasures')
  const path = join(folder, 'erasures.jsonl')
  const read = () => (existsSync(path) ? onceEach(linesOf(readFileSync(path, 'utf8'))) : [])
  let key: Buffer | null = null
  return {
    path,
    read,
    hash: (tenantId, text) => {
      key ??= readKey(folder)
      return createHmac('sha256', key).update(`${tenantId}\n${text}`).digest('base64url').slice(0, HASH_CHARACTERS)
    },
    append: (line) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const file = openSync(path, 'a+', 0o600)
      try {
        const tail = tailOf(file)
        if (linesOf(tail).some(({ erasureId }) => erasureId === line.erasureId)) return
        // A line that a crash cut off is ended first, so that it cannot swallow this one.
        writeSync(file, `${tail === '' || tail.endsWith('\n') ? '' : '\n'}${JSON.stringify(line)}\n`)
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
    },
    forgetKeys: (tenantId, before) => {
      const isOver = (line: LedgerLine) =>
        line.tenantId === tenantId && line.keys.length > 0 && new Date(line.erasedAt) < before
      const lines = read()
      const count = lines.filter(isOver).length
      if (count === 0) return 0
      const left = lines.map((line) => (isOver(line) ? { ...line, keys: [] } : line))
      const own = `${path}.${randomBytes(6).toString('hex')}`
      writeFileSync(own, left.map((line) => `${JSON.stringify(line)}\n`).join(''), { mode: 0o600, flush: true })
      renameSync(own, path)
      return count
    },
  }
}

function tailOf(file: number): string {
  const { size } = fstatSync(file)
  const bytes = Buffer.alloc(Math.min(size, TAIL))
  readSync(file, bytes, 0, bytes.length, size - bytes.length)
  return bytes.toString('utf8')
}

function onceEach(lines: readonly LedgerLine[]): LedgerLine[] {
  return [...new Map(lines.map((line) => [line.erasureId, line])).values()]
}

/** A line that cannot be read was cut off by a crash before its erasure was reported; the database still has it. */
function linesOf(text: string): LedgerLine[] {
  return text.split('\n').flatMap((line) => {
    try {
      return [Line.parse(JSON.parse(line))]
    } catch {
      // See above: nothing is lost with it.
      return []
    }
  })
}

/** Two processes that start at once agree on one key: whoever comes second reads what the first linked into place. */
function readKey(folder: string): Buffer {
  const path = join(folder, 'key')
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const own = `${path}.${randomBytes(6).toString('hex')}`
    writeFileSync(own, randomBytes(KEY_BYTES), { mode: 0o600, flush: true })
    try {
      linkSync(own, path)
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'EEXIST') throw error
    } finally {
      rmSync(own, { force: true })
    }
  }
  const key = readFileSync(path)
  if (key.length !== KEY_BYTES) throw new Error(`The key of the erasure ledger (${path}) is damaged.`)
  return key
}
