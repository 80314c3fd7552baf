import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { ApproachState, exportApproaches } from '@klantregie/contract'
import type { Approach, ApproachFilter } from '@klantregie/contract'
import { urlOf } from '../../../lib/api.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { Button, LinkButton, TextLink } from '../../../ui/button.tsx'
import { FilterBar, Page, PageHeader } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { Callout, EmptyState, Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { ApproachActions } from './approach-actions.tsx'
import { approachesQuery, purposesQuery, roundHref } from './approaches.api.ts'
import styles from './approaches.module.css'
import { toneOf } from './approaches.view.ts'
import { RoundList } from './round-list.tsx'
import { usePeriodText } from './words.tsx'

const route = getRouteApi('/shell/benaderingen')
/** What the address says of the register. */
interface Search {
  readonly deel?: 'rondes' | undefined
  readonly wie?: 'iedereen' | undefined
  readonly doel?: string | undefined
  readonly stand?: ApproachState | undefined
  readonly van?: string | undefined
  readonly tot?: string | undefined
  readonly ronde?: string | undefined
}

/** The register of approaches, one's own first, and the rounds. */
export function ApproachesScreen() {
  const t = useT()
  const may = useMay()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <Page>
      <PageHeader
        title={t('approaches.title')}
        lead={t('approaches.lead')}
        actions={
          <>
            <LinkButton href="/benaderingen/rust">{t('approaches.quietOpen')}</LinkButton>
            <LinkButton href="/benaderingen/druk">{t('pressure.open')}</LinkButton>
          </>
        }
      />
      <Tabs
        label={t('approaches.title')}
        selected={search.deel ?? 'register'}
        onSelect={(deel) => void navigate({ search: deel === 'rondes' ? { deel: 'rondes' } : {} })}
        items={[
          {
            id: 'register',
            label: t('approaches.register'),
            content: <Register mayExport={may('relations.relation.export')} />,
          },
          { id: 'rondes', label: t('approaches.rounds'), content: <RoundList /> },
        ]}
      />
    </Page>
  )
}

function filterOf({ wie, doel, stand, van, tot, ronde }: Search): ApproachFilter {
  return {
    ...(wie === undefined && ronde === undefined && { mine: 'true' as const }),
    ...(doel !== undefined && { purposeId: doel }),
    ...(stand !== undefined && { state: stand }),
    ...(van !== undefined && { from: van }),
    ...(tot !== undefined && { until: tot }),
    ...(ronde !== undefined && { roundId: ronde }),
  }
}

function Register({ mayExport }: { readonly mayExport: boolean }) {
  const t = useT()
  const search = route.useSearch()
  const filter = filterOf(search)
  const query = useInfiniteQuery(approachesQuery(filter))
  const columns = useColumns()
  return (
    <div className={styles.block}>
      <Filters />
      {search.ronde !== undefined && (
        <Callout action={<TextLink href="/benaderingen?wie=iedereen">{t('approaches.allRounds')}</TextLink>}>
          {t('approaches.onlyRound')}
        </Callout>
      )}
      {mayExport && (
        <div>
          <LinkButton
            href={urlOf(exportApproaches, { query: filter })}
            icon={<Download aria-hidden="true" />}
            download=""
          >
            {t('approaches.export')}
          </LinkButton>
        </div>
      )}
      <QueryStates query={query}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.items)
          if (rows.length === 0) return <Nothing search={search} />
          return (
            <>
              <Table
                label={t('approaches.register')}
                columns={columns}
                rows={rows}
                rowId={(row) => row.id}
                rowName={(row) => row.relation.name}
              />
              {query.hasNextPage && (
                <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
                  {t('approaches.more')}
                </Button>
              )}
            </>
          )
        }}
      </QueryStates>
    </div>
  )
}

function Nothing({ search }: { readonly search: Search }) {
  const t = useT()
  const navigate = route.useNavigate()
  const isMine = search.wie === undefined && search.ronde === undefined
  return (
    <EmptyState
      title={isMine ? t('approaches.emptyMine') : t('approaches.empty')}
      example={t('approaches.example')}
      action={
        isMine ? (
          <Button onPress={() => void navigate({ search: { wie: 'iedereen' } })}>{t('approaches.showAll')}</Button>
        ) : (
          <LinkButton href="/relaties">{t('approaches.toRelations')}</LinkButton>
        )
      }
    >
      <p>{t('approaches.emptyText')}</p>
    </EmptyState>
  )
}

const ALL = 'all'

function Filters() {
  const t = useT()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const go = (change: Partial<Search>) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true, resetScroll: false })
  return (
    <FilterBar
      isNarrowed={[search.doel, search.stand, search.van, search.tot].some((value) => value !== undefined)}
      more={<MoreFilters search={search} onChange={go} />}
    >
      <Select
        label={t('approaches.who')}
        isRequired
        value={search.wie ?? (search.ronde === undefined ? 'mine' : 'iedereen')}
        options={[
          { id: 'mine', label: t('approaches.whoMine') },
          { id: 'iedereen', label: t('approaches.whoAll') },
        ]}
        onChange={(id) => go({ wie: id === 'iedereen' ? 'iedereen' : undefined })}
      />
    </FilterBar>
  )
}

interface MoreFiltersProps {
  readonly search: Search
  readonly onChange: (change: Partial<Search>) => void
}

function MoreFilters({ search, onChange }: MoreFiltersProps) {
  const t = useT()
  const purposes = useQuery(purposesQuery).data?.items ?? []
  const dayOrNone = (text: string) => (text === '' ? undefined : text)
  return (
    <>
      <Select
        label={t('approaches.purpose')}
        isRequired
        value={search.doel ?? ALL}
        options={[
          { id: ALL, label: t('approaches.purposeAll') },
          ...purposes.map(({ purposeId, name }) => ({ id: purposeId, label: name })),
        ]}
        onChange={(id) => onChange({ doel: id === ALL ? undefined : id })}
      />
      <Select
        label={t('approaches.state')}
        isRequired
        value={search.stand ?? ALL}
        options={[
          { id: ALL, label: t('approaches.stateAll') },
          ...ApproachState.options.map((id) => ({ id, label: t(`approaches.state.${id}`) })),
        ]}
        onChange={(id) => onChange({ stand: ApproachState.options.find((state) => state === id) })}
      />
      <TextField
        label={t('approaches.from')}
        isRequired
        type="date"
        value={search.van ?? ''}
        onChange={(text) => onChange({ van: dayOrNone(text) })}
      />
      <TextField
        label={t('approaches.until')}
        isRequired
        type="date"
        value={search.tot ?? ''}
        onChange={(text) => onChange({ tot: dayOrNone(text) })}
      />
    </>
  )
}

function useColumns(): readonly Column<Approach>[] {
  const t = useT()
  const period = usePeriodText()
  return [
    {
      id: 'relation',
      header: t('approaches.relation'),
      isRowHeader: true,
      cell: ({ relation }) => (
        <TextLink quiet href={`/relaties/${relation.id}`}>
          {relation.name}
        </TextLink>
      ),
    },
    { id: 'purpose', header: t('approaches.purpose'), cell: (row) => row.purpose.name },
    { id: 'kind', header: t('approaches.kind'), cell: (row) => t(`approaches.kind.${row.kind}`) },
    { id: 'who', header: t('approaches.owner'), cell: (row) => (row.isMine ? t('approaches.me') : row.owner.name) },
    { id: 'when', header: t('approaches.when'), cell: period, keepsTogether: true },
    {
      id: 'state',
      header: t('approaches.state'),
      cell: (row) => (
        <Status tone={toneOf(row)}>{row.isLate ? t('approaches.late') : t(`approaches.state.${row.state}`)}</Status>
      ),
    },
    {
      id: 'round',
      header: t('approaches.round'),
      cell: ({ round }) => round && <TextLink href={roundHref(round.id)}>{round.name}</TextLink>,
    },
    {
      id: 'actions',
      header: t('approaches.actions'),
      keepsTogether: true,
      cell: (row) => <ApproachActions approach={row} />,
    },
  ]
}
