import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { QueryStates } from '../../lib/query-states.tsx'
import { Button } from '../../ui/button.tsx'
import { Table } from '../../ui/table.tsx'
import type { Column } from '../../ui/table.tsx'
import { useT } from './locale/index.ts'

interface PagedTableProps<Row> {
  readonly query: UseInfiniteQueryResult<InfiniteData<{ readonly items: readonly Row[] }>>
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rowId: (row: Row) => string
  readonly rowName: (row: Row) => string
  /** In the place of a table without rows. */
  readonly empty?: ReactNode
}

/** A list that grows by a page at a time. */
export function PagedTable<Row>({ query, empty, ...table }: PagedTableProps<Row>) {
  const t = useT()
  return (
    <QueryStates query={query}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.items)
        if (rows.length === 0 && empty !== undefined) return empty
        return (
          <>
            <Table {...table} rows={rows} />
            {query.hasNextPage && (
              <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
                {t('approaches.more')}
              </Button>
            )}
          </>
        )
      }}
    </QueryStates>
  )
}
