/**
 * How a search is carried out, decided from capped counts and nothing else.
 *
 * 1. Direct: every word typed is the beginning of a token. One term is read from the index (the rarest), the others are
 *    checked on the relations found. When even the rarest is frequent, relations whose sorted name begins with what was
 *    typed come first, then a capped sample; only when that leaves room the terms are intersected.
 * 2. Forgiving, when the direct search found next to nothing: words that contain what was typed, and words one typing
 *    mistake away, may stand for it.
 */
export type Term = {
  /** What was typed, as a token of the index. */
  readonly prefix: string
  /** Known words that may stand for it; empty in a direct search. */
  readonly words: readonly string[]
  /** Index entries, counted up to `CANDIDATES + 1`. */
  readonly count: number
}

/** Relations looked at for one search; more cannot change the first twenty much and would cost the reader's patience. */
export const CANDIDATES = 2000
/** Enough of a frequent word to fill a page with; which of thousands are shown makes no difference. */
export const SAMPLE = 500
/** Index entries read per term to intersect frequent terms exactly: some 30 ms each at most. */
export const INTERSECTED = 100_000
/** The same when words may stand for each other, which brings in words that nobody meant. */
export const INTERSECTED_FORGIVING = 20_000
/** With fewer hits than this the search starts to forgive. */
const ENOUGH_HITS = 5
/** Words that may stand for one typed word. */
export const MOST_WORDS = 40
const SHORTEST_FRAGMENT = 3
const SHORTEST_TYPO = 4
const LONGEST_TYPO = 30
const HAS_NO_WORD = /[\d@.]/

/** The rarest term drives, the others are checked: each look-up then throws out the most. */
export function byRarity(terms: readonly Term[]): readonly [Term, ...Term[]] | null {
  const [first, ...others] = terms.toSorted((a, b) => a.count - b.count)
  return first ? [first, ...others] : null
}

/** Even the rarest term has more entries than are looked at. */
export function isFrequent(term: Term): boolean {
  return term.count > CANDIDATES
}

export function isEnough(hits: number, limit: number): boolean {
  return hits >= Math.min(ENOUGH_HITS, limit)
}

/**
 * Beginnings of a sorted name ("vries jan de") that the typed words may be: as typed, and with the last word in front,
 * because people type "jan de vries".
 */
export function sortedNameBeginnings(tokens: readonly string[]): string[] {
  const last = tokens.at(-1)
  if (last === undefined || tokens.some((token) => HAS_NO_WORD.test(token))) return []
  return [...new Set([tokens.join(' '), [last, ...tokens.slice(0, -1)].join(' ')])]
}

const ADDRESS_BEGINNING = /^[^\s@]+[._+-][^\s@]*$/

/** "anke.deg" may be the beginning of an e-mail address, and then it is one token and not two words. */
export function mayBeAddressBeginning(text: string): boolean {
  return ADDRESS_BEGINNING.test(text)
}

/** Fragments of words are looked up inside words; numbers and addresses are not. */
export function mayBeFragment(token: string): boolean {
  return token.length >= SHORTEST_FRAGMENT && !HAS_NO_WORD.test(token)
}

/** A typing mistake is forgiven in words of four letters and more: in "jan" every letter counts. */
export function mayBeTypo(token: string): boolean {
  return token.length >= SHORTEST_TYPO && token.length <= LONGEST_TYPO && !HAS_NO_WORD.test(token)
}

/** One letter more, less or other, or two neighbours swapped. Equal words are within one mistake too. */
export function isWithinOneTypo(a: string, b: string): boolean {
  const [left, right] = [Array.from(a), Array.from(b)]
  if (Math.abs(left.length - right.length) > 1) return false
  let start = 0
  while (start < left.length && start < right.length && left[start] === right[start]) start++
  const [restA, restB] = [left.slice(start), right.slice(start)]
  if (isSame(restA.slice(1), restB.slice(1))) return true
  if (isSame(restA.slice(1), restB) || isSame(restA, restB.slice(1))) return true
  return restA[0] === restB[1] && restA[1] === restB[0] && isSame(restA.slice(2), restB.slice(2))
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((letter, index) => letter === b[index])
}

/** How many of these contain everything typed as whole words: nothing that is found later can come before them by that. */
export function countWhole(hits: readonly Ranked[], tokens: readonly string[]): number {
  return hits.filter((hit) => tokens.every((token) => hit.searchText.includes(` ${token} `))).length
}

export type Ranked = { readonly id: string; readonly searchText: string; readonly sortKey: string }

/** Whole words before beginnings, then by name. Who came up twice stands there once. */
export function rank<T extends Ranked>(hits: readonly T[], tokens: readonly string[], limit: number): T[] {
  const distinct = [...new Map(hits.map((hit) => [hit.id, hit])).values()]
  const scored = distinct.map((hit) => ({
    hit,
    level: tokens.filter((token) => !hit.searchText.includes(` ${token} `)).length,
  }))
  scored.sort((a, b) => a.level - b.level || compare(a.hit.sortKey, b.hit.sortKey) || compare(a.hit.id, b.hit.id))
  return scored.slice(0, limit).map(({ hit }) => hit)
}

/** Byte order, as the database sorts these columns. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
