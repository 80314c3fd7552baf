import type { NavigationItem } from '../../lib/feature.ts'
import { useMay } from '../../lib/session.tsx'
import { useT } from './locale/index.ts'

export const houseScreens = [
  { key: 'users', href: '/admin/users', permission: 'admin.user.manage' },
  { key: 'branches', href: '/admin/branches', permission: 'admin.organisation.manage' },
  { key: 'organisation', href: '/admin/organisation', permission: 'admin.organisation.manage' },
  { key: 'signOn', href: '/admin/sign-on', permission: 'admin.organisation.manage' },
  { key: 'keys', href: '/admin/keys', permission: 'admin.key.manage' },
  { key: 'webhooks', href: '/admin/webhooks', permission: 'integrations.connection.manage' },
  { key: 'jobs', href: '/admin/jobs', permission: 'admin.job.read' },
  { key: 'audit', href: '/admin/audit', permission: 'admin.audit.read' },
] as const

export function useAdminNavigation(): readonly NavigationItem[] {
  const t = useT()
  const may = useMay()
  const allowed = houseScreens.filter((screen) => may(screen.permission))
  if (allowed.length === 0) return []
  return [
    { section: 'admin', label: t('nav.admin'), href: '/admin', isMain: true },
    ...allowed.map(({ key, href }) => ({ section: 'admin' as const, label: t(`nav.${key}`), href })),
  ]
}
