import { useInfiniteQuery } from '@tanstack/react-query'
import { useCoreT } from '../../../lib/locale/index.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Page, PageHeader, Row } from '../../../ui/layout.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { QueueNav } from '../questions/queue-nav.tsx'
import { AnsweredHouseholds } from './answered-households.tsx'
import { Suggestion } from './household-suggestion.tsx'
import { householdsQuery } from './households.api.ts'
import styles from './households.module.css'

/** People at one address with one surname: a link between them, never a merge. */
export function HouseholdsScreen() {
  const t = useT()
  return (
    <Page>
      <PageHeader title={t('households.title')} lead={t('households.lead')} />
      <QueueNav current="households" />
      <Suggestions />
      <AnsweredHouseholds />
    </Page>
  )
}

function Suggestions() {
  const t = useT()
  const core = useCoreT()
  const problemText = useProblemText()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(householdsQuery)
  if (!data) {
    if (!error) return <LoadingState shape="text" />
    return (
      <ErrorState title={core('ui.failed')} action={<Button onPress={() => void refetch()}>{core('ui.retry')}</Button>}>
        <p>{problemText(error)}</p>
      </ErrorState>
    )
  }
  const items = data.pages.flatMap((page) => page.items)
  const total = data.pages.at(-1)?.total ?? items.length
  if (items.length === 0) {
    return (
      <EmptyState title={t('households.empty')} example={t('households.example')}>
        <p>{t('households.emptyText')}</p>
      </EmptyState>
    )
  }
  return (
    <>
      <ul className={styles.list} aria-label={t('households.list')}>
        {items.map((suggestion) => (
          <li key={suggestion.id}>
            <Suggestion suggestion={suggestion} />
          </li>
        ))}
      </ul>
      <Row>
        <span className={styles.soft}>{t('households.shown', { count: items.length, total })}</span>
        {hasNextPage && (
          <Button isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
            {t('households.more')}
          </Button>
        )}
      </Row>
    </>
  )
}
