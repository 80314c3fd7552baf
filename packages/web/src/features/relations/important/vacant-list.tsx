import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { WithoutSuccessor } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { useT } from '../locale/index.ts'
import { withoutSuccessorQuery } from './important.api.ts'
import { SuccessorDialog } from './successor-dialog.tsx'

interface ListProps {
  /** Of whose relations; undefined for everybody's. */
  readonly ownerId?: string | undefined
}

/** Places at organisations that matter that somebody had and nobody has, and the deed that fills one. */
export function VacantList({ ownerId }: ListProps) {
  const t = useT()
  const format = useFormat()
  const found = useQuery(withoutSuccessorQuery(ownerId))
  const [filling, setFilling] = useState<WithoutSuccessor | null>(null)
  const columns = useColumns(setFilling)
  return (
    <QueryStates query={found}>
      {({ items, total, isCut }) =>
        items.length === 0 ? (
          <EmptyState title={t('relations.important.noneAlone')}>
            <p>{t('relations.important.noneAloneText')}</p>
          </EmptyState>
        ) : (
          <Stack>
            <Table
              label={t('relations.important.alone')}
              columns={columns}
              rows={items}
              rowId={({ linkId }) => linkId}
              rowName={({ name }) => name}
              isBusy={found.isPlaceholderData}
            />
            {isCut && (
              <p>{t('relations.important.cut', { shown: format.number(items.length), total: format.number(total) })}</p>
            )}
            {filling !== null && <SuccessorDialog vacancy={filling} onClose={() => setFilling(null)} />}
          </Stack>
        )
      }
    </QueryStates>
  )
}

function useColumns(onFill: (vacancy: WithoutSuccessor) => void): readonly Column<WithoutSuccessor>[] {
  const t = useT()
  const format = useFormat()
  const may = useMay()
  const deed: Column<WithoutSuccessor> = {
    id: 'deed',
    header: t('relations.important.deedColumn'),
    keepsTogether: true,
    // Whose place it was must be known to fill it.
    cell: (vacancy) =>
      vacancy.left && (
        <Button size="small" onPress={() => onFill(vacancy)}>
          {t('relations.important.appoint')}
        </Button>
      ),
  }
  return [
    {
      id: 'name',
      header: t('relations.column.name'),
      isRowHeader: true,
      cell: ({ id, name }) => (
        <TextLink quiet href={`/relaties/${id}`}>
          {name}
        </TextLink>
      ),
    },
    { id: 'types', header: t('relations.column.types'), cell: ({ types }) => types.join(', ') },
    {
      id: 'left',
      header: t('relations.important.leftColumn'),
      cell: ({ left }) =>
        left && (
          <span>
            <TextLink href={`/relaties/${left.id}`}>{left.name}</TextLink>
            {left.function !== null && ` (${left.function})`}
          </span>
        ),
    },
    {
      id: 'leftOn',
      header: t('relations.important.leftOnColumn'),
      keepsTogether: true,
      cell: ({ leftOn, why }) => t(`relations.important.left.${why}`, { day: format.date(leftOn) }),
    },
    {
      id: 'others',
      header: t('relations.important.othersColumn'),
      align: 'end',
      cell: ({ others }) => format.number(others),
    },
    { id: 'owner', header: t('relations.roles.owner'), cell: ({ owners }) => owners.join(', ') },
    ...(may('relations.relation.write') ? [deed] : []),
  ]
}
