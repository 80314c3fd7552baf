import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { OfferingKind, OfferingState } from '@klantregie/contract'
import type { OfferingFilter, OfferingRow } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useDebounced } from '../../../lib/use-debounced.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { FilterBar, Page, PageHeader } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { SearchField, TextField } from '../../../ui/text-field.tsx'
import { branchesQuery, listsQuery } from '../lists.api.ts'
import { useT } from '../locale/index.ts'
import { offeringsQuery } from './offering.api.ts'
import { OfferingTable } from './offering-table.tsx'
import styles from './offering.module.css'

const route = getRouteApi('/shell/aanbod')
type Search = ReturnType<typeof route.useSearch>

/** Everything that is offered, what begins last first. */
export function OfferingsScreen() {
  const t = useT()
  const may = useMay()
  return (
    <Page>
      <PageHeader
        title={t('offering.title')}
        lead={t('offering.lead')}
        actions={
          may('activity.offering.manage') && (
            <LinkButton href="/aanbod/nieuw" tone="primary" icon={<Plus aria-hidden="true" />}>
              {t('offering.new')}
            </LinkButton>
          )
        }
      />
      <Filters />
      <Listed />
    </Page>
  )
}

function filterOf({ q, soort, stand, genre, vestiging, doelgroep, van, tot }: Search): OfferingFilter {
  const all = {
    q,
    kind: soort,
    state: stand,
    genreId: genre,
    branchId: vestiging,
    targetGroupId: doelgroep,
    from: van,
    until: tot,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value !== ''))
}

function Listed() {
  const t = useT()
  const search = route.useSearch()
  const filter = filterOf(search)
  const query = useInfiniteQuery(offeringsQuery(filter, search.volgorde ?? 'latest'))
  return (
    <QueryStates query={query}>
      {({ pages }) => {
        const rows: readonly OfferingRow[] = pages.flatMap(({ items }) => items)
        if (rows.length === 0) return <Nothing isFiltered={Object.keys(filter).length > 0} />
        return (
          <>
            <OfferingTable rows={rows} label={t('offering.title')} />
            {query.hasNextPage && (
              <div>
                <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
                  {t('offering.more')}
                </Button>
              </div>
            )}
          </>
        )
      }}
    </QueryStates>
  )
}

function Nothing({ isFiltered }: { readonly isFiltered: boolean }) {
  const t = useT()
  const may = useMay()
  const navigate = route.useNavigate()
  if (isFiltered)
    return (
      <EmptyState
        title={t('offering.nothingFound')}
        action={<Button onPress={() => void navigate({ search: {} })}>{t('offering.showAll')}</Button>}
      >
        <p>{t('offering.nothingFoundText')}</p>
      </EmptyState>
    )
  return (
    <EmptyState
      title={t('offering.none')}
      example={t('offering.example')}
      action={may('activity.offering.manage') && <LinkButton href="/aanbod/nieuw">{t('offering.new')}</LinkButton>}
    >
      <p>{t('offering.noneText')}</p>
    </EmptyState>
  )
}

const ANY = 'any'
/** Typing goes through titles that nobody means. */
const PAUSE_MS = 250

function Filters() {
  const t = useT()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const lists = useQuery(listsQuery).data
  const branches = useQuery(branchesQuery).data?.items ?? []
  const show = (change: Partial<Search>) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true, resetScroll: false })
  const choose = (change: (id: string | undefined) => Partial<Search>) => (id: string) =>
    show(change(id === ANY ? undefined : id))
  const any = { id: ANY, label: t('offering.any') }
  const named = (items: readonly { id: string; name: string }[]) => [
    any,
    ...items.map(({ id, name }) => ({ id, label: name })),
  ]
  return (
    <FilterBar>
      <SearchBox text={search.q ?? ''} onText={(q) => show({ q: q === '' ? undefined : q })} />
      <Select
        label={t('offering.kind')}
        value={search.soort ?? ANY}
        options={[any, ...OfferingKind.options.map((id) => ({ id, label: t(`offering.kind.${id}`) }))]}
        onChange={choose((id) => ({ soort: OfferingKind.optional().catch(undefined).parse(id) }))}
      />
      <Select
        label={t('offering.genre')}
        value={search.genre ?? ANY}
        options={named(lists?.genres ?? [])}
        onChange={choose((genre) => ({ genre }))}
      />
      <Select
        label={t('offering.branch')}
        value={search.vestiging ?? ANY}
        options={named(branches)}
        onChange={choose((vestiging) => ({ vestiging }))}
      />
      <Select
        label={t('offering.targetGroup')}
        value={search.doelgroep ?? ANY}
        options={named(lists?.targetGroups ?? [])}
        onChange={choose((doelgroep) => ({ doelgroep }))}
      />
      <Select
        label={t('offering.state')}
        value={search.stand ?? ANY}
        options={[any, ...OfferingState.options.map((id) => ({ id, label: t(`offering.state.${id}`) }))]}
        onChange={choose((id) => ({ stand: OfferingState.optional().catch(undefined).parse(id) }))}
      />
      <TextField
        label={t('offering.from')}
        type="date"
        width="short"
        value={search.van ?? ''}
        onChange={(van) => show({ van: van === '' ? undefined : van })}
      />
      <TextField
        label={t('offering.until')}
        type="date"
        width="short"
        value={search.tot ?? ''}
        onChange={(tot) => show({ tot: tot === '' ? undefined : tot })}
      />
      <Select
        label={t('offering.sort')}
        value={search.volgorde ?? 'latest'}
        options={(['latest', 'soonest', 'title'] as const).map((id) => ({ id, label: t(`offering.sort.${id}`) }))}
        onChange={(id) => show({ volgorde: id === 'soonest' || id === 'title' ? id : undefined })}
      />
    </FilterBar>
  )
}

/** What is typed goes to the address when it has stood still; what the address says otherwise (back) comes into the box. */
function SearchBox({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) {
  const t = useT()
  const [typed, setTyped] = useState(text)
  const [seen, setSeen] = useState(text)
  if (text !== seen) {
    setSeen(text)
    setTyped(text)
  }
  const settled = useDebounced(typed, PAUSE_MS)
  useEffect(() => {
    if (settled !== text && settled === typed) onText(settled.trim())
    // Only when typing has settled; a new address is not typed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [settled])
  return (
    <div className={styles.search}>
      <SearchField label={t('offering.search')} placeholder={t('offering.search')} value={typed} onChange={setTyped} />
    </div>
  )
}
