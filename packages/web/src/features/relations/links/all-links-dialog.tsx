import { dutchToday } from '../../../lib/dutch-today.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RelationPage } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { SearchField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { allLinksQuery, linkTypesQuery } from '../relations.api.ts'
import { findLinks, groupLinks } from './links.view.ts'
import { LinkGroupView } from './link-group.tsx'
import styles from './links.module.css'

interface AllLinksProps {
  readonly page: RelationPage
  readonly onClose: () => void
}

/** A school board with three hundred schools: all of them, and a box to find one. */
export function AllLinksDialog({ page, onClose }: AllLinksProps) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const types = useQuery(linkTypesQuery).data?.items ?? []
  const links = useInfiniteQuery(allLinksQuery(page.relation.id))
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('relations.links.allTitle', { name: page.relation.displayName })}
      size="large"
    >
      <SearchField
        label={t('relations.links.find')}
        placeholder={t('relations.links.find')}
        value={typed}
        onChange={setTyped}
        autoFocus
      />
      <QueryStates query={links} shape="text">
        {({ pages }) => {
          const loaded = pages.flatMap(({ items }) => items)
          const found = findLinks(loaded, typed)
          return (
            <div className={styles.panel}>
              <p role="status" className={styles.soft}>
                {t('relations.links.shown', { shown: found.length, count: page.linkCount })}
              </p>
              {groupLinks(found, types, dutchToday()).map((group) => (
                <LinkGroupView key={group.label} page={page} group={group} shown={group.links} />
              ))}
              {links.hasNextPage && (
                <div>
                  <Button isPending={links.isFetchingNextPage} onPress={() => void links.fetchNextPage()}>
                    {t('relations.links.more')}
                  </Button>
                </div>
              )}
            </div>
          )
        }}
      </QueryStates>
    </Dialog>
  )
}
