import type { Command, NavigationItem } from '../../lib/feature.ts'
import { useMay, useSession } from '../../lib/session.tsx'
import { useT } from './locale/index.ts'

export function useRelationNavigation(): readonly NavigationItem[] {
  const t = useT()
  const may = useMay()
  if (!may('relations.relation.read')) return []
  return [
    { section: 'relations', label: t('relations.list.title'), href: '/relaties', isMain: true },
    { section: 'relations', label: t('relations.leads.title'), href: '/leads' },
    { section: 'relations', label: t('relations.important.title'), href: '/belangrijk' },
  ]
}

/** What depends on who asks. */
export function useRelationCommands(): readonly Command[] {
  const t = useT()
  const may = useMay()
  const { user } = useSession()
  if (!may('relations.relation.read')) return []
  return [
    {
      id: 'relations.mine',
      label: t('relations.list.mine'),
      href: `/relaties?ownerId=${user.id}`,
      words: 'mijn eigen my own',
    },
  ]
}

/** "Noteren" begins with finding the person it is about; at the desk the rest is one press further. */
export function useNoteHref(): string | null {
  const may = useMay()
  return may('activity.interaction.write') && may('relations.relation.read') ? '/balie' : null
}
