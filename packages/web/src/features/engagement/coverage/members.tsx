import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { CoverageState, excludeFromCoverage } from '@klantregie/contract'
import type { CoverageDetail, CoverageMember } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat, useLookUp, useProblemText } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { FilterBar, Row } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { PlanDialog } from '../approaches/plan-dialog.tsx'
import { usePeriodText } from '../approaches/words.tsx'
import { useT } from '../locale/index.ts'
import { membersQuery, useCoverageChanged } from './coverage.api.ts'
import styles from './coverage.module.css'
import { ExcludeDialog } from './exclude-dialog.tsx'

const route = getRouteApi('/shell/dekking/$id')
const ORDER = ['open', 'planned', 'approached', 'hindered', 'excluded'] as const satisfies readonly CoverageState[]

/** Who is on the list by where they stand; who is left first, because something can be done about that. */
export function Members({ coverage }: { readonly coverage: CoverageDetail }) {
  const t = useT()
  const format = useFormat()
  const { stand = 'open' } = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <Tabs
      label={t('coverage.members')}
      selected={stand}
      onSelect={(id) =>
        void navigate({
          search: (now) => ({ ...now, stand: CoverageState.catch('open').parse(id) }),
          replace: true,
          resetScroll: false,
        })
      }
      items={ORDER.map((state) => ({
        id: state,
        label: t('approaches.round.tab', {
          name: t(`coverage.count.${state}`),
          count: format.number(coverage.figures[state]),
        }),
        content: <List coverage={coverage} state={state} />,
      }))}
    />
  )
}

const ALL = 'all'

function List({ coverage, state }: { readonly coverage: CoverageDetail; readonly state: CoverageState }) {
  const t = useT()
  const { wie } = route.useSearch()
  const query = useInfiniteQuery(membersQuery(coverage.id, state, wie))
  const [planning, setPlanning] = useState<CoverageMember | null>(null)
  const [leaving, setLeaving] = useState<CoverageMember | null>(null)
  const columns = useColumns({ coverage, state, onPlan: setPlanning, onLeave: setLeaving })
  return (
    <div className={styles.part}>
      <Whose coverage={coverage} />
      <QueryStates query={query}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.items)
          if (rows.length === 0)
            return (
              <EmptyState title={t(`coverage.none.${state}`)}>
                <p>{t('coverage.noneText')}</p>
              </EmptyState>
            )
          return (
            <>
              <Table
                label={t(`coverage.count.${state}`)}
                columns={columns}
                rows={rows}
                rowId={(row) => row.relation.id}
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
      {planning && (
        <PlanDialog
          relation={{ ...planning.relation, displayName: planning.relation.name }}
          purposeId={coverage.purpose.id}
          onClose={() => setPlanning(null)}
        />
      )}
      {leaving && <ExcludeDialog coverage={coverage} member={leaving} onClose={() => setLeaving(null)} />}
    </div>
  )
}

/** Everybody's, or of one colleague. */
function Whose({ coverage }: { readonly coverage: CoverageDetail }) {
  const t = useT()
  const { wie } = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <FilterBar>
      <Select
        label={t('coverage.whose')}
        isRequired
        value={wie ?? ALL}
        options={[
          { id: ALL, label: t('coverage.everybody') },
          ...coverage.shares.map(({ id, name, isMine }) => ({
            id: id ?? 'none',
            label: id === null ? t('coverage.nobody') : isMine ? t('coverage.mine') : (name ?? t('coverage.gone')),
          })),
        ]}
        onChange={(id) =>
          void navigate({
            search: (now) => ({ ...now, wie: id === ALL ? undefined : id }),
            replace: true,
            resetScroll: false,
          })
        }
      />
    </FilterBar>
  )
}

interface ColumnProps {
  readonly coverage: CoverageDetail
  readonly state: CoverageState
  readonly onPlan: (member: CoverageMember) => void
  readonly onLeave: (member: CoverageMember) => void
}

function useColumns({ coverage, state, onPlan, onLeave }: ColumnProps): readonly Column<CoverageMember>[] {
  const t = useT()
  const may = useMay()
  const why = useWhy()
  const mayPlan = may('engagement.approach.write')
  const columns: Column<CoverageMember>[] = [
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
    {
      id: 'owner',
      header: t('coverage.colleague'),
      cell: ({ owner }) => owner && (owner.isMine ? t('approaches.me') : owner.name),
    },
  ]
  if (state !== 'open') columns.push({ id: 'why', header: t(`coverage.why.${state}`), cell: why })
  const isOpen = coverage.state === 'open' && coverage.mayChange
  if (state === 'open' && (mayPlan || isOpen))
    columns.push({
      id: 'actions',
      header: t('approaches.actions'),
      cell: (member) => (
        <Row>
          {mayPlan && (
            <Button
              size="small"
              aria-label={t('coverage.planOf', { name: member.relation.name })}
              onPress={() => onPlan(member)}
            >
              {t('approaches.plan')}
            </Button>
          )}
          {isOpen && (
            <Button
              size="small"
              tone="quiet"
              aria-label={t('coverage.leaveOutOf', { name: member.relation.name })}
              onPress={() => onLeave(member)}
            >
              {t('coverage.leaveOut')}
            </Button>
          )}
        </Row>
      ),
    })
  if (state === 'excluded' && isOpen)
    columns.push({
      id: 'actions',
      header: t('approaches.actions'),
      cell: (member) => <TakeBack coverage={coverage} member={member} />,
    })
  return columns
}

/** By which approach, or why not. */
function useWhy(): (member: CoverageMember) => string {
  const t = useT()
  const lookUp = useLookUp()
  const period = usePeriodText()
  return ({ approach, hindrance, excluded }) => {
    if (approach) return `${approach.owner} · ${period(approach)}`
    if (hindrance === 'too_often') return t('approaches.count.tooOften')
    if (hindrance !== null) return lookUp(`mayWe.${hindrance}`, '')
    return excluded ? `${excluded.reason} · ${excluded.by}` : ''
  }
}

function TakeBack({ coverage, member }: { readonly coverage: CoverageDetail; readonly member: CoverageMember }) {
  const t = useT()
  const changed = useCoverageChanged()
  const problemText = useProblemText()
  const deed = useMutation({
    mutationFn: (relationId: string) =>
      call(excludeFromCoverage, { params: { id: coverage.id }, body: { relationId, reason: null } }),
  })
  return (
    <Button
      size="small"
      isPending={deed.isPending}
      aria-label={t('coverage.takeBackOf', { name: member.relation.name })}
      onPress={() =>
        act(deed, member.relation.id, {
          onSuccess: () => void changed(),
          onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
        })
      }
    >
      {t('coverage.takeBack')}
    </Button>
  )
}
