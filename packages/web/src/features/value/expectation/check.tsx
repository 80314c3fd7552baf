import type { HoldoutGroup, ValueModel } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { useT } from '../locale/index.ts'
import { CHART, chartOf } from './chart.view.ts'
import styles from '../value.module.css'

/** How well it did on what it had not seen: a picture, and the same in a table. */
export function Check({ model }: { readonly model: ValueModel }) {
  const t = useT()
  const { date, percent } = useFormat()
  if (model.calibrationUntil === null) return null
  const hasGroups = model.groups.some(({ predicted, actual }) => predicted > 0 || actual > 0)
  return (
    <div className={styles.part}>
      <h2 id="value-check">{t('value.check')}</h2>
      <p className={styles.lead}>
        {t('value.checkText', { day: date(model.calibrationUntil), weeks: model.holdoutWeeks })}
      </p>
      {model.predictedShare !== null && (
        <dl className={styles.figures}>
          <div>
            <dt>{t('value.predictedShare')}</dt>
            <dd>{percent(model.predictedShare)}</dd>
          </div>
          {model.deviation !== null && (
            <div>
              <dt>{t('value.deviation')}</dt>
              <dd>{percent(model.deviation)}</dd>
            </div>
          )}
          {model.baselineDeviation !== null && (
            <div>
              <dt>{t('value.baselineDeviation')}</dt>
              <dd>{percent(model.baselineDeviation)}</dd>
            </div>
          )}
        </dl>
      )}
      {hasGroups && (
        <>
          <Chart groups={model.groups} />
          <Table groups={model.groups} />
        </>
      )}
    </div>
  )
}

/** Two lines that should lie upon each other; the table below says the same. */
function Chart({ groups }: { readonly groups: readonly HoldoutGroup[] }) {
  const t = useT()
  const { predicted, actual, points, ticks } = chartOf(groups)
  return (
    <svg className={styles.chart} viewBox={`0 0 ${CHART.width} ${CHART.height}`} aria-hidden="true">
      {ticks.map(({ value, y }) => (
        <g key={value}>
          <line className={styles.grid} x1={CHART.left} x2={CHART.width} y1={y} y2={y} />
          <text x={CHART.left - 6} y={y} textAnchor="end" dominantBaseline="central">
            {value}
          </text>
        </g>
      ))}
      {points.map(({ label, x }) => (
        <text key={label} x={x} y={CHART.height - 6} textAnchor="middle">
          {label}
        </text>
      ))}
      <polyline className={styles.actual} points={actual} />
      <polyline className={styles.predicted} points={predicted} />
      <text x={CHART.left + 8} y={14} className={styles.legendActual}>{`— ${t('value.actual')}`}</text>
      <text x={CHART.left + 8} y={32} className={styles.legendPredicted}>{`- - ${t('value.predicted')}`}</text>
    </svg>
  )
}

function Table({ groups }: { readonly groups: readonly HoldoutGroup[] }) {
  const t = useT()
  const { number } = useFormat()
  const last = groups.length - 1
  const hasRelations = groups.some(({ relations }) => relations !== null)
  return (
    <div className={styles.scroll} role="region" tabIndex={0} aria-labelledby="value-check">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('value.repeatsBefore')}</th>
            {hasRelations && <th scope="col">{t('value.relations')}</th>}
            <th scope="col">{t('value.predicted')}</th>
            <th scope="col">{t('value.actual')}</th>
            <th scope="col">{t('value.baseline')}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ repeats, relations, predicted, actual, baseline }) => (
            <tr key={repeats}>
              <th scope="row">{repeats === last ? t('value.orMore', { count: repeats }) : repeats}</th>
              {hasRelations && <td>{relations === null ? '–' : number(relations)}</td>}
              <td>{number(predicted)}</td>
              <td>{number(actual)}</td>
              <td>{number(baseline)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
