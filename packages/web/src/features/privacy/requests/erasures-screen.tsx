import { useInfiniteQuery } from '@tanstack/react-query'
import type { Erasure } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { useT } from '../locale/index.ts'
import { erasuresQuery, requestsHref } from './requests.api.ts'

export function ErasuresScreen() {
  const t = useT()
  const query = useInfiniteQuery(erasuresQuery)
  const columns = useColumns()
  return (
    <Page>
      <PageHeader
        title={t('privacy.erasures.title')}
        lead={t('privacy.erasures.lead')}
        breadcrumbs={[{ label: t('privacy.requests.title'), href: requestsHref }]}
      />
      <QueryStates query={query}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.items)
          if (rows.length === 0)
            return (
              <EmptyState title={t('privacy.erasures.empty')} example={t('privacy.erasures.example')}>
                <p>{t('privacy.erasures.emptyText')}</p>
              </EmptyState>
            )
          return (
            <>
              <Table
                label={t('privacy.erasures.title')}
                columns={columns}
                rows={rows}
                rowId={(row) => row.id}
                rowName={(row) => row.erasedAt}
              />
              {query.hasNextPage && (
                <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
                  {t('privacy.requests.more')}
                </Button>
              )}
            </>
          )
        }}
      </QueryStates>
    </Page>
  )
}

function useColumns(): readonly Column<Erasure>[] {
  const t = useT()
  const format = useFormat()
  const reason = ({ reason: why, requestNumber }: Erasure) => {
    if (why !== 'request') return t(`privacy.erasures.reason.${why}`)
    return requestNumber === null
      ? t('privacy.erasures.reason.requestGone')
      : t('privacy.erasures.reason.request', { number: requestNumber })
  }
  return [
    {
      id: 'when',
      header: t('privacy.erasures.when'),
      isRowHeader: true,
      keepsTogether: true,
      cell: (row) => format.dateTime(row.erasedAt),
    },
    { id: 'reason', header: t('privacy.erasures.reason'), cell: reason },
    {
      id: 'rows',
      header: t('privacy.erasures.rows'),
      align: 'end',
      cell: (row) => format.number(row.counts.reduce((sum, { rows }) => sum + rows, 0)),
    },
    { id: 'kept', header: t('privacy.erasures.kept'), cell: (row) => row.keptFields.join(', ') },
    { id: 'by', header: t('privacy.erasures.by'), cell: (row) => row.by },
  ]
}
