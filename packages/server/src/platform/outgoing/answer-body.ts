import { pipeline } from 'node:stream'
import { createBrotliDecompress, createGunzip } from 'node:zlib'
import { OutgoingProblem } from './problem.rules.ts'

/** What we say we can unpack. */
export const ENCODINGS = 'gzip, br'

export type BodyLimits = {
  readonly encoding: string
  /** Before and after unpacking. */
  readonly mostBytes: number
  readonly host: string
}

/**
 * Reads an answer, unpacked when it was packed, and stops at the first byte too many: a small answer that unpacks to gigabytes costs
 * no more memory than `mostBytes`.
 * @throws OutgoingProblem too_large, or broken_answer for a packing that we did not ask for
 */
export async function readBody(source: AsyncIterable<Buffer>, limits: BodyLimits): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of atMost(unpacked(atMost(source, limits), limits), limits)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function unpacked(source: AsyncIterable<Buffer>, { encoding, host }: BodyLimits): AsyncIterable<Buffer> {
  const name = encoding.trim().toLowerCase()
  if (name === '' || name === 'identity') return source
  if (name !== 'gzip' && name !== 'x-gzip' && name !== 'br')
    throw new OutgoingProblem('broken_answer', { host, detail: 'content-encoding' })
  const unpacking = name === 'br' ? createBrotliDecompress() : createGunzip()
  // Whoever reads is told of what goes wrong, by the reading itself.
  return pipeline(source, unpacking, () => undefined)
}

async function* atMost(source: AsyncIterable<Buffer>, { mostBytes, host }: BodyLimits): AsyncGenerator<Buffer> {
  let bytes = 0
  for await (const chunk of source) {
    bytes += chunk.length
    if (bytes > mostBytes) throw new OutgoingProblem('too_large', { host })
    yield chunk
  }
}
