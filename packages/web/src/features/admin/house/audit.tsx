import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import type { AuditEntry } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat, useLookUp } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip, ChipList } from '../../../ui/chip.tsx'
import { Page, PageHeader, Pagination } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { auditQuery } from '../admin.api.ts'
import { useT } from '../locale/index.ts'
import { detailsLine } from './audit.view.ts'
import styles from './house.module.css'

/** Filter and page are in the address, so a page of the list can be sent to a colleague; Back is the previous page. */
export function AuditScreen() {
  const t = useT()
  const lookUp = useLookUp()
  const router = useRouter()
  const { action, cursor } = useSearch({ from: '/shell/admin/audit' })
  const navigate = useNavigate({ from: '/admin/audit' })
  const entries = useQuery({ ...auditQuery({ action, cursor }), placeholderData: keepPreviousData })
  const columns = useColumns((only) => void navigate({ search: { action: only } }))
  return (
    <Page>
      <PageHeader
        title={t('audit.title')}
        lead={t('audit.lead')}
        breadcrumbs={[{ label: t('nav.admin'), href: '/admin' }]}
      />
      {action !== undefined && (
        <ChipList label={t('audit.filter')}>
          {[
            <Chip key={action} removeLabel={t('audit.clear')} onRemove={() => void navigate({ search: {} })}>
              {t('audit.filtered', { action: lookUp(`audit.${action}`, action) })}
            </Chip>,
          ]}
        </ChipList>
      )}
      <QueryStates query={entries}>
        {({ items, nextCursor }) =>
          items.length === 0 ? (
            <EmptyState title={t('audit.empty')} example={t('audit.example')}>
              <p>{t('audit.emptyText')}</p>
            </EmptyState>
          ) : (
            <>
              <Table
                label={t('audit.title')}
                columns={columns}
                rows={items}
                rowId={(row) => row.id}
                rowName={(row) => row.action}
                isBusy={entries.isPlaceholderData}
                isTall
              />
              <Pagination
                label={t('audit.page')}
                range={t('audit.shown', { count: items.length })}
                onPrevious={cursor === undefined ? null : () => router.history.back()}
                onNext={nextCursor === null ? null : () => void navigate({ search: { action, cursor: nextCursor } })}
              />
            </>
          )
        }
      </QueryStates>
    </Page>
  )
}

function useColumns(onFilter: (action: string) => void): readonly Column<AuditEntry>[] {
  const t = useT()
  const format = useFormat()
  const lookUp = useLookUp()
  return [
    {
      id: 'when',
      header: t('audit.when'),
      keepsTogether: true,
      isRowHeader: true,
      cell: (row) => format.dateTime(row.at),
    },
    { id: 'who', header: t('audit.who'), cell: (row) => row.actor },
    {
      id: 'what',
      header: t('audit.what'),
      cell: (row) => (
        <Button size="small" tone="quiet" onPress={() => onFilter(row.action)}>
          {lookUp(`audit.${row.action}`, row.action)}
        </Button>
      ),
    },
    {
      id: 'details',
      header: t('audit.details'),
      cell: (row) => <span className={styles.details}>{detailsLine(row.details)}</span>,
    },
  ]
}
