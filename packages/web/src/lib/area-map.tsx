import type { DutchArea } from '@klantregie/contract'
import { cx } from '../ui/class-names.ts'
import { heightOf, isIn, labelsOf, legendOf, placeIn, radiusOf, WIDTH } from './area-map.view.ts'
import type { Frame, Spot } from './area-map.view.ts'
import { useFormat } from './texts.tsx'
import styles from './area-map.module.css'

interface AreaMapProps {
  readonly areas: readonly DutchArea[]
  readonly spots: readonly Spot[]
  readonly frame: Frame
  readonly label: string
  /** What a circle is, in words. */
  readonly say: (spot: Spot) => string
  /** What a click on a circle does; left out: nothing. */
  readonly onOpen?: (spot: Spot) => void
}

/**
 * Circles by number over a faint dot for every area where people live, which draws the country without an outline. A picture: for keys
 * and screen readers the table beside it has the same, and the same links.
 */
export function AreaMap({ areas, spots, frame, label, say, onOpen }: AreaMapProps) {
  const format = useFormat()
  const most = spots[0]?.count ?? 0
  const height = heightOf(frame)
  const shown = spots.filter((spot) => isIn(frame, spot))
  return (
    <svg viewBox={`0 0 ${WIDTH} ${height + LEGEND}`} role="img" aria-label={label} className={styles.picture}>
      <path d={dotsOf(areas, frame)} className={styles.ground} />
      {shown.map((spot) => {
        const { x, y } = placeIn(frame, spot)
        return (
          <circle
            key={spot.code}
            cx={x}
            cy={y}
            r={radiusOf(spot.count, most)}
            className={cx(styles.spot, onOpen && styles.open)}
            {...(onOpen && { onClick: () => onOpen(spot) })}
          >
            <title>{say(spot)}</title>
          </circle>
        )
      })}
      {labelsOf(spots, frame).map(({ code, text, x, y }) => (
        <text key={code} x={x} y={y} className={styles.label}>
          {text}
        </text>
      ))}
      <g className={styles.legend}>
        <line x1={0} x2={WIDTH} y1={height} y2={height} />
        {legendOf(most).map((count, index) => {
          const radius = radiusOf(count, most)
          const x = 44 + index * 84
          return (
            <g key={count}>
              <circle cx={x} cy={height + LEGEND - 28 - radius} r={radius} />
              <text x={x} y={height + LEGEND - 9}>
                {format.number(count)}
              </text>
            </g>
          )
        })}
      </g>
    </svg>
  )
}

/** Below the map, with the numbers that circles stand for. */
const LEGEND = 108

/** One path for thousands of dots: each a line of no length, which a round end makes a dot. */
function dotsOf(areas: readonly DutchArea[], frame: Frame): string {
  return areas
    .filter((area) => isIn(frame, area))
    .map((area) => {
      const { x, y } = placeIn(frame, area)
      return `M${x} ${y}h0`
    })
    .join('')
}
