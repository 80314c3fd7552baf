import type { NavigationItem } from '../../lib/feature.ts'
import { useMay } from '../../lib/session.tsx'
import { useT } from './locale/index.ts'

export function useValueNavigation(): readonly NavigationItem[] {
  const t = useT()
  const may = useMay()
  if (!may('segments.value.read')) return []
  return [{ section: 'segments', label: t('value.title'), href: '/waarde' }]
}
