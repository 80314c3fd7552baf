import { useQuery } from '@tanstack/react-query'
import type { NavigationItem } from '../../lib/feature.ts'
import { useMay } from '../../lib/session.tsx'
import { believeHref, duplicatesHref, importsHref, matchingHref } from './addresses.ts'
import { useT } from './locale/index.ts'
import { progressQuery } from './questions/questions.api.ts'

export function useIdentityNavigation(): readonly NavigationItem[] {
  const t = useT()
  const may = useMay()
  const open = useQuery({ ...progressQuery, enabled: may('identity.duplicate.read') }).data?.open ?? 0
  const items: NavigationItem[] = []
  if (may('identity.import.read')) items.push({ section: 'relations', label: t('nav.imports'), href: importsHref })
  if (may('identity.duplicate.read'))
    items.push({ section: 'relations', label: t('nav.questions', { count: open }), href: duplicatesHref })
  if (may('identity.duplicate.read')) items.push({ section: 'relations', label: t('nav.matching'), href: matchingHref })
  if (may('identity.survivorship.write'))
    items.push({ section: 'relations', label: t('nav.believe'), href: believeHref })
  return items
}
