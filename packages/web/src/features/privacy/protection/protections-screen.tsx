import { useInfiniteQuery } from '@tanstack/react-query'
import type { listProtections } from '@klantregie/contract'
import type { z } from 'zod'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { Page, PageHeader, Row } from '../../../ui/layout.tsx'
import { EmptyState, Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { useT } from '../locale/index.ts'
import { protectionsQuery } from './protection.api.ts'

type Item = z.output<typeof listProtections.response>['items'][number]

/** Everybody under protection; those whom somebody must look at again stand in front. */
export function ProtectionsScreen() {
  const t = useT()
  const protections = useInfiniteQuery(protectionsQuery)
  return (
    <Page>
      <PageHeader title={t('protections.title')} lead={t('protections.lead')} />
      <QueryStates query={protections}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0)
            return <EmptyState title={t('protections.empty')}>{t('protections.emptyText')}</EmptyState>
          return (
            <>
              <ProtectionTable items={items} />
              {protections.hasNextPage && (
                <Row>
                  <Button isPending={protections.isFetchingNextPage} onPress={() => void protections.fetchNextPage()}>
                    {t('protections.more')}
                  </Button>
                </Row>
              )}
            </>
          )
        }}
      </QueryStates>
    </Page>
  )
}

function ProtectionTable({ items }: { readonly items: readonly Item[] }) {
  const t = useT()
  const format = useFormat()
  const columns: readonly Column<Item>[] = [
    {
      id: 'name',
      header: t('protections.name'),
      isRowHeader: true,
      cell: (row) => (
        <TextLink quiet href={`/relaties/${row.relationId}`}>
          {row.name}
        </TextLink>
      ),
    },
    { id: 'reason', header: t('protections.reason'), cell: (row) => <span dir="auto">{row.reason}</span> },
    {
      id: 'review',
      header: t('protections.review'),
      keepsTogether: true,
      cell: (row) =>
        row.isDue ? (
          <Status tone="attention">{t('protections.due', { date: format.date(row.reviewOn) })}</Status>
        ) : (
          format.date(row.reviewOn)
        ),
    },
    {
      id: 'since',
      header: t('protections.since'),
      cell: (row) => (
        <>
          {format.date(row.startedAt)}
          <br />
          {row.startedBy}
        </>
      ),
    },
  ]
  return (
    <Table
      label={t('protections.title')}
      columns={columns}
      rows={items}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
    />
  )
}
