import type { ReviewItem, ReviewOutcome, RoundFigures } from '@klantregie/contract'

/** Which key gives which answer; the letters of the Dutch words. */
const keys: Readonly<Record<string, ReviewOutcome>> = { k: 'right', v: 'corrected', n: 'ended', o: 'skipped' }

export function outcomeOfKey(key: string): ReviewOutcome | null {
  return keys[key.toLowerCase()] ?? null
}

/** What was looked at of what is still there. */
export function doneOf({ total, left, gone }: RoundFigures): { readonly done: number; readonly total: number } {
  return { done: total - left - gone, total: total - gone }
}

/** 0–1; a round without relations is done. */
export function progressOf(figures: RoundFigures): number {
  const { done, total } = doneOf(figures)
  return total === 0 ? 1 : done / total
}

/** "Kerkstraat 1, 1234 AB Testdam"; null when nothing is known. */
export function addressLine({
  street,
  postcode,
  place,
}: Pick<ReviewItem, 'street' | 'postcode' | 'place'>): string | null {
  const town = [postcode, place].filter(Boolean).join(' ')
  return [street, town].filter(Boolean).join(', ') || null
}
