import { useInfiniteQuery } from '@tanstack/react-query'
import type { Coverage } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, LinkButton, TextLink } from '../../../ui/button.tsx'
import { EmptyState, Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { usePeriodText } from '../approaches/words.tsx'
import { useT } from '../locale/index.ts'
import { coverageHref, coveragesQuery } from './coverage.api.ts'
import { CoverageBar } from './figures.tsx'

/** Target lists, the newest first, each with how far one is. */
export function CoverageLists() {
  const t = useT()
  const query = useInfiniteQuery(coveragesQuery)
  const columns = useColumns()
  return (
    <QueryStates query={query}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.items)
        if (rows.length === 0)
          return (
            <EmptyState
              title={t('coverage.empty')}
              example={t('coverage.example')}
              action={<LinkButton href="/relaties">{t('approaches.toRelations')}</LinkButton>}
            >
              <p>{t('coverage.emptyText')}</p>
            </EmptyState>
          )
        return (
          <>
            <Table
              label={t('coverage.title')}
              columns={columns}
              rows={rows}
              rowId={(row) => row.id}
              rowName={(row) => row.name}
            />
            {query.hasNextPage && (
              <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
                {t('approaches.more')}
              </Button>
            )}
          </>
        )
      }}
    </QueryStates>
  )
}

/** The words of the page that target lists share with what is forgotten. */
export function useCoverageWords() {
  const t = useT()
  return {
    title: t('coverage.title'),
    lead: t('coverage.lead'),
    lists: t('coverage.targetLists'),
    parts: t('coverage.parts'),
    quiet: t('coverage.quiet'),
    vacant: t('coverage.vacant'),
  }
}

function useColumns(): readonly Column<Coverage>[] {
  const t = useT()
  const format = useFormat()
  const period = usePeriodText()
  return [
    {
      id: 'name',
      header: t('coverage.list'),
      isRowHeader: true,
      cell: ({ id, name }) => <TextLink href={coverageHref(id)}>{name}</TextLink>,
    },
    { id: 'purpose', header: t('approaches.purpose'), cell: ({ purpose }) => purpose.name },
    { id: 'period', header: t('approaches.when'), cell: period },
    {
      id: 'done',
      header: t('coverage.reached'),
      cell: ({ figures }) =>
        t('coverage.of', {
          done: format.number(figures.approached + figures.planned),
          total: format.number(figures.total),
        }),
    },
    { id: 'bar', header: t('coverage.picture'), cell: ({ figures }) => <CoverageBar figures={figures} /> },
    { id: 'open', header: t('coverage.count.open'), align: 'end', cell: ({ figures }) => format.number(figures.open) },
    {
      id: 'state',
      header: t('approaches.state'),
      cell: ({ state }) => (
        <Status tone={state === 'closed' ? 'neutral' : 'information'}>{t(`coverage.state.${state}`)}</Status>
      ),
    },
  ]
}
