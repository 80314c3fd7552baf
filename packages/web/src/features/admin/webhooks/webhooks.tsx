import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Send } from 'lucide-react'
import { Link } from 'react-aria-components'
import type { Webhook } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { EmptyState, Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { webhooksQuery } from '../admin.api.ts'
import { useT } from '../locale/index.ts'
import { MakeWebhookDialog } from './make-webhook-dialog.tsx'
import { toneOfWebhook } from './webhooks.view.ts'

/** Which other systems are told what happens here, and how that goes. */
export function WebhooksScreen() {
  const t = useT()
  const mayManage = useMay()('integrations.connection.manage')
  const webhooks = useQuery(webhooksQuery)
  const { make = false } = useSearch({ from: '/shell/admin/webhooks' })
  const navigate = useNavigate({ from: '/admin/webhooks' })
  const columns = useColumns()
  const showMake = (open: boolean) => void navigate({ search: open ? { make: true } : {} })
  return (
    <Page>
      <PageHeader
        title={t('hooks.title')}
        lead={t('hooks.lead')}
        breadcrumbs={[{ label: t('nav.admin'), href: '/admin' }]}
        actions={
          mayManage && (
            <Button tone="primary" icon={<Send aria-hidden="true" />} onPress={() => showMake(true)}>
              {t('hooks.make')}
            </Button>
          )
        }
      />
      <QueryStates query={webhooks}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('hooks.empty')} example={t('hooks.example')}>
              {t('hooks.emptyText')}
            </EmptyState>
          ) : (
            <Table
              label={t('hooks.list')}
              columns={columns}
              rows={items}
              rowId={(row) => row.id}
              rowName={(row) => row.name}
            />
          )
        }
      </QueryStates>
      {make && mayManage && <MakeWebhookDialog onClose={() => showMake(false)} />}
    </Page>
  )
}

function useColumns(): readonly Column<Webhook>[] {
  const t = useT()
  const format = useFormat()
  return [
    {
      id: 'name',
      header: t('field.name'),
      isRowHeader: true,
      cell: (row) => <Link href={`/admin/webhooks/${row.id}`}>{row.name}</Link>,
    },
    {
      id: 'events',
      header: t('hooks.events'),
      cell: (row) => row.events.map((kind) => t(`event.${kind}`)).join(', '),
    },
    { id: 'key', header: t('hooks.key'), cell: (row) => row.key.name },
    {
      id: 'state',
      header: t('keys.state'),
      cell: (row) => <Status tone={toneOfWebhook(row.state)}>{t(`hooks.state.${row.state}`)}</Status>,
    },
    { id: 'waiting', header: t('hooks.waiting'), align: 'end', cell: (row) => format.number(row.waiting) },
    {
      id: 'last',
      header: t('hooks.last'),
      cell: (row) => (row.lastDeliveredAt === null ? t('keys.neverUsed') : format.relative(row.lastDeliveredAt)),
    },
  ]
}
