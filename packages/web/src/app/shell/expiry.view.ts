export type Expiry = 'fine' | 'soon' | 'over'

/** A warning comes two minutes ahead (WCAG 2.2.1 asks for at least twenty seconds). */
export const WARN_SECONDS = 120

export interface ExpiryView {
  readonly state: Expiry
  /** Milliseconds until the state changes; null when it will not change by itself. */
  readonly nextChangeIn: number | null
}

export function decideExpiry(expiresAt: string, now: Date): ExpiryView {
  const left = new Date(expiresAt).getTime() - now.getTime()
  if (left <= 0) return { state: 'over', nextChangeIn: null }
  if (left <= WARN_SECONDS * 1000) return { state: 'soon', nextChangeIn: left }
  return { state: 'fine', nextChangeIn: left - WARN_SECONDS * 1000 }
}
