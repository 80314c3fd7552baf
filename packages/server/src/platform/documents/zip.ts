import { crc32 } from 'node:zlib'

/** 1 January 1980, the first moment that a zip file knows: the same contents give the same bytes. */
const NO_DATE = 0x0021
/** Names are UTF-8. */
const FLAGS = 0x0800
const VERSION = 20

/**
 * A zip file (APPNOTE 6.3.10) of parts that are stored as they are. Enough for a text document, which is small and asks for one
 * part that is not compressed; and a library less to trust.
 */
export function zipOf(parts: readonly (readonly [name: string, content: string])[]): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [name, content] of parts) {
    const bytes = Buffer.from(content, 'utf8')
    const nameBytes = Buffer.from(name, 'utf8')
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(VERSION, 0)
    fields.writeUInt16LE(FLAGS, 2)
    fields.writeUInt16LE(NO_DATE, 8)
    fields.writeUInt32LE(crc32(bytes), 10)
    fields.writeUInt32LE(bytes.length, 14)
    fields.writeUInt32LE(bytes.length, 18)
    fields.writeUInt16LE(nameBytes.length, 22)
    const begin = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), fields, nameBytes, bytes])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    const madeBy = Buffer.from([VERSION, 0])
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002', 'latin1'), madeBy, fields, rest, nameBytes]))
    local.push(begin)
    offset += begin.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...local, directory, Buffer.from('PK\u0005\u0006', 'latin1'), end])
}
