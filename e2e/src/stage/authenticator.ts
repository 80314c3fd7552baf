import { createHmac } from 'node:crypto'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const PERIOD_MS = 30_000

/**
 * The app on a phone: the six digits of RFC 6238 for a secret typed over from the screen. Written out here instead of
 * taken from the library of the server, so that the two check each other. `steps` looks that many half minutes ahead.
 */
export function codeOf(secret: string, steps = 0): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / PERIOD_MS) + steps))
  const digest = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 0xf
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

function fromBase32(text: string): Buffer {
  const bits = text
    .replace(/\s/g, '')
    .replace(/./g, (sign) => ALPHABET.indexOf(sign).toString(2).padStart(5, '0'))
    .match(/.{8}/g)
  return Buffer.from(bits?.map((byte) => parseInt(byte, 2)) ?? [])
}
