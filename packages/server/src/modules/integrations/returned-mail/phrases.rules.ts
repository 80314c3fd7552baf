import type { BounceReason } from './reasons.rules.ts'

/**
 * A reason with the words by which mail systems give it. A phrase is lower case; ` * ` stands for at most GAP other
 * characters. Phrases are searched by plain comparison, never as a pattern, so a hostile text cannot make it slow.
 */
export interface PhraseGroup {
  readonly reason: BounceReason
  readonly phrases: readonly string[]
}

const GAP = 70
const MAX_LENGTH = 8000

/**
 * Makes two spellings of one answer equal: lower case, single spaces, straight quotes, and without the codes that
 * every line of a longer answer repeats ("550-5.1.1 The account you tried 550-5.1.1 to reach").
 */
export function toComparable(text: string): string {
  return text
    .slice(0, MAX_LENGTH)
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    .replace(/(?<![\d.])[245]\d\d[- ]#?[245]\.\d{1,3}\.\d{1,3}(?![\d.])/g, ' ')
    .replace(/\n[245]\d\d-/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The first group, in the order given, of which a phrase occurs in the (comparable) text. */
export function findReason(comparable: string, groups: readonly PhraseGroup[]): BounceReason | null {
  for (const group of groups) {
    if (group.phrases.some((phrase) => hasPhrase(comparable, phrase))) return group.reason
  }
  return null
}

export function hasPhrase(comparable: string, phrase: string): boolean {
  const [first = '', ...rest] = phrase.split(' * ')
  for (let at = comparable.indexOf(first); at >= 0; at = comparable.indexOf(first, at + 1)) {
    if (continues(comparable, at + first.length, rest)) return true
    if (rest.length === 0) return true
  }
  return false
}

function continues(comparable: string, from: number, parts: readonly string[]): boolean {
  let at = from
  for (const part of parts) {
    const found = comparable.slice(at, at + GAP + part.length).indexOf(part)
    if (found < 0) return false
    at += found + part.length
  }
  return true
}
