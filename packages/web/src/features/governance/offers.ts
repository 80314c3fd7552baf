import type { Offer } from '../../lib/offer.ts'

/** What the palette offers of governance. The texts are in `locale/offers.*`. */
export const governanceOffers = [
  { id: 'definitions', kind: 'page', href: '/begrippen', permission: 'governance.model.read' },
  { id: 'newDefinition', kind: 'deed', href: '/begrippen/nieuw', permission: 'governance.model.propose' },
  { id: 'domains', kind: 'page', href: '/domeinen', permission: 'governance.model.read' },
  { id: 'newDomain', kind: 'deed', href: '/domeinen?nieuw=true', permission: 'governance.domain.manage' },
  { id: 'model', kind: 'page', href: '/gegevensmodel', permission: 'governance.model.read' },
  { id: 'newType', kind: 'deed', href: '/gegevensmodel?deel=typen&nieuw=true', permission: 'governance.model.propose' },
  {
    id: 'newField',
    kind: 'deed',
    href: '/gegevensmodel?deel=velden&nieuw=true',
    permission: 'governance.model.propose',
  },
  { id: 'roleChoices', kind: 'page', href: '/gegevensmodel/rollen', permission: 'governance.model.read' },
  { id: 'proposals', kind: 'page', href: '/voorstellen', permission: 'governance.model.read' },
  { id: 'rights', kind: 'page', href: '/rechten', permission: 'governance.rights.read' },
  { id: 'effectiveRights', kind: 'page', href: '/rechten/overzicht', permission: 'governance.rights.read' },
  { id: 'teams', kind: 'page', href: '/rechten/teams', permission: 'admin.user.manage' },
  { id: 'breakGlass', kind: 'page', href: '/noodtoegang', permission: 'governance.break_glass.use' },
  { id: 'reviews', kind: 'page', href: '/nakijken', permission: 'governance.review.work', isUsual: true },
  { id: 'newReview', kind: 'deed', href: '/nakijken?nieuw=true', permission: 'governance.domain.own' },
  { id: 'quality', kind: 'page', href: '/kwaliteit', permission: 'governance.quality.read' },
  { id: 'measure', kind: 'deed', href: '/kwaliteit', permission: 'governance.domain.own' },
] as const satisfies readonly Offer[]
