import { Merge } from 'lucide-react'
import type { RelationPage } from '@klantregie/contract'
import { useMay } from '../../../lib/session.tsx'
import type { MenuItem } from '../../../ui/menu.tsx'
import { mergeHref } from '../addresses.ts'
import { useT } from '../locale/index.ts'

/** What the menu of a relation offers about merging. */
export function useMergeActions({ relation }: RelationPage): readonly MenuItem[] {
  const t = useT()
  const may = useMay()
  if (!may('identity.merge.write')) return []
  return [
    {
      id: 'merge',
      label: t('merge.action'),
      detail: t('merge.actionText'),
      icon: <Merge aria-hidden="true" />,
      href: mergeHref(relation.id),
    },
  ]
}
