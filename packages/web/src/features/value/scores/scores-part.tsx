import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { RfmGrid, RfmRound, ValueFamily } from '@klantregie/contract'
import { useMay } from '../../../lib/session.tsx'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { PeopleList } from '../people.tsx'
import { segmentHref } from '../segment-href.ts'
import { rfmQuery, scoredQuery } from '../value.api.ts'
import { Grid } from './grid.tsx'
import styles from '../value.module.css'

const route = getRouteApi('/shell/waarde')

/** Recency, frequency and money: a grid of twenty-five, and whom each cell counts. */
export function ScoresPart({ family }: { readonly family: ValueFamily }) {
  const t = useT()
  const grid = useQuery(rfmQuery(family.id))
  return (
    <div className={styles.part}>
      <p className={styles.lead}>{t('value.scoresLead')}</p>
      <QueryStates query={grid}>
        {(found) =>
          found.round === null ? (
            <EmptyState title={t('value.notScored')}>
              <p>{t('value.notScoredText')}</p>
            </EmptyState>
          ) : (
            <Scored grid={found} round={found.round} />
          )
        }
      </QueryStates>
    </div>
  )
}

function Scored({ grid, round }: { readonly grid: RfmGrid; readonly round: RfmRound }) {
  const t = useT()
  const { date, number } = useFormat()
  const { recent, vaak, ...search } = route.useSearch()
  const navigate = route.useNavigate()
  const choose = (cell: { recent?: number; vaak?: number }) =>
    void navigate({ search: { ...search, ...cell }, replace: true, resetScroll: false })
  return (
    <>
      <p className={styles.soft}>
        {t('value.scoredOn', { day: date(round.day), count: grid.relations, number: number(grid.relations) })}
      </p>
      {grid.relations === 0 ? (
        <EmptyState title={t('value.nobodyScored')}>
          <p>{t('value.nobodyScoredText')}</p>
        </EmptyState>
      ) : (
        <>
          <div className={styles.part}>
            <h2 id="rfm-grid">{t('value.grid')}</h2>
            <Grid
              grid={grid}
              round={round}
              chosen={recent !== undefined && vaak !== undefined ? { recency: recent, frequency: vaak } : null}
              onChoose={({ recency, frequency }) => choose({ recent: recency, vaak: frequency })}
            />
            {recent !== undefined && vaak !== undefined && (
              <People familyId={grid.family.id} recency={recent} frequency={vaak} onClose={() => choose({})} />
            )}
          </div>
          <Money grid={grid} round={round} />
        </>
      )}
    </>
  )
}

interface PeopleProps {
  readonly familyId: string
  readonly recency: number
  readonly frequency: number
  readonly onClose: () => void
}

function People({ familyId, recency, frequency, onClose }: PeopleProps) {
  const t = useT()
  const may = useMay()
  const range = (score: number) => ({ from: score, to: score })
  const ranges = { recency: range(recency), frequency: range(frequency) }
  const query = useInfiniteQuery(scoredQuery(familyId, ranges))
  return (
    <PeopleList
      id="scored"
      title={t('value.scoredPeople', { recency, frequency })}
      query={query}
      onClose={onClose}
      {...(may('segments.segment.read') && {
        segmentHref: segmentHref({ group: 'all', of: [{ about: 'rfm', familyId, ...ranges }] }),
      })}
    />
  )
}

/** A score that nobody has is said to be so: equal amounts always have equal scores. */
function Money({ grid, round }: { readonly grid: RfmGrid; readonly round: RfmRound }) {
  const t = useT()
  const { money, number } = useFormat()
  const bounds = [null, ...round.money]
  return (
    <div className={styles.part}>
      <h2 id="rfm-money">{t('value.moneyScores')}</h2>
      <div className={styles.scroll} role="region" tabIndex={0} aria-labelledby="rfm-money">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('value.score')}</th>
              <th scope="col">{t('value.scoreFrom')}</th>
              <th scope="col">{t('value.relations')}</th>
            </tr>
          </thead>
          <tbody>
            {grid.money.toReversed().map(({ score, relations }) => {
              const bound = bounds[score - 1] ?? null
              return (
                <tr key={score}>
                  <th scope="row">{score}</th>
                  <td>{score === 1 ? t('value.lowest') : bound === null ? '–' : money(bound)}</td>
                  <td>{number(relations)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </div>
  )
}
