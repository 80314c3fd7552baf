const END_OF_DIRECTORY = 0x06054b50
const ENTRY = 0x02014b50
/** More files than this are in no document; in a trap they are. */
const MOST_ENTRIES = 20_000
/** The end record is 22 bytes and a comment of at most 65,535 behind it. */
const LONGEST_END = 22 + 0xffff

/** The names in the directory of a zip, without unpacking anything; null when there is no directory that adds up. */
export function zipNames(content: Uint8Array): readonly string[] | null {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength)
  const end = findEnd(view)
  if (end === null) return null
  const count = view.getUint16(end + 10, true)
  const names: string[] = []
  let at = view.getUint32(end + 16, true)
  if (count > MOST_ENTRIES) return null
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY) return null
    const length = view.getUint16(at + 28, true)
    if (at + 46 + length > view.byteLength) return null
    names.push(new TextDecoder().decode(content.subarray(at + 46, at + 46 + length)))
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return names
}

function findEnd(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - LONGEST_END)
  for (let at = view.byteLength - 22; at >= first; at -= 1) if (view.getUint32(at, true) === END_OF_DIRECTORY) return at
  return null
}
