import { hash, randomBytes, randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { keyFileMissing, keyFileWrong } from './secret-problem.ts'

export const KEY_BYTES = 32

/** `id` is safe to show: the beginning of a hash of the key. */
export type SecretKey = { readonly id: string; readonly key: Buffer }

export type SecretKeyPlace = {
  readonly dataDir: string
  /** A file of one's own (KLANTREGIE_SECRET_KEY_FILE), which is then never made or written by us. */
  readonly ownKeyFile?: string | undefined
}

/**
 * The keys that seal secrets: one file with a key on each line, as base64 (`openssl rand -base64 32`). The first line seals, all of
 * them open; lines that begin with # are notes. Made at first use, for its owner only, in the data folder, where neither the database
 * nor a backup has it.
 */
export type SecretKeys = {
  readonly path: string
  /** The key that seals, made when there is no file yet. @throws SecretProblem */
  readonly current: () => Promise<SecretKey>
  /** Null when the file does not have it. @throws SecretProblem when there is no file, or when it is wrong */
  readonly find: (id: string) => Promise<SecretKey | null>
  /** Puts a new key on top. @throws SecretProblem; Error when the file is one's own */
  readonly rotate: () => Promise<{ readonly before: string | null; readonly after: string }>
}

export const secretKeyPath = ({ dataDir, ownKeyFile }: SecretKeyPlace): string =>
  ownKeyFile ?? join(dataDir, 'secrets', 'secret-key')

export function secretKeys(place: SecretKeyPlace): SecretKeys {
  const path = secretKeyPath(place)
  let held: readonly SecretKey[] = []
  const read = async () => (held = (await readKeys(path)) ?? [])
  const made = async () => {
    if (place.ownKeyFile !== undefined) throw keyFileMissing(path)
    await makeOnce(path, newLine())
    return read()
  }
  const top = ([first]: readonly SecretKey[]): SecretKey => {
    if (!first) throw keyFileWrong(path)
    return first
  }
  return {
    path,
    // Read each time: sealing is rare, and a key that another process put on top must be the one that is used.
    current: async () => top((await readKeys(path)) === null ? await made() : await read()),
    find: async (id) => {
      const known = held.find((key) => key.id === id)
      if (known) return known
      const keys = await readKeys(path)
      if (keys === null) throw keyFileMissing(path)
      held = keys
      return keys.find((key) => key.id === id) ?? null
    },
    rotate: async () => {
      if (place.ownKeyFile !== undefined) throw new Error('KLANTREGIE_SECRET_KEY_FILE')
      const before = (await readKeys(path))?.[0]?.id ?? null
      const line = newLine()
      await replace(path, `${line}${await readFile(path, 'utf8').catch(() => '')}`)
      return { before, after: top(await read()).id }
    },
  }
}

/** Null when there is no file. @throws SecretProblem when a line of it is not a key, or when it has none */
export async function readKeys(path: string): Promise<readonly SecretKey[] | null> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if ((error as { code?: unknown }).code === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  const lines = text.split('\n').map((line) => line.trim())
  const keys = lines.filter((line) => line !== '' && !line.startsWith('#')).map(readKey)
  const right = keys.filter((key) => key !== null)
  if (right.length === 0 || right.length < keys.length) throw keyFileWrong(path)
  return right
}

function readKey(line: string): SecretKey | null {
  const key = /^[A-Za-z0-9+/]{43}=$/.test(line) ? Buffer.from(line, 'base64') : Buffer.alloc(0)
  return key.length === KEY_BYTES ? { id: keyIdOf(key), key } : null
}

const keyIdOf = (key: Buffer): string =>
  hash('sha256', Buffer.concat([Buffer.from('klantregie-secret-key\n'), key]), 'hex').slice(0, 16)

const newLine = (): string => `${randomBytes(KEY_BYTES).toString('base64')}\n`

/** Two processes that start at once end up with one key: the file gets its name when it is whole, and only once. */
async function makeOnce(path: string, content: string): Promise<void> {
  const unfinished = await written(path, content)
  try {
    await link(unfinished, path)
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'EEXIST') throw error
  } finally {
    await rm(unfinished, { force: true })
  }
}

async function replace(path: string, content: string): Promise<void> {
  await rename(await written(path, content), path)
}

async function written(path: string, content: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const unfinished = `${path}.${randomUUID()}.unfinished`
  await writeFile(unfinished, content, { mode: 0o600 })
  return unfinished
}
