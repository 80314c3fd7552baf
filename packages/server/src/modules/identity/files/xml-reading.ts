import { SaxesParser } from 'saxes'
import { FileProblem } from './file-problem.ts'

export type XmlHandlers = {
  /** Names come without their namespace prefix; attributes keep theirs. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

/** Elements nested deeper than any office format does; a stack of a million open tags is an attack. */
const MAX_DEPTH = 256

/**
 * Reads XML as it arrives. A document type is refused outright: office programs write none, and it is the only way in
 * for entity bombs and for entities that fetch other files. Anything that is not well-formed is `file.corrupt`.
 */
export async function* readXml(bytes: AsyncIterable<Uint8Array>, handlers: XmlHandlers): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let depth = 0
  parser.on('doctype', () => {
    throw new FileProblem('file.entity_bomb')
  })
  parser.on('error', () => {
    throw new FileProblem('file.corrupt')
  })
  parser.on('opentag', (tag) => {
    if (++depth > MAX_DEPTH) throw new FileProblem('file.corrupt')
    handlers.open?.(localName(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag) => {
    depth--
    handlers.close?.(localName(tag.name))
  })
  parser.on('text', (text) => handlers.text?.(text))
  parser.on('cdata', (text) => handlers.text?.(text))
  let decoder: TextDecoder | null = null
  for await (const chunk of bytes) {
    decoder ??= new TextDecoder(xmlEncoding(chunk))
    parser.write(decoder.decode(chunk, { stream: true }))
    yield
  }
  parser.close()
}

/** XML parts are UTF-8 unless their first bytes say UTF-16. */
function xmlEncoding(chunk: Uint8Array): string {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le'
  return chunk[0] === 0xfe && chunk[1] === 0xff ? 'utf-16be' : 'utf-8'
}

/** Reads a small part whole. */
export async function scanXml(bytes: AsyncIterable<Uint8Array>, handlers: XmlHandlers): Promise<void> {
  for await (const _ of readXml(bytes, handlers)) continue
}
