import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Segment, SegmentHistory } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { LineChart } from '../../../ui/line-chart.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { historyQuery } from '../segments.api.ts'
import { MomentList } from './moment-list.tsx'
import { Movement } from './movement.tsx'
import { TakeDialog } from './take-dialog.tsx'
import styles from './history.module.css'

/** How a segment went: its size day after day, the moments that were held fast, and who came and left. */
export function HistoryPanel({ segment }: { readonly segment: Segment }) {
  const t = useT()
  const may = useMay()
  const history = useQuery(historyQuery(segment.id))
  const [isTaking, setTaking] = useState(false)
  return (
    <div className={styles.panel}>
      <QueryStates query={history}>
        {(found) => (
          <>
            <Sizes history={found} />
            <section aria-labelledby="segment-moments" className={styles.part}>
              <div className={styles.head}>
                <h2 id="segment-moments">{t('moments.moments')}</h2>
                {may('segments.segment.write') && <Button onPress={() => setTaking(true)}>{t('moments.take')}</Button>}
              </div>
              <p className={styles.soft}>{t('moments.momentsText')}</p>
              {found.moments.length === 0 ? (
                <EmptyState title={t('moments.noMoments')} example={t('moments.noMomentsExample')}>
                  <p>{t('moments.noMomentsText')}</p>
                </EmptyState>
              ) : (
                <MomentList moments={found.moments} />
              )}
            </section>
            {found.moments.length > 0 && <Movement segmentId={segment.id} moments={found.moments} />}
          </>
        )}
      </QueryStates>
      {isTaking && <TakeDialog segment={segment} onClose={() => setTaking(false)} />}
    </div>
  )
}

const FEW = 8

function Sizes({ history: { sizes, moments, keptBack } }: { readonly history: SegmentHistory }) {
  const t = useT()
  const { number, date } = useFormat()
  const [isAll, setAll] = useState(false)
  const marks = moments.flatMap(({ id, name, takenAt, count }) =>
    count === null ? [] : [{ id, day: takenAt.slice(0, 10), value: count, label: name }],
  )
  const points = sizes.map(({ day, count }) => ({ day, value: count }))
  const [first, last] = [points[0], points.at(-1)]
  const rows = sizes.toReversed()
  return (
    <section aria-labelledby="segment-sizes" className={styles.part}>
      <h2 id="segment-sizes">{t('moments.sizes')}</h2>
      {keptBack > 0 && <p className={styles.soft}>{t('moments.keptBack', { count: keptBack })}</p>}
      {!first || !last ? (
        <p className={styles.soft}>{t('moments.noSizes')}</p>
      ) : (
        <div className={styles.sides}>
          <LineChart
            points={points}
            marks={marks}
            number={number}
            date={date}
            label={t('moments.line', {
              from: date(first.day),
              to: date(last.day),
              first: number(first.value),
              last: number(last.value),
            })}
          />
          <div className={styles.table}>
            <table aria-label={t('moments.sizes')}>
              <thead>
                <tr>
                  <th scope="col">{t('moments.day')}</th>
                  <th scope="col">{t('moments.size')}</th>
                </tr>
              </thead>
              <tbody>
                {(isAll ? rows : rows.slice(0, FEW)).map(({ day, count }) => (
                  <tr key={day}>
                    <th scope="row">{date(day)}</th>
                    <td>{number(count)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {rows.length > FEW && (
              <Button size="small" tone="quiet" aria-expanded={isAll} onPress={() => setAll(!isAll)}>
                {isAll ? t('segments.fewer') : t('moments.allDays', { count: rows.length })}
              </Button>
            )}
          </div>
        </div>
      )}
    </section>
  )
}
