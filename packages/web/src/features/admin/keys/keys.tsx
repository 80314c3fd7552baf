import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import type { ApiKey } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { EmptyState, Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { keysQuery } from '../admin.api.ts'
import { useT } from '../locale/index.ts'
import { KeyActions, WithdrawDialog } from './key-actions.tsx'
import { MakeKeyDialog } from './make-key-dialog.tsx'
import { toneOfKey } from './keys.view.ts'
import styles from '../house/house.module.css'

/** Keys with which other systems ask Klantregie: who they are, what they may, how long, and whether they are used. */
export function KeysScreen() {
  const t = useT()
  const keys = useQuery(keysQuery)
  const { make = false } = useSearch({ from: '/shell/admin/keys' })
  const navigate = useNavigate({ from: '/admin/keys' })
  const [withdrawing, setWithdrawing] = useState<ApiKey | null>(null)
  const columns = useColumns(setWithdrawing)
  const showMake = (open: boolean) => void navigate({ search: open ? { make: true } : {} })
  const button = (
    <Button tone="primary" icon={<KeyRound aria-hidden="true" />} onPress={() => showMake(true)}>
      {t('keys.make')}
    </Button>
  )
  return (
    <Page>
      <PageHeader
        title={t('keys.title')}
        lead={t('keys.lead')}
        breadcrumbs={[{ label: t('nav.admin'), href: '/admin' }]}
        actions={button}
      />
      <QueryStates query={keys}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('keys.empty')} example={t('keys.example')}>
              {t('keys.emptyText')}
            </EmptyState>
          ) : (
            <Table
              label={t('keys.list')}
              columns={columns}
              rows={items}
              rowId={(row) => row.id}
              rowName={(row) => row.name}
            />
          )
        }
      </QueryStates>
      {make && <MakeKeyDialog onClose={() => showMake(false)} />}
      {withdrawing && <WithdrawDialog apiKey={withdrawing} onClose={() => setWithdrawing(null)} />}
    </Page>
  )
}

function useColumns(onWithdraw: (key: ApiKey) => void): readonly Column<ApiKey>[] {
  const t = useT()
  const format = useFormat()
  return [
    { id: 'name', header: t('field.name'), isRowHeader: true, cell: (row) => <Named row={row} /> },
    { id: 'may', header: t('keys.may'), cell: (row) => row.scopes.map((scope) => t(`scope.${scope}`)).join(', ') },
    { id: 'role', header: t('keys.asRole'), cell: (row) => t(`role.${row.role}`) },
    {
      id: 'state',
      header: t('keys.state'),
      cell: (row) => <Status tone={toneOfKey(row.state)}>{t(`keys.state.${row.state}`)}</Status>,
    },
    { id: 'expires', header: t('keys.expires'), keepsTogether: true, cell: (row) => format.date(row.expiresAt) },
    {
      id: 'used',
      header: t('keys.used'),
      cell: ({ lastUsedAt }) => {
        if (lastUsedAt === null) return t('keys.neverUsed')
        return isThisHour(lastUsedAt) ? t('keys.usedThisHour') : format.relative(lastUsedAt)
      },
    },
    { id: 'by', header: t('keys.madeBy'), cell: (row) => row.madeBy },
    {
      id: 'actions',
      header: t('users.actions'),
      align: 'end',
      cell: (row) => <KeyActions apiKey={row} onWithdraw={() => onWithdraw(row)} />,
    },
  ]
}

function Named({ row }: { readonly row: ApiKey }) {
  const t = useT()
  return (
    <>
      {row.name} <span className={styles.soft}>{t('keys.ending', { ending: row.ending })}</span>
    </>
  )
}

/** When a key was used is kept to the hour, so that minutes would say what nobody knows. */
const isThisHour = (moment: string): boolean => Date.now() - Date.parse(moment) < 3_600_000
