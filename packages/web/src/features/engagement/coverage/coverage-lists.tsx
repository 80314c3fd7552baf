import { useInfiniteQuery } from '@tanstack/react-query'
import type { Coverage } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { LinkButton, TextLink } from '../../../ui/button.tsx'
import { EmptyState, Status } from '../../../ui/states.tsx'
import type { Column } from '../../../ui/table.tsx'
import { usePeriodText } from '../approaches/words.tsx'
import { useT } from '../locale/index.ts'
import { PagedTable } from '../paged-table.tsx'
import { coverageHref, coveragesQuery } from './coverage.api.ts'
import { CoverageBar } from './figures.tsx'

/** Target lists, the newest first, each with how far one is. */
export function CoverageLists() {
  const t = useT()
  const query = useInfiniteQuery(coveragesQuery)
  const columns = useColumns()
  return (
    <PagedTable
      query={query}
      label={t('coverage.title')}
      columns={columns}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      empty={
        <EmptyState
          title={t('coverage.empty')}
          example={t('coverage.example')}
          action={<LinkButton href="/relaties">{t('approaches.toRelations')}</LinkButton>}
        >
          <p>{t('coverage.emptyText')}</p>
        </EmptyState>
      }
    />
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
