import { ScrollText } from 'lucide-react'
import { useMay } from '../../../lib/session.tsx'
import type { MenuItem } from '../../../ui/menu.tsx'
import { useT } from '../locale/index.ts'

/** On the page of a relation: who did what with it, for whoever may read the trail. */
export function useTrailActions(relationId: string): readonly MenuItem[] {
  const t = useT()
  const may = useMay()
  if (!may('admin.audit.read')) return []
  const href = `/admin/audit?subject=${relationId}`
  return [
    {
      id: 'trail',
      label: t('nav.audit'),
      detail: t('trail.ofRelation'),
      href,
      icon: <ScrollText aria-hidden="true" />,
    },
  ]
}
