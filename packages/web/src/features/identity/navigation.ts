import { useQuery } from '@tanstack/react-query'
import type { Command, NavigationItem } from '../../lib/feature.ts'
import { useMay } from '../../lib/session.tsx'
import {
  believeHref,
  duplicatesHref,
  householdsHref,
  importsHref,
  kindsHref,
  matchingHref,
  newImportHref,
} from './addresses.ts'
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

export function useIdentityCommands(): readonly Command[] {
  const t = useT()
  const may = useMay()
  const commands: Command[] = []
  if (may('identity.import.run'))
    commands.push({
      id: 'identity.import',
      label: t('command.import'),
      href: newImportHref,
      words: 'excel csv lijst bestand import list file upload',
    })
  if (may('identity.duplicate.read'))
    commands.push(
      { id: 'identity.kinds', label: t('kinds.title'), href: kindsHref, words: 'dubbel steekproef duplicates sample' },
      { id: 'identity.households', label: t('households.title'), href: householdsHref, words: 'gezin familie family' },
    )
  return commands
}
