import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { SegmentMember } from '@klantregie/contract'
import { useProblemText } from '../../lib/texts.tsx'
import { Button, LinkButton, TextLink } from '../../ui/button.tsx'
import { Callout, LoadingState } from '../../ui/states.tsx'
import { useT } from './locale/index.ts'
import styles from './value.module.css'

interface People {
  readonly count: number
  readonly items: readonly SegmentMember[]
}

interface PeopleListProps {
  readonly id: string
  /** Who they are, as a title. */
  readonly title: string
  readonly query: UseInfiniteQueryResult<InfiniteData<People>>
  readonly onClose: () => void
  /** The same people as a segment; left out where that cannot be said. */
  readonly segmentHref?: string
}

/** The relations behind a figure, page by page; each leads to its own page. */
export function PeopleList({ id, title, query, onClose, segmentHref }: PeopleListProps) {
  const t = useT()
  const problemText = useProblemText()
  const pages = query.data?.pages ?? []
  const items = pages.flatMap((page) => page.items)
  return (
    <section aria-labelledby={id} className={styles.people}>
      <div className={styles.head}>
        <h3 id={id} tabIndex={-1}>
          {title}
        </h3>
        <div className={styles.row}>
          {segmentHref !== undefined && (
            <LinkButton size="small" href={segmentHref}>
              {t('value.asSegment')}
            </LinkButton>
          )}
          <Button size="small" tone="quiet" onPress={onClose}>
            {t('value.closeList')}
          </Button>
        </div>
      </div>
      {query.error && <Callout tone="danger">{problemText(query.error)}</Callout>}
      {query.isPending && <LoadingState rows={3} />}
      {pages[0] && <p role="status">{t('value.people', { count: pages[0].count })}</p>}
      <ul className={styles.names}>
        {items.map(({ id: relationId, name, place }) => (
          <li key={relationId}>
            <TextLink href={`/relaties/${relationId}`}>{name}</TextLink>
            {place !== null && <span className={styles.soft}>{place}</span>}
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <div>
          <Button size="small" isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
            {t('value.morePeople')}
          </Button>
        </div>
      )}
    </section>
  )
}
