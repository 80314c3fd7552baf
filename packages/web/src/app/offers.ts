import type { Offer } from '../lib/offer.ts'

/** What the palette offers of the shell itself. The texts are in `locale/offers.*`. */
export const appOffers = [
  { id: 'today', kind: 'page', href: '/', permission: null, isUsual: true },
  { id: 'desk', kind: 'page', href: '/balie', permission: 'relations.relation.read', isUsual: true },
  { id: 'account', kind: 'page', href: '/account', permission: null },
  { id: 'guide', kind: 'deed', href: '/?wegwijzer=true', permission: null },
] as const satisfies readonly Offer[]
