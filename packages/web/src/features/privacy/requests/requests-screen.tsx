import { useInfiniteQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { getRouteApi } from '@tanstack/react-router'
import type { RequestLine } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { EmptyState, Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { useT } from '../locale/index.ts'
import { NewRequestDialog } from './new-request-dialog.tsx'
import { requestHref, requestsQuery } from './requests.api.ts'
import { urgencyOf } from './request.view.ts'

const route = getRouteApi('/shell/privacy/verzoeken')

/** Requests of people about their data, the most pressing first. */
export function RequestsScreen() {
  const t = useT()
  const { stand = 'open', nieuw = false } = route.useSearch()
  const navigate = route.useNavigate()
  const setNew = (isNew: boolean) => void navigate({ search: (now) => ({ ...now, nieuw: isNew || undefined }) })
  const tabs = [
    { id: 'open', label: t('privacy.requests.open'), content: <RequestList state="open" onAdd={() => setNew(true)} /> },
    {
      id: 'afgesloten',
      label: t('privacy.requests.closed'),
      content: <RequestList state="closed" onAdd={() => setNew(true)} />,
    },
  ]
  return (
    <Page>
      <PageHeader
        title={t('privacy.requests.title')}
        lead={t('privacy.requests.lead')}
        actions={
          <Button tone="primary" icon={<Plus aria-hidden="true" />} onPress={() => setNew(true)}>
            {t('privacy.requests.add')}
          </Button>
        }
      />
      <Tabs
        label={t('privacy.requests.title')}
        items={tabs}
        selected={stand}
        onSelect={(id) => void navigate({ search: { stand: id === 'afgesloten' ? 'afgesloten' : undefined } })}
      />
      {nieuw && <NewRequestDialog onClose={() => setNew(false)} />}
    </Page>
  )
}

function RequestList({ state, onAdd }: { readonly state: 'open' | 'closed'; readonly onAdd: () => void }) {
  const t = useT()
  const query = useInfiniteQuery(requestsQuery(state))
  const columns = useColumns(state)
  return (
    <QueryStates query={query}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.items)
        if (rows.length === 0)
          return (
            <EmptyState
              title={t(`privacy.requests.empty.${state}`)}
              example={t('privacy.requests.example')}
              action={<Button onPress={onAdd}>{t('privacy.requests.add')}</Button>}
            >
              <p>{t('privacy.requests.emptyText')}</p>
            </EmptyState>
          )
        return (
          <>
            <Table
              label={t(`privacy.requests.${state}`)}
              columns={columns}
              rows={rows}
              rowId={(row) => row.id}
              rowName={(row) => `${row.number} ${row.requesterName}`}
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
  )
}

function useColumns(state: 'open' | 'closed'): readonly Column<RequestLine>[] {
  const t = useT()
  const format = useFormat()
  const common: Column<RequestLine>[] = [
    { id: 'number', header: t('privacy.requests.number'), keepsTogether: true, cell: (row) => row.number },
    {
      id: 'who',
      header: t('privacy.requests.who'),
      isRowHeader: true,
      cell: (row) => (
        <TextLink quiet href={requestHref(row.id)}>
          {row.relation?.name ?? (row.requesterName || t('privacy.requests.nobody'))}
        </TextLink>
      ),
    },
    { id: 'kind', header: t('privacy.requests.kind'), cell: (row) => t(`privacy.request.kind.${row.kind}`) },
    {
      id: 'received',
      header: t('privacy.requests.received'),
      keepsTogether: true,
      cell: (row) => format.date(row.receivedOn),
    },
  ]
  if (state === 'closed')
    return [
      ...common,
      {
        id: 'outcome',
        header: t('privacy.requests.outcome'),
        cell: (row) => (row.outcome === null ? '' : t(`privacy.request.outcome.${row.outcome}`)),
      },
    ]
  return [
    ...common,
    { id: 'due', header: t('privacy.requests.due'), keepsTogether: true, cell: (row) => format.date(row.dueOn) },
    { id: 'left', header: t('privacy.requests.left'), keepsTogether: true, cell: (row) => <DaysLeft line={row} /> },
    {
      id: 'owner',
      header: t('privacy.requests.owner'),
      cell: (row) => row.owner?.name ?? t('privacy.requests.nobody'),
    },
  ]
}

export function DaysLeft({ line }: { readonly line: Pick<RequestLine, 'daysLeft'> }) {
  const t = useT()
  const { daysLeft } = line
  if (daysLeft === null) return null
  const words = {
    over: () => t('privacy.requests.daysOver', { days: -daysLeft }),
    today: () => t('privacy.requests.dueToday'),
    left: () => t('privacy.requests.daysLeft', { days: daysLeft }),
  }
  return <Status tone={urgencyOf(line)}>{words[daysLeft < 0 ? 'over' : daysLeft === 0 ? 'today' : 'left']()}</Status>
}
