import { FileProblem } from './file-problem.ts'

const BLOCK_BYTES = 4 * 1024 * 1024
const FIRST_OFFSETS = 64 * 1024

/**
 * Millions of short texts as bytes outside the heap. As JavaScript strings the distinct texts of a sheet of a million
 * rows would take three times the memory this process may use; as bytes they take their own length plus twelve.
 */
export class CompactTexts {
  #blocks: Buffer[] = []
  #used = BLOCK_BYTES
  #starts = new Float64Array(FIRST_OFFSETS)
  #lengths = new Uint32Array(FIRST_OFFSETS)
  #count = 0
  #bytes = 0
  readonly #maxBytes: number

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  get size(): number {
    return this.#count
  }

  add(text: string): void {
    const length = Buffer.byteLength(text)
    this.#bytes += length
    if (this.#bytes > this.#maxBytes) throw new FileProblem('file.memory', { limit: this.#maxBytes })
    const block = this.#room(length)
    const start = this.#used
    block.write(text, start)
    this.#used = start + length
    this.#remember((this.#blocks.length - 1) * BLOCK_BYTES + start, length)
  }

  /** Undefined for a position that was never added. */
  at(index: number): string | undefined {
    if (index < 0 || index >= this.#count) return undefined
    const start = this.#starts[index] ?? 0
    const offset = start % BLOCK_BYTES
    const block = this.#blocks[Math.floor(start / BLOCK_BYTES)]
    return block?.toString('utf8', offset, offset + (this.#lengths[index] ?? 0))
  }

  #room(length: number): Buffer {
    const last = this.#blocks.at(-1)
    if (last && this.#used + length <= last.length) return last
    // A text longer than a block gets a block of its own; nothing is added behind it.
    const block = Buffer.allocUnsafeSlow(Math.max(BLOCK_BYTES, length))
    this.#blocks.push(block)
    this.#used = 0
    return block
  }

  #remember(start: number, length: number): void {
    if (this.#count === this.#starts.length) {
      const starts = new Float64Array(this.#count * 2)
      const lengths = new Uint32Array(this.#count * 2)
      starts.set(this.#starts)
      lengths.set(this.#lengths)
      this.#starts = starts
      this.#lengths = lengths
    }
    this.#starts[this.#count] = start
    this.#lengths[this.#count] = length
    this.#count++
  }
}
