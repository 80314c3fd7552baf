import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ComparedPeriods, TierFrom, TierTo, TierTransitions, ValueFamily } from '@klantregie/contract'
import { useMay } from '../../../lib/session.tsx'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { dutchToday } from '../../../lib/dutch-today.ts'
import { Select } from '../../../ui/select.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { PeopleList } from '../people.tsx'
import { segmentHref } from '../segment-href.ts'
import { moversQuery, tiersQuery } from '../value.api.ts'
import { Flow } from './flow.tsx'
import { levelsOf } from './flow.view.ts'
import { conditionsOfMove } from './move-conditions.view.ts'
import { MovesTable } from './moves-table.tsx'
import { comparisons, periodsOf } from './periods.view.ts'
import type { Comparison } from './periods.view.ts'
import { Thresholds } from './thresholds.tsx'
import styles from '../value.module.css'

const route = getRouteApi('/shell/waarde')

/** Passant, participant and core: how many of each, and how relations moved between them from one period to the next. */
export function TiersPart({ family }: { readonly family: ValueFamily }) {
  const t = useT()
  const format = useFormat()
  const { periode = 'maanden', ...search } = route.useSearch()
  const navigate = route.useNavigate()
  const periods = periodsOf(periode, dutchToday())
  const compared = { familyId: family.id, ...periods }
  const transitions = useQuery(tiersQuery(compared))
  return (
    <div className={styles.part}>
      <p className={styles.lead}>{t('value.tiersLead')}</p>
      <Thresholds family={family} />
      <div className={styles.family}>
        <Select
          label={t('value.comparison')}
          isRequired
          width="medium"
          value={periode}
          options={comparisons.map((id) => ({ id, label: t(`value.comparison.${id}`) }))}
          onChange={(id) =>
            void navigate({
              search: { ...search, van: undefined, naar: undefined, periode: id as Comparison },
              replace: true,
            })
          }
        />
        <p className={styles.soft}>
          {t('value.periods', {
            earlier: format.period(periods.earlier.from, periods.earlier.until),
            later: format.period(periods.later.from, periods.later.until),
          })}
        </p>
      </div>
      <QueryStates query={transitions}>
        {(found) =>
          found.relations === 0 ? (
            <EmptyState title={t('value.nobody')}>
              <p>{t('value.nobodyText')}</p>
            </EmptyState>
          ) : (
            <Found found={found} compared={compared} />
          )
        }
      </QueryStates>
    </div>
  )
}

interface FoundProps {
  readonly found: TierTransitions
  readonly compared: ComparedPeriods
}

function Found({ found, compared }: FoundProps) {
  const t = useT()
  const { van, naar, ...search } = route.useSearch()
  const navigate = route.useNavigate()
  const choose = (from?: TierFrom, to?: TierTo) =>
    void navigate({
      search: { ...search, ...(from && { van: from }), ...(to && { naar: to }) },
      replace: true,
      resetScroll: false,
    })
  return (
    <>
      <div className={styles.part}>
        <h2 id="tier-levels">{t('value.levels')}</h2>
        <Levels found={found} />
      </div>
      <div className={styles.part}>
        <h2 id="tier-moves">{t('value.moves')}</h2>
        <Summary found={found} />
        <Flow moves={found.moves} />
        <MovesTable moves={found.moves} chosen={van && naar ? { from: van, to: naar } : null} onChoose={choose} />
        {van && naar && <Movers compared={compared} from={van} to={naar} onClose={() => choose()} />}
      </div>
    </>
  )
}

function Summary({ found }: { readonly found: TierTransitions }) {
  const t = useT()
  const { number } = useFormat()
  const { stayed, rose, fell, came, gone } = found
  const parts = { stayed, rose, fell, came, gone }
  return (
    <dl className={styles.figures}>
      {(['rose', 'stayed', 'fell', 'came', 'gone'] as const).map((id) => (
        <div key={id}>
          <dt>{t(`value.direction.${id}`)}</dt>
          <dd>{number(parts[id])}</dd>
        </div>
      ))}
    </dl>
  )
}

function Levels({ found }: { readonly found: TierTransitions }) {
  const t = useT()
  const { number } = useFormat()
  return (
    <div className={styles.scroll} role="region" tabIndex={0} aria-labelledby="tier-levels">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('value.tier')}</th>
            <th scope="col">{t('value.earlier')}</th>
            <th scope="col">{t('value.later')}</th>
            <th scope="col">{t('value.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {levelsOf(found.moves).map(({ tier, earlier, later }) => (
            <tr key={tier}>
              <th scope="row">{t(`value.tier.${tier}`)}</th>
              <td>{number(earlier)}</td>
              <td>{number(later)}</td>
              <td>{later > earlier ? `+${number(later - earlier)}` : number(later - earlier)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface MoversProps {
  readonly compared: ComparedPeriods
  readonly from: TierFrom
  readonly to: TierTo
  readonly onClose: () => void
}

function Movers({ compared, from, to, onClose }: MoversProps) {
  const t = useT()
  const may = useMay()
  const query = useInfiniteQuery(moversQuery({ ...compared, from, to }))
  return (
    <PeopleList
      id="movers"
      title={t('value.movers', { from: t(`value.from.${from}`), to: t(`value.to.${to}`) })}
      query={query}
      onClose={onClose}
      {...(may('segments.segment.read') && { segmentHref: segmentHref(conditionsOfMove(compared, { from, to })) })}
    />
  )
}
