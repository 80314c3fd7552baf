import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { keyUnknown, notOpenable } from './secret-problem.ts'
import { secretKeys, type SecretKey, type SecretKeyPlace } from './secret-keys.ts'

/** Where a secret belongs. It opens there and nowhere else, also for whoever can copy it from row to row in the database. */
export type SecretPlace = {
  readonly tenantId: string
  /** What it is for, with the id of the row it is in: `integrations.connection.0197….token`. */
  readonly purpose: string
}

/**
 * Keeps passwords and tokens of other systems in the database so that the database alone does not give them away.
 *
 * A sealed secret is text: `v1.<key id>.<nonce>.<sealed bytes and tag>`, the last two in base64url. AES-256-GCM with a random nonce of 96 bits
 * (fit for far more than the thousands that there will be); version, key, organisation and purpose are authenticated with it.
 */
export type SecretBox = {
  /** @throws SecretProblem when the key file is wrong, or is one's own and missing */
  readonly seal: (secret: string, place: SecretPlace) => Promise<string>
  /** @throws SecretProblem */
  readonly open: (sealed: string, place: SecretPlace) => Promise<string>
  /** Sealed with the newest key; null when it already was. @throws SecretProblem */
  readonly reseal: (sealed: string, place: SecretPlace) => Promise<string | null>
  /** A new key for what is sealed from now on; what was sealed before still opens, until every `reseal` is done and the old line is removed. */
  readonly rotateKey: () => Promise<{ readonly before: string | null; readonly after: string }>
}

const VERSION = 'v1'
const NONCE_BYTES = 12
const TAG_BYTES = 16

export function secretBox(keyPlace: SecretKeyPlace): SecretBox {
  const keys = secretKeys(keyPlace)
  const seal = async (secret: string, place: SecretPlace) => sealWith(await keys.current(), secret, place)
  const open = async (sealed: string, place: SecretPlace) => {
    const envelope = readEnvelope(sealed)
    const key = await keys.find(envelope.keyId)
    if (key === null) throw keyUnknown(keys.path, envelope.keyId)
    return openWith(key, envelope, place)
  }
  return {
    seal,
    open,
    reseal: async (sealed, place) => {
      const secret = await open(sealed, place)
      const key = await keys.current()
      return readEnvelope(sealed).keyId === key.id ? null : sealWith(key, secret, place)
    },
    rotateKey: keys.rotate,
  }
}

/** The key that a sealed secret needs: for `doctor`, which looks without opening. Null for what is not a sealed secret. */
export function keyIdOfSealed(sealed: string): string | null {
  return ENVELOPE.exec(sealed)?.groups?.['keyId'] ?? null
}

const ENVELOPE = /^v1\.(?<keyId>[0-9a-f]{16})\.(?<nonce>[\w-]{16})\.(?<content>[\w-]{22,})$/

type Envelope = { readonly keyId: string; readonly nonce: Buffer; readonly content: Buffer }

function readEnvelope(sealed: string): Envelope {
  const { keyId, nonce, content } = ENVELOPE.exec(sealed)?.groups ?? {}
  if (!keyId || !nonce || !content) throw notOpenable()
  return { keyId, nonce: Buffer.from(nonce, 'base64url'), content: Buffer.from(content, 'base64url') }
}

function sealWith({ id, key }: SecretKey, secret: string, place: SecretPlace): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(belongingTo(id, place))
  const content = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return [VERSION, id, nonce.toString('base64url'), content.toString('base64url')].join('.')
}

function openWith({ id, key }: SecretKey, { nonce, content }: Envelope, place: SecretPlace): string {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(belongingTo(id, place))
  decipher.setAuthTag(content.subarray(content.length - TAG_BYTES))
  try {
    const opened = decipher.update(content.subarray(0, content.length - TAG_BYTES))
    return Buffer.concat([opened, decipher.final()]).toString('utf8')
  } catch {
    throw notOpenable()
  }
}

/** JSON, so that no two places are written the same. */
function belongingTo(keyId: string, { tenantId, purpose }: SecretPlace): Buffer {
  return Buffer.from(JSON.stringify(['klantregie-secret', VERSION, keyId, tenantId, purpose]))
}
