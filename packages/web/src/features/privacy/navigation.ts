import type { Permission } from '@klantregie/contract'
import type { NavigationItem } from '../../lib/feature.ts'
import { useMay } from '../../lib/session.tsx'
import { useT } from './locale/index.ts'

/** In the order of the menu. The label is `privacy.nav.<key>`. */
const screens = [
  { key: 'consent', href: '/privacy/toestemming', permission: 'privacy.consent.read' },
  { key: 'protection', href: '/privacy/afscherming', permission: 'privacy.protection.manage' },
  { key: 'requests', href: '/privacy/verzoeken', permission: 'privacy.request.handle' },
  { key: 'erasures', href: '/privacy/vergeten', permission: 'privacy.request.handle' },
  { key: 'retention', href: '/privacy/bewaartermijnen', permission: 'privacy.retention.manage' },
  { key: 'register', href: '/privacy/register', permission: 'privacy.register.read' },
  { key: 'breaches', href: '/privacy/datalekken', permission: 'privacy.breach.manage' },
] as const satisfies readonly { key: string; href: string; permission: Permission }[]

export function usePrivacyNavigation(): readonly NavigationItem[] {
  const t = useT()
  const may = useMay()
  return screens
    .filter((screen) => may(screen.permission))
    .map(({ key, href }) => ({ section: 'admin', label: t(`privacy.nav.${key}`), href }))
}
