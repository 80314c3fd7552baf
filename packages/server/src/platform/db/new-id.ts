import { randomFillSync } from 'node:crypto'

const pool = Buffer.alloc(16 * 256)
let used = pool.length
let lastMillisecond = 0
let counter = 0

/**
 * A new UUID version 7 (RFC 9562 §5.7): time-ordered, so that indexes grow at their right edge. Made here and not by the
 * database, because PostgreSQL 16 and 17 cannot, and because a staged row must know its id before it is stored.
 * Within a millisecond a 12-bit counter keeps the order of making.
 */
export function newId(milliseconds: number = Date.now()): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const bytes = Buffer.from(pool.subarray(used, used + 16))
  used += 16
  if (milliseconds <= lastMillisecond) counter += 1
  else {
    lastMillisecond = milliseconds
    counter = bytes.readUInt16BE(6) & 0x07ff
  }
  if (counter > 0x0fff) {
    lastMillisecond += 1
    counter = 0
  }
  bytes.writeUIntBE(lastMillisecond, 0, 6)
  bytes.writeUInt16BE(0x7000 | counter, 6)
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
