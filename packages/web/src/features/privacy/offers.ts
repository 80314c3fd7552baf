import type { Offer } from '../../lib/offer.ts'

/** What the palette offers of privacy. The texts are in `locale/offers.*`. */
export const privacyOffers = [
  { id: 'consent', kind: 'page', href: '/privacy/toestemming', permission: 'privacy.consent.read' },
  {
    id: 'recordConsent',
    kind: 'deed',
    href: '/zoeken?dan=toestemming',
    permission: 'privacy.consent.write',
    isUsual: true,
  },
  { id: 'newPurpose', kind: 'deed', href: '/privacy/toestemming?nieuw=true', permission: 'privacy.purpose.manage' },
  { id: 'protection', kind: 'page', href: '/privacy/afscherming', permission: 'privacy.protection.manage' },
  { id: 'requests', kind: 'page', href: '/privacy/verzoeken', permission: 'privacy.request.handle' },
  { id: 'newRequest', kind: 'deed', href: '/privacy/verzoeken?nieuw=true', permission: 'privacy.request.handle' },
  { id: 'erasures', kind: 'page', href: '/privacy/vergeten', permission: 'privacy.request.handle' },
  { id: 'retention', kind: 'page', href: '/privacy/bewaartermijnen', permission: 'privacy.retention.manage' },
  {
    id: 'newRetention',
    kind: 'deed',
    href: '/privacy/bewaartermijnen?nieuw=true',
    permission: 'privacy.retention.manage',
  },
  { id: 'register', kind: 'page', href: '/privacy/register', permission: 'privacy.register.read' },
  { id: 'breaches', kind: 'page', href: '/privacy/datalekken', permission: 'privacy.breach.manage' },
  { id: 'newBreach', kind: 'deed', href: '/privacy/datalekken?nieuw=true', permission: 'privacy.breach.manage' },
] as const satisfies readonly Offer[]
