import { useFormat } from '../../../lib/texts.tsx'
import { useT } from '../locale/index.ts'
import { placeOf, rangeOf } from './settings.view.ts'
import type { Point, Thresholds } from './settings.view.ts'
import { ShowTable } from './show-table.tsx'
import styles from './matching.module.css'

/** Units of the picture; it is drawn as wide as there is room. */
const FRAME = { width: 300, height: 110 }
/** Room for the words at the left and on top, and for half a marker at the right. */
const MARGIN = { top: 38, left: 44, right: 8, bottom: 6 }

interface CurveProps {
  readonly curve: readonly Point[]
  readonly thresholds: Thresholds
  readonly measuredAt: string | null
}

/** The stricter, the more is right: from each score on which part is expected to be the same, with both thresholds in it. */
export function Curve({ curve, thresholds, measuredAt }: CurveProps) {
  const t = useT()
  const format = useFormat()
  if (curve.length < 2 || measuredAt === null) return null
  return (
    <figure className={styles.figure}>
      <figcaption>
        {t('settings.curve')}{' '}
        <span className={styles.soft}>{t('settings.measured', { date: format.date(measuredAt) })}</span>
      </figcaption>
      <Picture curve={curve} thresholds={thresholds} />
      <ShowTable label={t('settings.curveTable')}>
        <table className={styles.numbers}>
          <thead>
            <tr>
              <th scope="col">{t('settings.score')}</th>
              <th scope="col">{t('settings.pairs')}</th>
              <th scope="col">{t('settings.precision')}</th>
            </tr>
          </thead>
          <tbody>
            {curve.map(({ score, pairs, precision }) => (
              <tr key={score}>
                <th scope="row">{format.number(score)}</th>
                <td>{format.number(pairs)}</td>
                <td>{t('settings.tenths', { part: precision })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ShowTable>
    </figure>
  )
}

/** Two thresholds may lie close together; their words then stand above each other. */
const heights = { suggest: 8, auto: 22 }

function Picture({ curve, thresholds }: Pick<CurveProps, 'curve' | 'thresholds'>) {
  const t = useT()
  const { x, y } = placeOf(rangeOf(curve, thresholds), FRAME)
  const line = curve.map(({ score, precision }) => `${x(score).toFixed(1)},${y(precision).toFixed(1)}`).join(' ')
  const box = [
    -MARGIN.left,
    -MARGIN.top,
    FRAME.width + MARGIN.left + MARGIN.right,
    FRAME.height + MARGIN.top + MARGIN.bottom,
  ].join(' ')
  return (
    <svg className={styles.curve} viewBox={box} aria-hidden="true">
      {[0, 0.5, 1].map((part) => (
        <g key={part}>
          <line className={styles.gridLine} x1={0} x2={FRAME.width} y1={y(part)} y2={y(part)} />
          <text className={styles.axis} x={-6} y={y(part) + 4} textAnchor="end">
            {t('settings.axis', { part })}
          </text>
        </g>
      ))}
      <polyline className={styles.line} points={line} />
      {(['suggest', 'auto'] as const).map((which) => (
        <Marker key={which} at={x(thresholds[which])} height={heights[which]} label={t(`settings.marker.${which}`)} />
      ))}
    </svg>
  )
}

/** At the edges the word stands on the side where there is room. */
function Marker({ at, height, label }: { readonly at: number; readonly height: number; readonly label: string }) {
  const anchor = at > FRAME.width * 0.8 ? 'end' : at < FRAME.width * 0.2 ? 'start' : 'middle'
  return (
    <g>
      <line className={styles.marker} x1={at} x2={at} y1={-height} y2={FRAME.height} />
      <text className={styles.markerLabel} x={at} y={-height - 3} textAnchor={anchor}>
        {label}
      </text>
    </g>
  )
}
