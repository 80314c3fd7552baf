import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ApproachRound, RoundCounts, RoundItem, RoundOutcome } from '@klantregie/contract'
import { useFormat, useLookUp } from '../../../lib/texts.tsx'
import { TextLink } from '../../../ui/button.tsx'
import type { Column } from '../../../ui/table.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { useT } from '../locale/index.ts'
import { PagedTable } from '../paged-table.tsx'
import { roundItemsQuery } from './approaches.api.ts'
import styles from './approaches.module.css'
import { ItemChoice, RoundChoiceBar } from './round-choice.tsx'
import { CollisionText } from './words.tsx'

const route = getRouteApi('/shell/benaderingen/rondes/$id')

const COUNT_OF: Readonly<Record<RoundOutcome, keyof RoundCounts>> = {
  collides: 'collides',
  same_round: 'sameRound',
  free: 'free',
  not_allowed: 'notAllowed',
  not_yours: 'notYours',
  too_often: 'tooOften',
  waiting: 'waiting',
}
const ORDER = ['collides', 'same_round', 'free', 'not_allowed', 'too_often', 'not_yours', 'waiting'] as const

/** Who is on the list, by what was found of them; who collides first, because something can be done about that. */
export function RoundItems({ round }: { readonly round: ApproachRound }) {
  const t = useT()
  const format = useFormat()
  const { stand } = route.useSearch()
  const navigate = route.useNavigate()
  const there = ORDER.filter((outcome) => round.counts[COUNT_OF[outcome]] > 0)
  const [first] = there
  if (first === undefined) return null
  const selected = stand !== undefined && there.includes(stand) ? stand : first
  return (
    <Tabs
      label={t('approaches.round.found')}
      selected={selected}
      onSelect={(id) =>
        void navigate({ search: { stand: ORDER.find((one) => one === id) }, replace: true, resetScroll: false })
      }
      items={there.map((outcome) => ({
        id: outcome,
        label: t('approaches.round.tab', {
          name: t(`approaches.count.${COUNT_OF[outcome]}`),
          count: format.number(round.counts[COUNT_OF[outcome]]),
        }),
        content: <Items round={round} outcome={outcome} />,
      }))}
    />
  )
}

/** Nothing was planned yet, so it can still be chosen what happens. */
const isOpen = ({ state }: ApproachRound) => state === 'checking' || state === 'checked'

function Items({ round, outcome }: { readonly round: ApproachRound; readonly outcome: RoundOutcome }) {
  const t = useT()
  const query = useInfiniteQuery(roundItemsQuery(round.id, outcome))
  const columns = useColumns(round, outcome)
  const isChoice = (outcome === 'collides' || outcome === 'same_round') && round.state === 'checked'
  return (
    <div className={styles.block}>
      <p className={styles.soft}>
        {t(
          outcome === 'collides' && !isOpen(round)
            ? 'approaches.round.about.collided'
            : `approaches.round.about.${outcome}`,
        )}
      </p>
      {isChoice && round.mayChange && <RoundChoiceBar round={round} />}
      <PagedTable
        query={query}
        label={t(`approaches.count.${COUNT_OF[outcome]}`)}
        columns={columns}
        rowId={(row) => row.relation.id}
        rowName={(row) => row.relation.name}
      />
    </div>
  )
}

function useColumns(round: ApproachRound, outcome: RoundOutcome): readonly Column<RoundItem>[] {
  const t = useT()
  const lookUp = useLookUp()
  const name: Column<RoundItem> = {
    id: 'relation',
    header: t('approaches.relation'),
    isRowHeader: true,
    cell: ({ relation }) => (
      <TextLink quiet href={`/relaties/${relation.id}`}>
        {relation.name}
      </TextLink>
    ),
  }
  if (outcome === 'not_allowed')
    return [
      name,
      { id: 'rule', header: t('approaches.round.why'), cell: ({ rule }) => rule && lookUp(`mayWe.${rule}`, '') },
    ]
  if (outcome !== 'collides' && outcome !== 'same_round') return [name]
  return [
    name,
    { id: 'collision', header: t('approaches.round.inTheWay'), cell: (row) => <InTheWay item={row} /> },
    {
      id: 'choice',
      header: t(isOpen(round) ? 'approaches.round.choice' : 'approaches.round.chosen'),
      cell: (row) => <ItemChoice round={round} item={row} />,
    },
  ]
}

function InTheWay({ item: { collision, collisions } }: { readonly item: RoundItem }) {
  const t = useT()
  if (collision === null) return t('approaches.round.sameRound')
  // One piece: on a telephone each piece of a cell would stand on a line of its own.
  return (
    <span>
      <CollisionText collision={collision} />
      {collisions > 1 && (
        <span className={styles.soft}> {t('approaches.collidesMore', { count: collisions - 1 })}</span>
      )}
    </span>
  )
}
