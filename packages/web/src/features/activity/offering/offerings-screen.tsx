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
import type { Option } from '../../../ui/select.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { SearchField, TextField } from '../../../ui/text-field.tsx'
import { branchesQuery, listsQuery } from '../lists.api.ts'
import { useT } from '../locale/index.ts'
import { offeringsQuery } from './offering.api.ts'
import { OfferingTable } from './offering-table.tsx'
import styles from './offering.module.css'

const route = getRouteApi('/shell/aanbod')
/** What the address says of the list. */
interface Search {
  readonly q?: string | undefined
  readonly soort?: OfferingKind | undefined
  readonly stand?: OfferingState | undefined
  readonly genre?: string | undefined
  readonly vestiging?: string | undefined
  readonly doelgroep?: string | undefined
  readonly van?: string | undefined
  readonly tot?: string | undefined
  readonly volgorde?: 'soonest' | 'title' | undefined
}

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
  const search: Search = route.useSearch()
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
  const search: Search = route.useSearch()
  const navigate = route.useNavigate()
  const show = (change: Search) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true, resetScroll: false })
  return (
    <FilterBar>
      <SearchBox text={search.q ?? ''} onText={(q) => show({ q: q === '' ? undefined : q })} />
      <Lists search={search} onShow={show} />
      <Choice
        label={t('offering.state')}
        value={search.stand}
        options={OfferingState.options.map((id) => ({ id, label: t(`offering.state.${id}`) }))}
        onChoose={(id) => show({ stand: OfferingState.optional().catch(undefined).parse(id) })}
      />
      <Days search={search} onShow={show} />
      <Select
        label={t('offering.sort')}
        isRequired
        value={search.volgorde ?? 'latest'}
        options={(['latest', 'soonest', 'title'] as const).map((id) => ({ id, label: t(`offering.sort.${id}`) }))}
        onChange={(id) => show({ volgorde: id === 'soonest' || id === 'title' ? id : undefined })}
      />
    </FilterBar>
  )
}

interface PartProps {
  readonly search: Search
  readonly onShow: (change: Search) => void
}

const named = (items: readonly { readonly id: string; readonly name: string }[] = []) =>
  items.map(({ id, name }) => ({ id, label: name }))

/** What is chosen from lists. */
function Lists({ search, onShow }: PartProps) {
  const t = useT()
  const lists = useQuery(listsQuery).data
  const branches = useQuery(branchesQuery).data?.items
  return (
    <>
      <Choice
        label={t('offering.kind')}
        value={search.soort}
        options={OfferingKind.options.map((id) => ({ id, label: t(`offering.kind.${id}`) }))}
        onChoose={(id) => onShow({ soort: OfferingKind.optional().catch(undefined).parse(id) })}
      />
      <Choice
        label={t('offering.genre')}
        value={search.genre}
        options={named(lists?.genres)}
        onChoose={(genre) => onShow({ genre })}
      />
      <Choice
        label={t('offering.branch')}
        value={search.vestiging}
        options={named(branches)}
        onChoose={(vestiging) => onShow({ vestiging })}
      />
      <Choice
        label={t('offering.targetGroup')}
        value={search.doelgroep}
        options={named(lists?.targetGroups)}
        onChoose={(doelgroep) => onShow({ doelgroep })}
      />
    </>
  )
}

function Days({ search, onShow }: PartProps) {
  const t = useT()
  return (
    <>
      <TextField
        label={t('offering.from')}
        type="date"
        isRequired
        value={search.van ?? ''}
        onChange={(van) => onShow({ van: van === '' ? undefined : van })}
      />
      <TextField
        label={t('offering.until')}
        type="date"
        isRequired
        value={search.tot ?? ''}
        onChange={(tot) => onShow({ tot: tot === '' ? undefined : tot })}
      />
    </>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string | undefined
  readonly options: readonly Option[]
  readonly onChoose: (id: string | undefined) => void
}

/** One of a list, or all of it. */
function Choice({ label, value, options, onChoose }: ChoiceProps) {
  const t = useT()
  return (
    <Select
      label={label}
      isRequired
      value={value ?? ANY}
      options={[{ id: ANY, label: t('offering.any') }, ...options]}
      onChange={(id) => onChoose(id === ANY ? undefined : id)}
    />
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
