import { monthsLater } from '@klantregie/contract'
import type { RelationPage } from '@klantregie/contract'

/** What the page says about protection, decided without React. */
export type ProtectionView =
  /** Nothing is masked; whoever may, can start. */
  | { readonly state: 'open' }
  | { readonly state: 'masked'; readonly mask: 'protected' | 'minor' }
  /** Shown to this reader until a moment. */
  | { readonly state: 'shown'; readonly mask: 'protected' | 'minor'; readonly minutes: number }

const MINUTE = 60_000

/** Minutes are rounded up: as long as there is any time left, somebody sees at least one minute. */
export function protectionView(
  { mask, unmaskedUntil }: Pick<RelationPage, 'mask' | 'unmaskedUntil'>,
  now: number,
): ProtectionView {
  if (mask === undefined) return { state: 'open' }
  const left = unmaskedUntil === undefined ? 0 : Date.parse(unmaskedUntil) - now
  return left > 0 ? { state: 'shown', mask, minutes: Math.ceil(left / MINUTE) } : { state: 'masked', mask }
}

/** Half a year from a day, which is often enough to look again. Both as "2026-03-01". */
export function usualReview(today: string): string {
  return monthsLater(today, 6)
}
