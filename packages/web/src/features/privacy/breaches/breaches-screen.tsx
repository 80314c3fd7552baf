import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { downloadBreachRegister } from '@klantregie/contract'
import type { BreachSummary } from '@klantregie/contract'
import { urlOf } from '../../../lib/api.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, LinkButton, TextLink } from '../../../ui/button.tsx'
import { Page, PageHeader, Row } from '../../../ui/layout.tsx'
import { EmptyState, Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { useT } from '../locale/index.ts'
import { breachesQuery } from './breaches.api.ts'
import { Clock } from './clock.tsx'
import { ReportDialog } from './report-dialog.tsx'

/** Every breach, also one that nobody has to be told of; those that are open first. */
export function BreachesScreen() {
  const t = useT()
  const breaches = useQuery(breachesQuery)
  const { nieuw: isReporting } = useSearch({ from: '/shell/privacy/datalekken' })
  const navigate = useNavigate({ from: '/privacy/datalekken' })
  const setReporting = (nieuw: true | undefined) =>
    void navigate({ search: { nieuw }, replace: true, resetScroll: false })
  const report = (
    <Button tone="primary" icon={<Plus aria-hidden="true" />} onPress={() => setReporting(true)}>
      {t('breaches.report')}
    </Button>
  )
  return (
    <Page>
      <PageHeader
        title={t('breaches.title')}
        lead={t('breaches.lead')}
        actions={
          <Row>
            <LinkButton href={urlOf(downloadBreachRegister)} download>
              {t('breaches.download')}
            </LinkButton>
            {report}
          </Row>
        }
      />
      <QueryStates query={breaches}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('breaches.none')} example={t('breaches.example')}>
              <p>{t('breaches.noneText')}</p>
            </EmptyState>
          ) : (
            <BreachTable items={items} />
          )
        }
      </QueryStates>
      {isReporting === true && <ReportDialog onClose={() => setReporting(undefined)} />}
    </Page>
  )
}

function BreachTable({ items }: { readonly items: readonly BreachSummary[] }) {
  const t = useT()
  const format = useFormat()
  const columns: readonly Column<BreachSummary>[] = [
    { id: 'number', header: t('breaches.number'), align: 'end', cell: ({ number }) => format.number(number) },
    {
      id: 'title',
      header: t('breaches.subject'),
      isRowHeader: true,
      cell: ({ id, title }) => <TextLink href={`/privacy/datalekken/${id}`}>{title}</TextLink>,
    },
    {
      id: 'discovered',
      header: t('breaches.discovered'),
      keepsTogether: true,
      cell: ({ discoveredAt }) => format.dateTime(discoveredAt),
    },
    { id: 'clock', header: t('breaches.clock'), cell: ({ clock }) => <Clock clock={clock} /> },
    {
      id: 'persons',
      header: t('breaches.persons'),
      align: 'end',
      cell: ({ counted, estimatedPersons }) => {
        const count = counted ?? estimatedPersons
        return count === null ? '—' : format.number(count)
      },
    },
    {
      id: 'state',
      header: t('breaches.state'),
      cell: ({ closedAt }) => (
        <Status tone={closedAt === null ? 'information' : 'neutral'}>
          {closedAt === null ? t('breaches.open') : t('breaches.closed')}
        </Status>
      ),
    },
  ]
  return (
    <Table
      label={t('breaches.title')}
      columns={columns}
      rows={items}
      rowId={({ id }) => id}
      rowName={({ title }) => title}
    />
  )
}
