/** Two rows and the bits for their being one. */
export interface Edge {
  readonly a: number
  readonly b: number
  readonly score: number
}

const FIRST_EDGES = 4096
/** Steps per bit in which scores are put in order; finer differences mean nothing. */
const STEPS = 64
const LOWEST = -64
const HIGHEST = 192

/** Millions of pairs with their score in columns of numbers. Pairs are added in order of their rows and stay so among equals. */
export class Edges {
  #a = new Int32Array(FIRST_EDGES)
  #b = new Int32Array(FIRST_EDGES)
  #score = new Float32Array(FIRST_EDGES)
  #count = 0

  get size(): number {
    return this.#count
  }

  add(a: number, b: number, score: number): void {
    if (this.#count === this.#a.length) this.#grow()
    this.#a[this.#count] = a
    this.#b[this.#count] = b
    this.#score[this.#count] = score
    this.#count++
  }

  at(index: number): Edge {
    return { a: this.#a[index] ?? 0, b: this.#b[index] ?? 0, score: this.#score[index] ?? 0 }
  }

  #grow(): void {
    const length = this.#a.length * 2
    const [a, b, score] = [new Int32Array(length), new Int32Array(length), new Float32Array(length)]
    a.set(this.#a)
    b.set(this.#b)
    score.set(this.#score)
    this.#a = a
    this.#b = b
    this.#score = score
  }

  /** Positions of the edges, best score first (a counting sort: linear, and stable). */
  bestFirst(): Int32Array {
    const starts = new Int32Array((HIGHEST - LOWEST) * STEPS + 2)
    for (let edge = 0; edge < this.#count; edge++) {
      const bucket = this.#bucket(edge) + 1
      starts[bucket] = (starts[bucket] ?? 0) + 1
    }
    for (let bucket = 1; bucket < starts.length; bucket++) {
      starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0)
    }
    const order = new Int32Array(this.#count)
    for (let edge = 0; edge < this.#count; edge++) {
      const bucket = this.#bucket(edge)
      const place = starts[bucket] ?? 0
      order[place] = edge
      starts[bucket] = place + 1
    }
    return order
  }

  #bucket(edge: number): number {
    const score = Math.min(HIGHEST, Math.max(LOWEST, this.#score[edge] ?? 0))
    return Math.floor((HIGHEST - score) * STEPS)
  }
}
