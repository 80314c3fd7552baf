import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { IdentityProvider } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { EmptyState, Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import styles from '../house/house.module.css'
import { useT } from '../locale/index.ts'
import { AddProviderDialog } from './add-provider-dialog.tsx'
import { ProviderActions } from './provider-actions.tsx'
import { providersQuery } from './sign-on.api.ts'

/** Houses whose accounts colleagues can sign in with. */
export function SignOnScreen() {
  const t = useT()
  const providers = useQuery(providersQuery)
  const [isAdding, setAdding] = useState(false)
  const columns = useColumns()
  const add = (
    <Button tone="primary" onPress={() => setAdding(true)}>
      {t('signOn.add')}
    </Button>
  )
  return (
    <Page width="wide">
      <PageHeader
        title={t('signOn.title')}
        lead={t('signOn.lead')}
        breadcrumbs={[{ label: t('nav.admin'), href: '/admin' }]}
        actions={providers.data !== undefined && providers.data.items.length > 0 && add}
      />
      <QueryStates query={providers}>
        {({ items, redirectUri }) => (
          <>
            {items.length === 0 ? (
              <EmptyState title={t('signOn.empty')} example={t('signOn.example')} action={add}>
                <p>{t('signOn.emptyText')}</p>
              </EmptyState>
            ) : (
              <Table
                label={t('signOn.title')}
                columns={columns}
                rows={items}
                rowId={(row) => row.id}
                rowName={(row) => row.name}
              />
            )}
            {isAdding && <AddProviderDialog redirectUri={redirectUri} onClose={() => setAdding(false)} />}
          </>
        )}
      </QueryStates>
    </Page>
  )
}

function useColumns(): readonly Column<IdentityProvider>[] {
  const t = useT()
  const format = useFormat()
  return [
    { id: 'name', header: t('field.name'), isRowHeader: true, cell: (row) => row.name },
    { id: 'issuer', header: t('signOn.issuer'), cell: (row) => <span className={styles.address}>{row.issuer}</span> },
    { id: 'people', header: t('signOn.people'), align: 'end', cell: (row) => format.number(row.people) },
    {
      id: 'state',
      header: t('signOn.state'),
      cell: (row) => (
        <Status tone={row.isOn ? 'success' : 'neutral'}>{row.isOn ? t('signOn.on') : t('signOn.off')}</Status>
      ),
    },
    { id: 'change', header: t('users.actions'), align: 'end', cell: (row) => <ProviderActions provider={row} /> },
  ]
}
