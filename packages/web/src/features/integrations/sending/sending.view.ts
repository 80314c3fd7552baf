import type { SentCounts } from '@klantregie/contract'

/** What is worth telling of the last time, most telling first; nothing that is nought. */
export type CountTold = { readonly what: Exclude<keyof SentCounts, 'asked'>; readonly count: number }

const ORDER = ['added', 'marked', 'kept', 'unmarked', 'declined', 'absent', 'refused', 'withheld'] as const

export const toldCounts = (counts: SentCounts): readonly CountTold[] =>
  ORDER.map((what) => ({ what, count: counts[what] })).filter(({ count }) => count > 0)
