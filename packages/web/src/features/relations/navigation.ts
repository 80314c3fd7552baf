import type { Command, NavigationItem } from '../../lib/feature.ts'
import { useMay } from '../../lib/session.tsx'
import { useT } from './locale/index.ts'

export function useRelationNavigation(): readonly NavigationItem[] {
  const t = useT()
  const may = useMay()
  if (!may('relations.relation.read')) return []
  return [{ section: 'relations', label: t('relations.list.title'), href: '/relaties', isMain: true }]
}

export function useRelationCommands(): readonly Command[] {
  const t = useT()
  const may = useMay()
  const commands: Command[] = []
  if (may('relations.relation.write'))
    commands.push({
      id: 'relations.create',
      label: t('relations.create.title'),
      href: '/relaties/nieuw',
      words: 'toevoegen add',
    })
  if (may('relations.relation.read'))
    commands.push({ id: 'relations.search', label: t('relations.search.title'), href: '/zoeken', words: 'balie desk' })
  return commands
}

/** "Noteren" begins with finding the person it is about. */
export function useNoteHref(): string | null {
  const may = useMay()
  return may('activity.interaction.write') && may('relations.relation.read') ? '/zoeken?noteren=true' : null
}
