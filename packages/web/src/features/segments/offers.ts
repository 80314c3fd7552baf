import type { Offer } from '../../lib/offer.ts'

/** What the palette offers of segments. The texts are in `locale/offers.*`. */
export const segmentOffers = [
  { id: 'segments', kind: 'page', href: '/segmenten', permission: 'segments.segment.read', isUsual: true },
  { id: 'newSegment', kind: 'deed', href: '/segmenten/nieuw', permission: 'segments.segment.read', isUsual: true },
  { id: 'segmentOverlap', kind: 'page', href: '/segmenten/overlap', permission: 'segments.segment.read' },
  { id: 'advice', kind: 'page', href: '/segmenten/advies', permission: 'segments.advice.read' },
  { id: 'codes', kind: 'page', href: '/segmenten/codes', permission: 'segments.code.manage' },
  { id: 'inventory', kind: 'page', href: '/inventaris', permission: 'segments.inventory.read', isUsual: true },
] as const satisfies readonly Offer[]
