import type { Offer } from '../../lib/offer.ts'

/** What the palette offers of relations. The texts are in `locale/offers.*`. */
export const relationsOffers = [
  { id: 'relations', kind: 'page', href: '/relaties', permission: 'relations.relation.read', isUsual: true },
  { id: 'leads', kind: 'page', href: '/leads', permission: 'relations.relation.read' },
  { id: 'important', kind: 'page', href: '/belangrijk', permission: 'relations.relation.read' },
  { id: 'search', kind: 'page', href: '/zoeken', permission: 'relations.relation.read' },
  { id: 'newRelation', kind: 'deed', href: '/relaties/nieuw', permission: 'relations.relation.write', isUsual: true },
  { id: 'handOver', kind: 'page', href: '/overdragen', permission: 'relations.role.hand_over' },
  { id: 'note', kind: 'deed', href: '/zoeken?dan=noteren', permission: 'activity.interaction.write', isUsual: true },
] as const satisfies readonly Offer[]
