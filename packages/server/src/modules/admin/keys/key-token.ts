import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { KEY_PREFIX } from '@klantregie/contract'

/** 256 random bits: nobody guesses them, so a plain fast hash is enough to store them safely. */
const SECRET_BYTES = 32
/** Whose organisation, which key, and the proof. Lengths are fixed, because the proof may hold a "_" itself. */
const FORM = new RegExp(`^${KEY_PREFIX}([0-9a-f]{32})_([0-9a-f]{32})_([A-Za-z0-9_-]{43})$`)
/** Anywhere in a text, also when it is cut off. */
const TRACE = new RegExp(`${KEY_PREFIX}[0-9a-f]{32}_`)
const ENDING = 4

export type KeyToken = { readonly tenantId: string; readonly keyId: string; readonly hash: string }

export function newKeyToken(ids: { readonly tenantId: string; readonly keyId: string }) {
  const secret = randomBytes(SECRET_BYTES).toString('base64url')
  const text = `${KEY_PREFIX}${plain(ids.tenantId)}_${plain(ids.keyId)}_${secret}`
  return { text, hash: hashSecret(secret), ending: secret.slice(-ENDING) }
}

/** Null for anything that cannot be one of ours. */
export function readKeyToken(text: string): KeyToken | null {
  const [, tenantId, keyId, secret] = FORM.exec(text) ?? []
  if (tenantId === undefined || keyId === undefined || secret === undefined) return null
  return { tenantId: asUuid(tenantId), keyId: asUuid(keyId), hash: hashSecret(secret) }
}

export function holdsKey(text: string): boolean {
  return TRACE.test(text)
}

/** Takes as long for a hash that is almost right as for one that is not. */
export function isSameHash(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one, 'hex'), Buffer.from(other, 'hex')]
  return first.length === second.length && timingSafeEqual(first, second)
}

const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')
const plain = (id: string): string => id.replaceAll('-', '')
const asUuid = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
