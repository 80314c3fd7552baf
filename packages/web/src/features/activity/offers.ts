import type { Offer } from '../../lib/offer.ts'

/** What the palette offers of activity. The texts are in `locale/offers.*`. */
export const activityOffers = [
  { id: 'offerings', kind: 'page', href: '/aanbod', permission: 'activity.offering.read', isUsual: true },
  { id: 'comingOfferings', kind: 'page', href: '/aanbod?volgorde=soonest', permission: 'activity.offering.read' },
  { id: 'addFact', kind: 'deed', href: '/zoeken?dan=deelname', permission: 'activity.fact.write' },
  { id: 'newOffering', kind: 'deed', href: '/aanbod/nieuw', permission: 'activity.offering.manage' },
  { id: 'activityLists', kind: 'page', href: '/aanbod/lijsten', permission: 'activity.offering.read' },
] as const satisfies readonly Offer[]
