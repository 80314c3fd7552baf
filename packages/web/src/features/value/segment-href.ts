import type { SegmentGroup } from '@klantregie/contract'

/** The address of the builder of segments with these conditions in it. */
export function segmentHref(conditions: SegmentGroup): string {
  return `/segmenten/nieuw?voorwaarden=${encodeURIComponent(JSON.stringify(conditions))}`
}
