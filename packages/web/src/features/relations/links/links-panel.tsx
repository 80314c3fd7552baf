import { dutchToday } from '../../../lib/dutch-today.ts'
import { useQuery } from '@tanstack/react-query'
import { Network, Plus } from 'lucide-react'
import { useState } from 'react'
import type { RelationPage } from '@klantregie/contract'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { useT } from '../locale/index.ts'
import { linkTypesQuery } from '../relations.api.ts'
import { AddLinkDialog } from './add-link-dialog.tsx'
import { AllLinksDialog } from './all-links-dialog.tsx'
import { LinkGroupView } from './link-group.tsx'
import { firstOf, groupLinks } from './links.view.ts'
import type { LinkGroup } from './links.view.ts'
import styles from './links.module.css'

/** How this relation belongs with others: above it, below it, beside it, in words that read from here to there. */
export function LinksPanel({ page }: { readonly page: RelationPage }) {
  const t = useT()
  const [open, setOpen] = useState<'add' | 'all' | null>(null)
  const types = useQuery(linkTypesQuery).data?.items ?? []
  const groups = groupLinks(page.links, types, dutchToday())
  const close = () => setOpen(null)
  if (page.linkCount === 0 && !page.mayWrite) return null
  return (
    <section aria-labelledby="links" className={styles.panel}>
      <h2 id="links">{t('relations.links.title')}</h2>
      {page.linkCount === 0 && <p className={styles.soft}>{t('relations.links.none')}</p>}
      {groups.map((group) => (
        <LinkGroupView key={group.label} page={page} group={group} shown={firstOf(group).links} />
      ))}
      <Foot
        page={page}
        isCut={page.linkCount > page.links.length || hidesSome(groups)}
        hasTree={page.relation.kind === 'organisation' && standsInTree(groups)}
        onOpen={setOpen}
      />
      {open === 'all' && <AllLinksDialog page={page} onClose={close} />}
      {open === 'add' && <AddLinkDialog page={page} onClose={close} />}
    </section>
  )
}

function hidesSome(groups: readonly LinkGroup[]): boolean {
  return groups.some((group) => firstOf(group).hidden > 0)
}

interface FootProps {
  readonly page: RelationPage
  readonly isCut: boolean
  /** It stands above or below another: there is a tree to look at. */
  readonly hasTree: boolean
  readonly onOpen: (dialog: 'all' | 'add') => void
}

function standsInTree(groups: readonly LinkGroup[]): boolean {
  return groups.some(({ standing }) => standing !== 'beside')
}

function Foot({ page, isCut, hasTree, onOpen }: FootProps) {
  const t = useT()
  return (
    <div className={styles.actions}>
      {isCut && (
        <Button size="small" onPress={() => onOpen('all')}>
          {t('relations.links.all', { count: page.linkCount })}
        </Button>
      )}
      {hasTree && (
        <LinkButton
          size="small"
          tone="quiet"
          href={`/relaties/${page.relation.id}/structuur`}
          icon={<Network aria-hidden="true" />}
        >
          {t('relations.hierarchy.show')}
        </LinkButton>
      )}
      {page.mayWrite && (
        <Button size="small" tone="quiet" icon={<Plus aria-hidden="true" />} onPress={() => onOpen('add')}>
          {t('relations.links.add')}
        </Button>
      )}
    </div>
  )
}
