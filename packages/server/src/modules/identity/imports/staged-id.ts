import { createHash } from 'node:crypto'

/** Row positions are eight apart, so that what a row brings along (a board, a school, a contact) can stand behind it. */
export const POSITIONS_PER_ROW = 8

export type StagedIds = {
  readonly record: (position: number) => string
  readonly relation: (position: number) => string
}

/**
 * The ids of everything an import can make, computed from the import and the position in the file (UUID version 7 in
 * form, RFC 9562). A run that is killed and read again arrives at the same ids, so a row cannot go in twice.
 */
export function stagedIds(importId: string, startedAt: Date): StagedIds {
  const seed = createHash('sha256').update(importId).digest()
  const start = startedAt.getTime()
  const tail = (kind: number) => {
    const bytes = Buffer.from(seed.subarray(kind * 8, kind * 8 + 8))
    bytes.writeUInt8(0x80 | (bytes.readUInt8(0) & 0x3f), 0)
    const hex = bytes.toString('hex')
    return `${hex.slice(0, 4)}-${hex.slice(4)}`
  }
  const make = (ending: string) => (position: number) => {
    // Time-ordered by position: indexes grow at their right edge.
    const time = (start + Math.floor(position / 4096)).toString(16).padStart(12, '0')
    const low = (position % 4096).toString(16).padStart(3, '0')
    return `${time.slice(0, 8)}-${time.slice(8)}-7${low}-${ending}`
  }
  return { record: make(tail(0)), relation: make(tail(1)) }
}
