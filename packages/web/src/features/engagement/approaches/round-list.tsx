import { useInfiniteQuery } from '@tanstack/react-query'
import type { ApproachRound } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { LinkButton, TextLink } from '../../../ui/button.tsx'
import { EmptyState, Status } from '../../../ui/states.tsx'
import type { Column } from '../../../ui/table.tsx'
import { useT } from '../locale/index.ts'
import { PagedTable } from '../paged-table.tsx'
import { isWorking, roundHref, roundsQuery } from './approaches.api.ts'
import { usePeriodText } from './words.tsx'

/** Rounds along a list, the newest first. */
export function RoundList() {
  const t = useT()
  const query = useInfiniteQuery(roundsQuery)
  const columns = useColumns()
  return (
    <PagedTable
      query={query}
      label={t('approaches.rounds')}
      columns={columns}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      empty={
        <EmptyState
          title={t('approaches.round.empty')}
          example={t('approaches.round.example')}
          action={<LinkButton href="/relaties">{t('approaches.toRelations')}</LinkButton>}
        >
          <p>{t('approaches.round.emptyText')}</p>
        </EmptyState>
      }
    />
  )
}

function useColumns(): readonly Column<ApproachRound>[] {
  const t = useT()
  const format = useFormat()
  const period = usePeriodText()
  return [
    {
      id: 'name',
      header: t('approaches.round.name'),
      isRowHeader: true,
      cell: (row) => (
        <TextLink quiet href={roundHref(row.id)}>
          {row.name}
        </TextLink>
      ),
    },
    { id: 'purpose', header: t('approaches.purpose'), cell: (row) => row.purpose.name },
    { id: 'who', header: t('approaches.owner'), cell: (row) => (row.isMine ? t('approaches.me') : row.owner.name) },
    { id: 'when', header: t('approaches.when'), cell: period },
    {
      id: 'state',
      header: t('approaches.state'),
      cell: (row) => (
        <Status tone={isWorking(row) ? 'attention' : 'information'}>{t(`approaches.round.${row.state}`)}</Status>
      ),
    },
    {
      id: 'count',
      header: t('approaches.round.size'),
      align: 'end',
      keepsTogether: true,
      cell: (row) => format.number(row.counts.total),
    },
  ]
}
