import type { Offer } from '../../lib/offer.ts'

/** What the palette offers of value. The texts are in `locale/offers.*`. */
export const valueOffers = [
  { id: 'value', kind: 'page', href: '/waarde', permission: 'segments.value.read', isUsual: true },
  { id: 'valueScores', kind: 'page', href: '/waarde?deel=scores', permission: 'segments.value.read' },
  { id: 'valueExpectation', kind: 'page', href: '/waarde?deel=verwachting', permission: 'segments.value.read' },
] as const satisfies readonly Offer[]
