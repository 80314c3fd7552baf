import { useFormat } from '../../../lib/texts.tsx'
import { useT } from '../locale/index.ts'
import type { Quality } from './quality.api.ts'
import { Share } from './quality.tsx'
import { trendPath } from './quality.view.ts'
import styles from './quality.module.css'

const WIDTH = 600
const HEIGHT = 120

/** The score through time: one line from 0 to 100 %, labelled at both ends, with its table on request. */
export function Trend({ trend }: { readonly trend: Quality['trend'] }) {
  const t = useT()
  const format = useFormat()
  const known = trend.flatMap(({ day, score }) => (score === null ? [] : [{ day, score }]))
  const [first, last] = [known[0], known.at(-1)]
  const path = trendPath(trend, WIDTH, HEIGHT)
  return (
    <section aria-labelledby="trend" className={styles.dimension}>
      <h2 id="trend">{t('quality.trend')}</h2>
      {!first || !last || path === '' ? (
        <p className={styles.soft}>{t('quality.trendOne')}</p>
      ) : (
        <>
          <p className={styles.soft}>{t('quality.trendText')}</p>
          <div className={styles.chart}>
            <span>{format.percent(first.score)}</span>
            <svg
              role="img"
              aria-label={t('quality.trendLine', {
                from: format.date(first.day),
                to: format.date(last.day),
                first: format.percent(first.score),
                last: format.percent(last.score),
              })}
              viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
              preserveAspectRatio="none"
            >
              <path className={styles.axis} d={`M0 ${HEIGHT} H${WIDTH} M0 0 H${WIDTH}`} />
              <path className={styles.line} d={path} />
            </svg>
            <span>{format.percent(last.score)}</span>
          </div>
          <details className={styles.asTable}>
            <summary>{t('quality.trendTable')}</summary>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('quality.trendDay')}</th>
                  <th scope="col">{t('quality.score')}</th>
                </tr>
              </thead>
              <tbody>
                {[...trend].reverse().map(({ day, score }) => (
                  <tr key={day}>
                    <th scope="row">{format.date(day)}</th>
                    <td>
                      <Share value={score} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
    </section>
  )
}
