import type { Offer } from '../../lib/offer.ts'

/** What the palette offers of connections. The texts are in `locale/offers.*`. */
export const integrationOffers = [
  { id: 'connections', kind: 'page', href: '/koppelingen', permission: 'integrations.connection.read' },
  { id: 'newConnection', kind: 'deed', href: '/koppelingen/nieuw', permission: 'integrations.connection.manage' },
  { id: 'connectionInbox', kind: 'page', href: '/koppelingen/postvak', permission: 'integrations.inbox.settle' },
] as const satisfies readonly Offer[]
