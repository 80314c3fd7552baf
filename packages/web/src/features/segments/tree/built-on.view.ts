import type { SegmentGroup } from '@klantregie/contract'
import type { Between, Which } from '../segments.api.ts'

/** Who came, left or stayed, as conditions: to build on, or to keep as a segment of its own. */
export function conditionsOf({ id, from, to }: Between, which: Which): SegmentGroup {
  const before = { about: 'moment' as const, id: from }
  const after = to === null ? { about: 'segment' as const, id } : { about: 'moment' as const, id: to }
  if (which === 'stayed') return { group: 'all', of: [before, after] }
  const [first, second] = which === 'came' ? [after, before] : [before, after]
  return { group: 'all', of: [first, { group: 'none', of: [second] }] }
}

/** Who is in both segments, or in only one of the two. */
export function sharedBy(oneId: string, otherId: string, part: 'one' | 'both' | 'other'): SegmentGroup {
  const one = { about: 'segment' as const, id: oneId }
  const other = { about: 'segment' as const, id: otherId }
  if (part === 'both') return { group: 'all', of: [one, other] }
  const [own, without] = part === 'one' ? [one, other] : [other, one]
  return { group: 'all', of: [own, { group: 'none', of: [without] }] }
}

/** A new segment with these conditions. */
export function buildHref(conditions: SegmentGroup): string {
  return `/segmenten/nieuw?voorwaarden=${encodeURIComponent(JSON.stringify(conditions))}`
}
