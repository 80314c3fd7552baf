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

export function useRelationCommands(): readonly Command[] {
  const t = useT()
  const may = useMay()
  const { user } = useSession()
  const commands: Command[] = []
  if (may('relations.relation.write'))
    commands.push({
      id: 'relations.create',
      label: t('relations.create.title'),
      href: '/relaties/nieuw',
      words: 'toevoegen add',
    })
  if (may('relations.relation.read'))
    commands.push({
      id: 'relations.mine',
      label: t('relations.list.mine'),
      href: `/relaties?ownerId=${user.id}`,
      words: 'mijn eigen my own',
    })
  if (may('relations.relation.read'))
    commands.push({ id: 'relations.search', label: t('relations.search.title'), href: '/zoeken', words: 'balie desk' })
  if (may('relations.relation.read'))
    commands.push({
      id: 'relations.labels',
      label: t('relations.labels.title'),
      href: '/relaties/labels',
      words: 'label tag kenmerk',
    })
  if (may('relations.bulk.run'))
    commands.push({
      id: 'relations.bulk',
      label: t('relations.bulk.deeds'),
      href: '/relaties/bewerkingen',
      words: 'bulk ongedaan maken undo groep',
    })
  if (may('relations.role.hand_over'))
    commands.push({
      id: 'relations.handOver',
      label: t('relations.handover.title'),
      href: '/overdragen',
      words: 'collega vertrek hand over colleague',
    })
  return commands
}

/** "Noteren" begins with finding the person it is about. */
export function useNoteHref(): string | null {
  const may = useMay()
  return may('activity.interaction.write') && may('relations.relation.read') ? '/zoeken?noteren=true' : null
}
