import type { Command, NavigationItem } from '../../lib/feature.ts'
import { useMay } from '../../lib/session.tsx'
import { duplicatesHref, importsHref, newImportHref } from './addresses.ts'
import { useT } from './locale/index.ts'

export function useIdentityNavigation(): readonly NavigationItem[] {
  const t = useT()
  const may = useMay()
  const items: NavigationItem[] = []
  if (may('identity.import.read')) items.push({ section: 'relations', label: t('nav.imports'), href: importsHref })
  if (may('identity.duplicate.read'))
    items.push({ section: 'relations', label: t('nav.duplicates'), href: duplicatesHref })
  return items
}

export function useIdentityCommands(): readonly Command[] {
  const t = useT()
  const may = useMay()
  return may('identity.import.run')
    ? [
        {
          id: 'identity.import',
          label: t('command.import'),
          href: newImportHref,
          words: 'excel csv lijst bestand import list file upload',
        },
      ]
    : []
}
