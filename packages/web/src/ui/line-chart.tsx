import { pathOf, placesOf, topOf } from './line-chart.view.ts'
import type { Point } from './line-chart.view.ts'
import styles from './line-chart.module.css'

interface LineChartProps {
  /** Oldest first. */
  readonly points: readonly Point[]
  /** Points that stand out as a dot, and what they are; days that have no point of their own are passed by. */
  readonly marks?: readonly {
    readonly id: string
    readonly day: string
    readonly value: number
    readonly label: string
  }[]
  /** What the line tells, in words: for whoever does not see it. The figures themselves stand in a table beside it. */
  readonly label: string
  readonly number: (value: number) => string
  readonly date: (day: string) => string
}

const WIDTH = 600
const HEIGHT = 160

/** One line through time. It holds no figures of its own to be read: give it a table beside it. */
export function LineChart({ points, marks = [], label, number, date }: LineChartProps) {
  const all = [...points, ...marks].toSorted((one, other) => (one.day < other.day ? -1 : 1))
  const places = placesOf(all, WIDTH, HEIGHT)
  const placeOf = new Map(all.map((point, index) => [point, places[index]]))
  const onLine = points.flatMap((point) => placeOf.get(point) ?? [])
  const [first, last] = [all[0], all.at(-1)]
  return (
    <div className={styles.chart} role="img" aria-label={label}>
      <div className={styles.scale} aria-hidden="true">
        <span>{number(topOf(all.map(({ value }) => value)))}</span>
        <span>{number(0)}</span>
      </div>
      <svg className={styles.picture} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <path className={styles.axis} d={`M0 0H${WIDTH} M0 ${HEIGHT / 2}H${WIDTH} M0 ${HEIGHT}H${WIDTH}`} />
        <path className={styles.line} d={pathOf(onLine)} />
        {/* A line of no length with a round end is a dot that the stretched picture does not flatten. */}
        <path
          className={styles.dots}
          d={(points.length === 1 ? all : marks).map((one) => dotAt(placeOf.get(one))).join('')}
        />
      </svg>
      <div className={styles.days} aria-hidden="true">
        <span>{first ? date(first.day) : ''}</span>
        <span>{last && last.day !== first?.day ? date(last.day) : ''}</span>
      </div>
    </div>
  )
}

function dotAt(place: { readonly x: number; readonly y: number } | undefined): string {
  return place ? `M${place.x.toFixed(1)} ${place.y.toFixed(1)}h0` : ''
}
