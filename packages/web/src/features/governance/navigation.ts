import type { NavigationItem } from '../../lib/feature.ts'
import { useMay } from '../../lib/session.tsx'
import { useT } from './locale/index.ts'

/** In the order of the work: what words mean, who answers for what, what is kept, who may see it, whether it still holds. */
const places = [
  { key: 'definitions', href: '/begrippen', permission: 'governance.model.read' },
  { key: 'domains', href: '/domeinen', permission: 'governance.model.read' },
  { key: 'model', href: '/gegevensmodel', permission: 'governance.model.read' },
  { key: 'roleChoices', href: '/gegevensmodel/rollen', permission: 'governance.model.read' },
  { key: 'proposals', href: '/voorstellen', permission: 'governance.model.read' },
  { key: 'rights', href: '/rechten', permission: 'governance.rights.read' },
  { key: 'breakGlass', href: '/noodtoegang', permission: 'governance.break_glass.use' },
  { key: 'reviews', href: '/nakijken', permission: 'governance.review.work' },
  { key: 'quality', href: '/kwaliteit', permission: 'governance.quality.read' },
] as const

export function useGovernanceNavigation(): readonly NavigationItem[] {
  const t = useT()
  const may = useMay()
  return places
    .filter((place) => may(place.permission))
    .map(({ key, href }) => ({ section: 'admin', label: t(`nav.governance.${key}`), href }))
}
