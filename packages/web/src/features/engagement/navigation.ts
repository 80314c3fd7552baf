import type { Permission } from '@klantregie/contract'
import type { NavigationItem, Section } from '../../lib/feature.ts'
import { useMay } from '../../lib/session.tsx'
import { useT } from './locale/index.ts'

interface Place {
  readonly key: 'tasks' | 'approaches' | 'processes' | 'coverage'
  readonly href: string
  readonly section: Section
  readonly permission: Permission
}

/** What one has to do stands under today; what is done with relations stands with them. */
const places: readonly Place[] = [
  { key: 'tasks', href: '/taken', section: 'today', permission: 'engagement.task.read' },
  { key: 'approaches', href: '/benaderingen', section: 'relations', permission: 'engagement.approach.read' },
  { key: 'coverage', href: '/dekking', section: 'relations', permission: 'engagement.approach.read' },
  { key: 'processes', href: '/processen', section: 'relations', permission: 'engagement.process.read' },
]

export function useEngagementNavigation(): readonly NavigationItem[] {
  const t = useT()
  const may = useMay()
  return places
    .filter((place) => may(place.permission))
    .map(({ key, href, section }) => ({ section, label: t(`nav.engagement.${key}`), href }))
}
