import { useQuery } from '@tanstack/react-query'
import type { ImportantRelation } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { EmptyState, Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { useT } from '../locale/index.ts'
import { importantQuery } from './important.api.ts'

interface ListProps {
  readonly only: 'quiet' | 'all'
  /** Of whose relations; undefined for everybody's. */
  readonly ownerId?: string | undefined
}

/** Who may not be forgotten, those that were due first in front. */
export function ImportantList({ only, ownerId }: ListProps) {
  const t = useT()
  const found = useQuery(importantQuery({ only, ownerId }))
  const columns = useImportantColumns()
  return (
    <QueryStates query={found}>
      {({ items, total }) =>
        items.length === 0 ? (
          <EmptyState
            title={t(total === 0 ? 'relations.important.none' : 'relations.important.noneQuiet')}
            example={t('relations.important.example')}
          >
            <p>{t('relations.important.noneText')}</p>
          </EmptyState>
        ) : (
          <Table
            label={t('relations.important.title')}
            columns={columns}
            rows={items}
            rowId={({ id }) => id}
            rowName={({ name }) => name}
            isBusy={found.isPlaceholderData}
          />
        )
      }
    </QueryStates>
  )
}

function useImportantColumns(): readonly Column<ImportantRelation>[] {
  const t = useT()
  const format = useFormat()
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
      id: 'due',
      header: t('relations.important.dueColumn'),
      cell: ({ importance }) => (
        <Status tone={importance.isQuiet ? 'attention' : 'neutral'}>
          {importance.isQuiet
            ? t('relations.important.quietSince', { day: format.date(importance.dueOn) })
            : t('relations.important.dueBefore', { day: format.date(importance.dueOn) })}
        </Status>
      ),
    },
    {
      id: 'last',
      header: t('relations.important.lastColumn'),
      keepsTogether: true,
      cell: ({ importance }) => (importance.lastContactOn === null ? '–' : format.date(importance.lastContactOn)),
    },
    {
      id: 'rhythm',
      header: t('relations.important.rhythmColumn'),
      cell: ({ importance }) => t('relations.important.every', { count: importance.everyMonths }),
    },
    { id: 'reason', header: t('relations.important.reason'), cell: ({ importance }) => importance.reason },
    { id: 'owner', header: t('relations.roles.owner'), cell: ({ owners }) => owners.join(', ') },
  ]
}
