import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { Transform, type TransformCallback } from 'node:stream'
import { promisify } from 'node:util'
import { damaged, wrongPassphrase } from './backup-failure.ts'

/**
 * Encryption of a whole file with a passphrase, streaming: scrypt makes a key of its own for every file (random salt);
 * the content is cut into chunks that are each sealed with AES-256-GCM.
 *
 * Guarantees: the nonce holds the chunk's number and whether it is the last (the STREAM construction of Hoang and others,
 * 2015), so chunks that were changed, left out, swapped, repeated or cut off at the end do not open. The header is
 * authenticated with every chunk. Nothing that did not open is passed on.
 *
 * Layout: magic, salt, nonce prefix, the tag of an empty chunk number 0 (which tells a wrong passphrase from a damaged
 * file), then per chunk the sealed bytes and a tag of 16 bytes. Only the last chunk may be shorter than a full one.
 */
export const ENCRYPTED_MAGIC = Buffer.from('KLANTREGIE-BACKUP-1\n', 'latin1')
const SALT_BYTES = 16
/** 7 random bytes, 4 for the number and 1 for "last" make the 12 bytes that GCM wants. */
const PREFIX_BYTES = 7
const TAG_BYTES = 16
const OPENING_BYTES = ENCRYPTED_MAGIC.length + SALT_BYTES + PREFIX_BYTES
export const HEADER_BYTES = OPENING_BYTES + TAG_BYTES
const CHUNK_BYTES = 64 * 1024

/** About half a second and 128 MB per guess (OWASP password storage, 2023: N = 2^17, r = 8, p = 1). */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }
const deriveKey = promisify<string, Buffer, number, typeof COST, Buffer>(scrypt)

type Sealing = { readonly key: Buffer; readonly header: Buffer; readonly prefix: Buffer }

async function sealingOf(passphrase: string, header: Buffer): Promise<Sealing> {
  const salt = header.subarray(ENCRYPTED_MAGIC.length, ENCRYPTED_MAGIC.length + SALT_BYTES)
  // NFC, because the same é can be typed in two ways.
  const key = await deriveKey(passphrase.normalize('NFC'), salt, 32, COST)
  return { key, header, prefix: header.subarray(header.length - PREFIX_BYTES) }
}

function nonceOf({ prefix }: Sealing, number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  prefix.copy(nonce)
  nonce.writeUInt32BE(number, PREFIX_BYTES)
  nonce.writeUInt8(isLast ? 1 : 0, 11)
  return nonce
}

function seal(sealing: Sealing, chunk: Buffer, number: number, isLast: boolean): Buffer {
  const cipher = createCipheriv('aes-256-gcm', sealing.key, nonceOf(sealing, number, isLast))
  cipher.setAAD(sealing.header)
  return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()])
}

/** @throws Error when the chunk is not as it was sealed */
function unseal(sealing: Sealing, chunk: Buffer, number: number, isLast: boolean): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', sealing.key, nonceOf(sealing, number, isLast))
  decipher.setAAD(sealing.header)
  decipher.setAuthTag(chunk.subarray(chunk.length - TAG_BYTES))
  const opened = decipher.update(chunk.subarray(0, chunk.length - TAG_BYTES))
  return Buffer.concat([opened, decipher.final()])
}

/** Seals what is written to it; the header goes out first. */
export async function encryption(passphrase: string): Promise<Transform> {
  const header = Buffer.concat([ENCRYPTED_MAGIC, randomBytes(SALT_BYTES + PREFIX_BYTES)])
  const sealing = await sealingOf(passphrase, header)
  const stream = inChunks(CHUNK_BYTES, (chunk, number, isLast) => seal(sealing, chunk, number, isLast))
  stream.push(Buffer.concat([header, seal(sealing, Buffer.alloc(0), 0, false)]))
  return stream
}

/** Opens what follows the header. Fails with a BackupFailure at the first chunk that is not as it was sealed. */
export async function decryption(passphrase: string, header: Buffer): Promise<Transform> {
  const sealing = await sealingOf(passphrase, header.subarray(0, OPENING_BYTES))
  try {
    unseal(sealing, header.subarray(OPENING_BYTES), 0, false)
  } catch {
    throw wrongPassphrase()
  }
  return inChunks(CHUNK_BYTES + TAG_BYTES, (chunk, number, isLast) => {
    if (chunk.length < TAG_BYTES) throw damaged({ nl: 'het einde ontbreekt', en: 'the end is missing' })
    try {
      return unseal(sealing, chunk, number, isLast)
    } catch (error) {
      throw damaged({ nl: `deel ${number}`, en: `part ${number}` }, error)
    }
  })
}

/** Cuts a stream into pieces of exactly `size` bytes, numbered from 1; the last has what is left, which may be nothing. */
function inChunks(size: number, convert: (chunk: Buffer, number: number, isLast: boolean) => Buffer): Transform {
  let held: Buffer = Buffer.alloc(0)
  let number = 1
  return new Transform({
    transform(this: Transform, bytes: Buffer, _encoding, done: TransformCallback) {
      held = held.length === 0 ? bytes : Buffer.concat([held, bytes])
      let start = 0
      try {
        // A full piece is kept back until more comes: only then is it known not to be the last.
        for (; held.length - start > size; start += size) {
          this.push(convert(held.subarray(start, start + size), number++, false))
        }
      } catch (error) {
        done(error as Error)
        return
      }
      held = held.subarray(start)
      done()
    },
    flush(done: TransformCallback) {
      try {
        done(null, convert(held, number, true))
      } catch (error) {
        done(error as Error)
      }
    },
  })
}
