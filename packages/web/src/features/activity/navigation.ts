import type { NavigationItem } from '../../lib/feature.ts'
import { useMay } from '../../lib/session.tsx'
import { useT } from './locale/index.ts'
import { offeringsHref } from './offering/offering.api.ts'

export function useActivityNavigation(): readonly NavigationItem[] {
  const t = useT()
  const may = useMay()
  if (!may('activity.offering.read')) return []
  return [
    { section: 'offerings', label: t('offering.title'), href: offeringsHref, isMain: true },
    { section: 'admin', label: t('nav.activity.lists'), href: '/aanbod/lijsten' },
  ]
}
