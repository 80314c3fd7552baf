import type { TextWarning } from '@klantregie/contract'

/** Of what was found in a text, what still stands in it while somebody takes it out. */
export function stillTrue(warnings: readonly TextWarning[], text: string): readonly TextWarning[] {
  return warnings.flatMap(({ kind, words }) => {
    const left = words.filter((word) => text.includes(word))
    return left.length === 0 ? [] : [{ kind, words: left }]
  })
}
