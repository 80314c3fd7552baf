import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  randomUUID,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto'
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The Ed25519 keys with which the end of the trail is signed. The private key is made at first use in the data folder, where
 * the database cannot reach it, or is a file of one's own (`KLANTREGIE_AUDIT_KEY_FILE`). Public keys are kept for ever, so
 * that what was signed before a change of keys can still be checked.
 */
export type SigningKeys = {
  readonly sign: (message: string) => Promise<{ keyId: string; publicKey: Buffer; signature: Buffer }>
  /** False when the signature is wrong; null when the key is none of ours. */
  readonly check: (
    signed: { keyId: string; publicKey: Buffer; signature: Buffer },
    message: string,
  ) => Promise<boolean | null>
  /** From now on the key of a restored backup counts as ours: whoever restores says so. */
  readonly trust: (publicKey: Buffer) => Promise<void>
  /** Makes a new key for what is signed from now on. @throws Error when the key is a file of one's own. */
  readonly rotate: () => Promise<{ before: string | null; after: string }>
}

export type KeyPlace = { readonly folder: string; readonly ownKeyFile?: string | undefined }

export function signingKeys({ folder, ownKeyFile }: KeyPlace): SigningKeys {
  const privatePath = ownKeyFile ?? join(folder, 'signing-key.pem')
  const publicFolder = join(folder, 'keys')
  // One change of keys in this process does not sign with the old one any more; another process sees it at its next start.
  let loaded: Promise<Pair> | null = null
  const pair = () => (loaded ??= load())

  const load = async (): Promise<Pair> => {
    const found = await read(privatePath)
    if (found === null && ownKeyFile !== undefined) throw new Error(`KLANTREGIE_AUDIT_KEY_FILE: ${ownKeyFile}?`)
    const privateKey = found === null ? await make(privatePath, folder) : createPrivateKey(found)
    const made = pairOf(privateKey)
    await keepPublic(publicFolder, made.publicKey)
    return made
  }
  const known = new Map<string, KeyObject>()
  const knownKey = async (keyId: string): Promise<KeyObject | null> => {
    await pair()
    const held = known.get(keyId)
    if (held || !/^[0-9a-f]{16}$/.test(keyId)) return held ?? null
    const pem = await read(join(publicFolder, `${keyId}.pem`))
    if (pem === null) return null
    const key = createPublicKey(pem)
    known.set(keyId, key)
    return key
  }
  return {
    sign: async (message) => {
      const { privateKey, publicKey } = await pair()
      return { keyId: keyIdOf(publicKey), publicKey, signature: sign(null, Buffer.from(message), privateKey) }
    },
    check: async ({ keyId, publicKey, signature }, message) => {
      if (keyIdOf(publicKey) !== keyId) return false
      const known = await knownKey(keyId)
      return known === null ? null : verify(null, Buffer.from(message), known, signature)
    },
    trust: (publicKey) => keepPublic(publicFolder, publicKey),
    rotate: async () => {
      if (ownKeyFile !== undefined) throw new Error('KLANTREGIE_AUDIT_KEY_FILE')
      const before = (await read(privatePath)) === null ? null : keyIdOf((await pair()).publicKey)
      const next = `${privatePath}.next`
      await rm(next, { force: true })
      const privateKey = await make(next, folder)
      await keepPublic(publicFolder, pairOf(privateKey).publicKey)
      await rename(next, privatePath)
      loaded = Promise.resolve(pairOf(privateKey))
      return { before, after: keyIdOf(pairOf(privateKey).publicKey) }
    },
  }
}

type Pair = { readonly privateKey: KeyObject; readonly publicKey: Buffer }

function pairOf(privateKey: KeyObject): Pair {
  return { privateKey, publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'der' }) }
}

/** Short enough to read out: the beginning of the SHA-256 of the public key (SPKI, DER). */
export function keyIdOf(publicKey: Buffer): string {
  return hash('sha256', publicKey, 'hex').slice(0, 16)
}

/** The public key of a checkpoint that somebody kept. */
export function publicKeyOf(pem: string): { isRight: (message: string, signature: Buffer) => boolean } {
  const key = createPublicKey(pem)
  return { isRight: (message, signature) => verify(null, Buffer.from(message), key, signature) }
}

export function pemOf(publicKey: Buffer): string {
  return createPublicKey({ key: publicKey, format: 'der', type: 'spki' })
    .export({ type: 'spki', format: 'pem' })
    .toString()
}

/** Two processes that start at once end up with one key: the file gets its name when it is whole, and only once. */
async function make(path: string, folder: string): Promise<KeyObject> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { privateKey } = generateKeyPairSync('ed25519')
  const unfinished = `${path}.${randomUUID()}.unfinished`
  await writeFile(unfinished, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  try {
    await link(unfinished, path)
    return privateKey
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'EEXIST') throw error
    return createPrivateKey(await readFile(path))
  } finally {
    await rm(unfinished, { force: true })
  }
}

async function keepPublic(folder: string, publicKey: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const name = `${keyIdOf(publicKey)}.pem`
  if ((await readdir(folder)).includes(name)) return
  const unfinished = join(folder, `${name}.${randomUUID()}.unfinished`)
  await writeFile(unfinished, pemOf(publicKey), { mode: 0o644 })
  await rename(unfinished, join(folder, name))
}

async function read(path: string): Promise<Buffer | null> {
  return readFile(path).catch((error: unknown) => {
    if ((error as { code?: unknown }).code === 'ENOENT') return null
    throw error
  })
}
