import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMay } from '../../../lib/session.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { Callout } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { QueueFilters } from './queue-filters.tsx'
import { QueueNav } from './queue-nav.tsx'
import type { QueueFilter } from './queue-keeper.ts'
import { ReviewQueue } from './review-queue.tsx'

/** Pairs that may be one relation, one question at a time, the most valuable first. */
export function QueueScreen() {
  const t = useT()
  const may = useMay()
  const { asked = false, later = false, ...only } = useSearch({ from: '/shell/possible-duplicates' })
  const navigate = useNavigate({ from: '/possible-duplicates' })
  const filter: QueueFilter = { ...only, askedOfMe: asked, withLater: later }
  return (
    <Page>
      <PageHeader title={t('questions.title')} lead={t('questions.lead')} />
      <QueueNav current="queue" />
      {may('identity.decision.write') ? (
        <>
          <QueueFilters
            filter={filter}
            onChange={({ askedOfMe, withLater, ...rest }) =>
              void navigate({
                search: { ...rest, ...(askedOfMe && { asked: true }), ...(withLater && { later: true }) },
              })
            }
          />
          <ReviewQueue key={JSON.stringify(filter)} filter={filter} />
        </>
      ) : (
        <Callout tone="information">{t('questions.mayNot')}</Callout>
      )}
    </Page>
  )
}
