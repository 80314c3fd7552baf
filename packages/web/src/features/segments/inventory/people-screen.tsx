import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { Inventory, InventoryCell, SegmentMember } from '@klantregie/contract'
import { PageStates } from '../../../lib/page-states.tsx'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { Callout, EmptyState } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { useT } from '../locale/index.ts'
import { useLineName } from './columns.tsx'
import { inventoryQuery, peopleQuery } from './inventory.api.ts'
import { isAboutDeeds, lineOf, TOTAL, typeIdsOf } from './lines.view.ts'
import { useKindName } from './words.ts'
import styles from './inventory.module.css'

const route = getRouteApi('/shell/inventaris/rij/$row/relaties')

/** The relations behind a figure, as far as one sees them now. */
export function InventoryPeopleScreen() {
  const t = useT()
  const { dag } = route.useSearch()
  const query = useQuery(inventoryQuery(dag))
  return (
    <PageStates query={query} up={{ label: t('inventory.title'), href: '/inventaris' }}>
      {(inventory) => <People inventory={inventory} />}
    </PageStates>
  )
}

function People({ inventory }: { readonly inventory: Inventory }) {
  const t = useT()
  const { longDate } = useFormat()
  const { wat = 'everybody', soort } = route.useSearch()
  const { row } = route.useParams()
  const nameOf = useLineName()
  const { title, what } = useTitle(inventory)
  const typeIds = typeIdsOf(inventory, row)
  const line = lineOf(inventory, row)
  const cell: InventoryCell = {
    day: inventory.day,
    what: wat,
    ...(typeIds && { typeIds: [...typeIds] }),
    ...(soort !== undefined && { kind: soort }),
  }
  return (
    <Page>
      <PageHeader
        title={title}
        lead={t('inventory.peopleLead', { day: longDate(inventory.day) })}
        breadcrumbs={[
          { label: t('inventory.title'), href: `/inventaris?dag=${inventory.day}` },
          ...(line ? [{ label: nameOf(line), href: `/inventaris/rij/${line.id}?dag=${inventory.day}` }] : []),
        ]}
      />
      {isAboutDeeds(wat) && <Callout>{t('inventory.protectedNote')}</Callout>}
      {typeIds === null ? <Nobody /> : <Listed cell={cell} label={what} />}
    </Page>
  )
}

/** What they are listed for, and of which row; what is counted over everybody needs no row in its title. */
function useTitle(inventory: Inventory): { readonly title: string; readonly what: string } {
  const t = useT()
  const { wat = 'everybody', soort } = route.useSearch()
  const { row } = route.useParams()
  const nameOf = useLineName()
  const kindName = useKindName()
  const line = lineOf(inventory, row)
  const what = wat === 'did' && soort !== undefined ? kindName(soort, 'done') : t(`inventory.people.${wat}`)
  const isOfEverybody = line === null || (row === TOTAL && isAboutDeeds(wat))
  return { what, title: isOfEverybody ? what : t('inventory.peopleOf', { what, who: nameOf(line) }) }
}

function Nobody() {
  const t = useT()
  return (
    <EmptyState title={t('inventory.nobodyHere')}>
      <p>{t('inventory.nobodyHereText')}</p>
    </EmptyState>
  )
}

function Listed({ cell, label }: { readonly cell: InventoryCell; readonly label: string }) {
  const t = useT()
  const { number } = useFormat()
  const columns = useColumns()
  const query = useInfiniteQuery(peopleQuery(cell))
  return (
    <QueryStates query={query}>
      {({ pages }) => {
        const rows = pages.flatMap(({ items }) => items)
        const count = pages[0]?.count ?? 0
        if (count === 0) return <Nobody />
        return (
          <div className={styles.part}>
            <p role="status">
              {t('inventory.peopleShown', { shown: number(rows.length), count, number: number(count) })}
            </p>
            <Table label={label} columns={columns} rows={rows} rowId={({ id }) => id} rowName={({ name }) => name} />
            {query.hasNextPage && (
              <div>
                <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
                  {t('inventory.more')}
                </Button>
              </div>
            )}
          </div>
        )
      }}
    </QueryStates>
  )
}

function useColumns(): readonly Column<SegmentMember>[] {
  const t = useT()
  return [
    {
      id: 'name',
      header: t('segments.name'),
      isRowHeader: true,
      cell: ({ id, name }) => <TextLink href={`/relaties/${id}`}>{name}</TextLink>,
    },
    { id: 'kind', header: t('segments.byKind'), cell: ({ kind }) => t(`inventory.relationKind.${kind}`) },
    { id: 'place', header: t('inventory.place'), cell: ({ place }) => place ?? '' },
  ]
}
