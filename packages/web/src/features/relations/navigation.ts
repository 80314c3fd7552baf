import { useQuery } from '@tanstack/react-query'
import type { SavedView } from '@klantregie/contract'
import type { Command, NavigationItem } from '../../lib/feature.ts'
import { useMay, useSession } from '../../lib/session.tsx'
import { useT } from './locale/index.ts'
import { viewHref, viewsIn } from './views/view-address.view.ts'
import { viewsQuery } from './views/views.api.ts'

export function useRelationNavigation(): readonly NavigationItem[] {
  const t = useT()
  const may = useMay()
  const views = useViews()
  if (!may('relations.relation.read')) return []
  return [
    { section: 'relations', label: t('relations.list.title'), href: '/relaties', isMain: true },
    // The first few; the rest stand above the list and in the palette.
    ...views
      .slice(0, MOST_IN_RAIL)
      .map((view) => ({ section: 'relations' as const, label: view.name, href: viewHref(view) })),
    { section: 'relations', label: t('relations.leads.title'), href: '/leads' },
    { section: 'relations', label: t('relations.important.title'), href: '/belangrijk' },
  ]
}

const MOST_IN_RAIL = 5

/** My views and those that are shared with me; none until they are known, and none for who may not see the list. */
function useViews(): readonly SavedView[] {
  const may = useMay()
  return viewsIn(useQuery({ ...viewsQuery, enabled: may('relations.relation.read') }).data?.items ?? [])
}

/** What depends on who asks: one's own relations, and the views. */
export function useRelationCommands(): readonly Command[] {
  const t = useT()
  const may = useMay()
  const { user } = useSession()
  const views = useViews()
  if (!may('relations.relation.read')) return []
  return [
    {
      id: 'relations.mine',
      label: t('relations.list.mine'),
      href: `/relaties?ownerId=${user.id}`,
      words: 'mijn eigen my own',
    },
    ...views.map((view) => ({
      id: `relations.view.${view.id}`,
      label: view.name,
      detail: t('relations.views.one'),
      href: viewHref(view),
      words: 'weergave view',
    })),
  ]
}

/** "Noteren" begins with finding the person it is about; at the desk the rest is one press further. */
export function useNoteHref(): string | null {
  const may = useMay()
  return may('activity.interaction.write') && may('relations.relation.read') ? '/balie' : null
}
