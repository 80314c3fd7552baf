import type { Words } from './words.rules.ts'

const MOST_WORDS = 2 ** 26
const MOST_REMEMBERED = 2_000_000

/** Remembers whether two words are alike, because the same two meet often. Forgets all when it has seen too many. */
export class WordPairs {
  readonly #known = new Map<number, boolean>()
  readonly #words: Words
  readonly #compare: (a: string, b: string) => boolean

  constructor(words: Words, compare: (a: string, b: string) => boolean) {
    this.#words = words
    this.#compare = compare
  }

  areAlike(a: number, b: number): boolean {
    const key = a < b ? a * MOST_WORDS + b : b * MOST_WORDS + a
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const answer = this.#compare(this.#words.text(a), this.#words.text(b))
    if (this.#known.size > MOST_REMEMBERED) this.#known.clear()
    this.#known.set(key, answer)
    return answer
  }
}
