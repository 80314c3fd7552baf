import type { Offer } from '../../lib/offer.ts'

/** What the palette offers of admin. The texts are in `locale/offers.*`. */
export const adminOffers = [
  { id: 'admin', kind: 'page', href: '/admin', permission: 'admin.job.read' },
  { id: 'users', kind: 'page', href: '/admin/users', permission: 'admin.user.manage' },
  { id: 'invite', kind: 'deed', href: '/admin/users?invite=true', permission: 'admin.user.manage' },
  { id: 'branches', kind: 'page', href: '/admin/branches', permission: 'admin.organisation.manage' },
  { id: 'newBranch', kind: 'deed', href: '/admin/branches', permission: 'admin.organisation.manage' },
  { id: 'signOn', kind: 'page', href: '/admin/sign-on', permission: 'admin.organisation.manage' },
  { id: 'keys', kind: 'page', href: '/admin/keys', permission: 'admin.key.manage' },
  { id: 'newKey', kind: 'deed', href: '/admin/keys?make=true', permission: 'admin.key.manage' },
  { id: 'webhooks', kind: 'page', href: '/admin/webhooks', permission: 'integrations.connection.manage' },
  { id: 'organisation', kind: 'page', href: '/admin/organisation', permission: 'admin.organisation.manage' },
  { id: 'jobs', kind: 'page', href: '/admin/jobs', permission: 'admin.job.read' },
  { id: 'audit', kind: 'page', href: '/admin/audit', permission: 'admin.audit.read' },
] as const satisfies readonly Offer[]
