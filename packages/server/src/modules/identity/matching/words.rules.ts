/** Texts that come back in many records, each kept once and known by a number. Number 0 is "nothing". */
export class Words {
  readonly #numbers = new Map<string, number>([['', 0]])
  readonly texts: string[] = ['']

  get size(): number {
    return this.texts.length
  }

  number(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    const number = this.texts.length
    this.#numbers.set(text, number)
    this.texts.push(text)
    return number
  }

  text(number: number): string {
    return this.texts[number] ?? ''
  }

  /** The number of a text that is known; 0 otherwise. */
  find(text: string): number {
    return this.#numbers.get(text) ?? 0
  }
}
