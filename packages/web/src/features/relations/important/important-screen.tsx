import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ImportantRelation, WithoutSuccessor } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { EmptyState, Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { useT } from '../locale/index.ts'
import { OwnerFilter } from '../roles/owner-filter.tsx'
import { importantQuery, withoutSuccessorQuery } from './important.api.ts'

const tabs = ['stil', 'alle', 'zonder'] as const

/** Who may not be forgotten, who has gone quiet, and which organisations lost the one we knew. */
export function ImportantScreen() {
  const t = useT()
  const { lijst = 'stil', van } = useSearch({ from: '/shell/belangrijk' })
  const navigate = useNavigate({ from: '/belangrijk' })
  const choose = (id: string) => {
    const next = tabs.find((tab) => tab === id)
    void navigate({ search: (now) => ({ ...now, lijst: next === 'stil' ? undefined : next }), replace: true })
  }
  return (
    <Page>
      <PageHeader title={t('relations.important.title')} lead={t('relations.important.lead')} />
      <OwnerFilter
        value={van}
        onChange={(owner) => void navigate({ search: (now) => ({ ...now, van: owner }), replace: true })}
      />
      <Tabs
        label={t('relations.important.lists')}
        selected={lijst}
        onSelect={choose}
        items={[
          { id: 'stil', label: t('relations.important.quiet'), content: <Important only="quiet" ownerId={van} /> },
          { id: 'alle', label: t('relations.important.all'), content: <Important only="all" ownerId={van} /> },
          { id: 'zonder', label: t('relations.important.alone'), content: <Alone ownerId={van} /> },
        ]}
      />
    </Page>
  )
}

interface ListProps {
  readonly ownerId: string | undefined
}

function Important({ only, ownerId }: ListProps & { readonly only: 'quiet' | 'all' }) {
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

function Alone({ ownerId }: ListProps) {
  const t = useT()
  const found = useQuery(withoutSuccessorQuery(ownerId))
  const columns = useAloneColumns()
  return (
    <QueryStates query={found}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title={t('relations.important.noneAlone')}>
            <p>{t('relations.important.noneAloneText')}</p>
          </EmptyState>
        ) : (
          <Table
            label={t('relations.important.alone')}
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

function useAloneColumns(): readonly Column<WithoutSuccessor>[] {
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
      id: 'left',
      header: t('relations.important.leftColumn'),
      cell: ({ left }) =>
        left && (
          <>
            <TextLink href={`/relaties/${left.id}`}>{left.name}</TextLink>
            {left.function !== null && ` (${left.function})`}
          </>
        ),
    },
    {
      id: 'leftOn',
      header: t('relations.important.leftOnColumn'),
      keepsTogether: true,
      cell: ({ leftOn }) => format.date(leftOn),
    },
    { id: 'owner', header: t('relations.roles.owner'), cell: ({ owners }) => owners.join(', ') },
  ]
}
