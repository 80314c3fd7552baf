import type { NavigationItem } from '../../lib/feature.ts'
import { useMay } from '../../lib/session.tsx'
import { useT } from './locale/index.ts'

export function useSegmentNavigation(): readonly NavigationItem[] {
  const t = useT()
  const may = useMay()
  if (!may('segments.segment.read')) return []
  return [
    { section: 'segments', label: t('segments.title'), href: '/segmenten', isMain: true },
    { section: 'segments', label: t('segments.overlap'), href: '/segmenten/overlap' },
    ...(may('segments.advice.read')
      ? [{ section: 'segments' as const, label: t('advice.nav'), href: '/segmenten/advies' }]
      : []),
    ...(may('segments.inventory.read')
      ? [{ section: 'segments' as const, label: t('inventory.title'), href: '/inventaris' }]
      : []),
    ...(may('segments.code.manage')
      ? [{ section: 'admin' as const, label: t('codes.nav'), href: '/segmenten/codes' }]
      : []),
  ]
}
