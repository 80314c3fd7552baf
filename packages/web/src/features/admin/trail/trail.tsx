import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { QueryStates } from '../../../lib/query-states.tsx'
import { Page, PageHeader, Pagination } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import { useT } from '../locale/index.ts'
import { ChainState } from './chain-state.tsx'
import { activeTrailFilters } from './trail-address.view.ts'
import type { TrailAddress } from './trail-address.view.ts'
import { trailQuery } from './trail.api.ts'
import { useTrailColumns } from './trail-columns.tsx'
import { TrailTools } from './trail-tools.tsx'

/** Filters and page are in the address, so a page of the list can be sent to a colleague; Back is the previous page. */
export function TrailScreen() {
  const t = useT()
  const router = useRouter()
  const address = useSearch({ from: '/shell/admin/audit' })
  const navigate = useNavigate({ from: '/admin/audit' })
  const entries = useQuery({ ...trailQuery(address), placeholderData: keepPreviousData })
  const go = useCallback((next: TrailAddress, replace = false) => void navigate({ search: next, replace }), [navigate])
  const columns = useTrailColumns(address, go)
  return (
    <Page>
      <PageHeader
        title={t('audit.title')}
        lead={t('audit.lead')}
        breadcrumbs={[{ label: t('nav.admin'), href: '/admin' }]}
      />
      <ChainState />
      <TrailTools address={address} go={go} />
      <QueryStates query={entries}>
        {({ items, nextCursor }) =>
          items.length === 0 ? (
            <Nothing address={address} />
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
                onPrevious={address.cursor === undefined ? null : () => router.history.back()}
                onNext={nextCursor === null ? null : () => go({ ...address, cursor: nextCursor })}
              />
            </>
          )
        }
      </QueryStates>
    </Page>
  )
}

function Nothing({ address }: { readonly address: TrailAddress }) {
  const t = useT()
  if (activeTrailFilters(address).length > 0)
    return (
      <EmptyState title={t('trail.noneFound')}>
        <p>{t('trail.noneFoundText')}</p>
      </EmptyState>
    )
  return (
    <EmptyState title={t('audit.empty')} example={t('audit.example')}>
      <p>{t('audit.emptyText')}</p>
    </EmptyState>
  )
}
