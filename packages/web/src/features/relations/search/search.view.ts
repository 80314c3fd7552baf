import type { SearchHit } from '@klantregie/contract'

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
}

/** Words as the search box takes them; what stands between them does not matter. */
function wordsOf(text: string): readonly string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}@.]+/u)
    .filter((word) => word !== '')
}

/**
 * Whether the hit does not literally hold what was typed and was found by forgiving a typing mistake. Hits by a number
 * (phone, pass, house number) are not shown with that number, so a word with a digit in it is never called a mistake.
 */
export function isLookalike(hit: SearchHit, typed: string): boolean {
  const held = wordsOf([hit.name, hit.email, hit.postcode, hit.place].filter(Boolean).join(' '))
  return wordsOf(typed)
    .filter((word) => !/\d/.test(word))
    .some((word) => !held.some((one) => one.includes(word)))
}

/** The line under a name that tells two of the same name apart: what they are, where they live, when they were born. */
export function hitDetail({ types, postcode, place, birthDate }: SearchHit): string {
  const town = [postcode, place].filter(Boolean).join(' ')
  const year = birthDate?.slice(0, 4)
  return [types.slice(0, 2).join(', '), town, year].filter((part) => part !== undefined && part !== '').join(' · ')
}

export interface FoundParts {
  readonly exact: readonly SearchHit[]
  readonly lookalikes: readonly SearchHit[]
}

/** Forgiven hits stand apart, so nobody takes a neighbour for the person they asked for. */
export function splitHits(hits: readonly SearchHit[], typed: string, isForgiven: boolean): FoundParts {
  if (!isForgiven) return { exact: hits, lookalikes: [] }
  return {
    exact: hits.filter((hit) => !isLookalike(hit, typed)),
    lookalikes: hits.filter((hit) => isLookalike(hit, typed)),
  }
}
