import type { Offer } from '../../lib/offer.ts'

/** What the palette offers of identity. The texts are in `locale/offers.*`. */
export const identityOffers = [
  { id: 'imports', kind: 'page', href: '/imports', permission: 'identity.import.read' },
  { id: 'newImport', kind: 'deed', href: '/imports/new', permission: 'identity.import.run', isUsual: true },
  { id: 'folders', kind: 'page', href: '/imports/folders', permission: 'identity.import.read' },
  {
    id: 'duplicates',
    kind: 'page',
    href: '/possible-duplicates',
    permission: 'identity.duplicate.read',
    isUsual: true,
  },
  { id: 'duplicateKinds', kind: 'page', href: '/possible-duplicates/kinds', permission: 'identity.duplicate.read' },
  { id: 'households', kind: 'page', href: '/possible-duplicates/households', permission: 'identity.duplicate.read' },
  { id: 'matching', kind: 'page', href: '/vergelijken', permission: 'identity.duplicate.read' },
  { id: 'believe', kind: 'page', href: '/wie-geloven-we', permission: 'identity.survivorship.write' },
] as const satisfies readonly Offer[]
