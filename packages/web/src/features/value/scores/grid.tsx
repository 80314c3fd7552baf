import type { RfmGrid, RfmRound } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { cx } from '../../../ui/class-names.ts'
import { useT } from '../locale/index.ts'
import { shadeOf } from './shade.view.ts'
import styles from '../value.module.css'

type Cell = Pick<RfmGrid['cells'][number], 'recency' | 'frequency'>

interface GridProps {
  readonly grid: RfmGrid
  readonly round: RfmRound
  readonly chosen: Cell | null
  readonly onChoose: (cell: Cell) => void
}

const SCORES = [1, 2, 3, 4, 5] as const

/** How recent from below to above, how often from left to right; the darker, the more relations. */
export function Grid({ grid, round, chosen, onChoose }: GridProps) {
  const t = useT()
  const { date, number } = useFormat()
  const largest = Math.max(...grid.cells.map(({ relations }) => relations))
  const countOf = (recency: number, frequency: number) =>
    grid.cells.find((cell) => cell.recency === recency && cell.frequency === frequency)?.relations ?? 0
  const since = (score: number) => [null, ...round.recency][score - 1] ?? null
  const times = (score: number) => [null, ...round.frequency][score - 1] ?? null
  return (
    <div className={styles.scroll} role="region" tabIndex={0} aria-labelledby="rfm-grid">
      <table className={cx(styles.table, styles.pressed)}>
        <thead>
          <tr>
            <th scope="col">{t('value.recentByOften')}</th>
            {SCORES.map((score) => (
              <th key={score} scope="col">
                {t('value.often', { score })}
                <Bound text={times(score) === null ? null : t('value.timesFrom', { count: times(score) ?? 0 })} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {SCORES.toReversed().map((recency) => (
            <tr key={recency}>
              <th scope="row">
                {t('value.recent', { score: recency })}
                <Bound text={since(recency) === null ? null : t('value.since', { day: date(since(recency) ?? '') })} />
              </th>
              {SCORES.map((frequency) => {
                const relations = countOf(recency, frequency)
                const isChosen = chosen?.recency === recency && chosen.frequency === frequency
                return (
                  <td key={frequency} className={relations === 0 ? styles.none : styles[shadeOf(relations, largest)]}>
                    {relations === 0 ? (
                      number(0)
                    ) : (
                      <Button
                        size="small"
                        tone="quiet"
                        aria-pressed={isChosen}
                        aria-label={t('value.showScored', { count: relations, recency, frequency })}
                        onPress={() => onChoose({ recency, frequency })}
                      >
                        {number(relations)}
                      </Button>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Bound({ text }: { readonly text: string | null }) {
  return text === null ? null : <span className={styles.bound}>{text}</span>
}
