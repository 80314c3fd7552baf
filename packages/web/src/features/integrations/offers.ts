import type { Offer } from '../../lib/offer.ts'

/** What the palette offers of connections. The texts are in `locale/offers.*`. */
export const integrationOffers = [
  { id: 'connections', kind: 'page', href: '/koppelingen', permission: 'integrations.connection.read' },
  { id: 'newConnection', kind: 'deed', href: '/koppelingen/nieuw', permission: 'integrations.connection.manage' },
  { id: 'connectionInbox', kind: 'page', href: '/koppelingen/postvak', permission: 'integrations.inbox.settle' },
  { id: 'campaigns', kind: 'page', href: '/campagnes', permission: 'integrations.campaign.read' },
  { id: 'cards', kind: 'page', href: '/koppelingen/pascontrole', permission: 'integrations.connection.manage' },
  { id: 'registers', kind: 'page', href: '/koppelingen/registers', permission: 'integrations.register.read' },
  { id: 'newSchools', kind: 'page', href: '/koppelingen/registers/scholen', permission: 'integrations.register.read' },
  {
    id: 'registerProposals',
    kind: 'page',
    href: '/koppelingen/registers/voorstellen',
    permission: 'relations.relation.write',
  },
] as const satisfies readonly Offer[]
