import { useFormat } from '../../../lib/texts.tsx'
import { useT } from '../locale/index.ts'
import { barHeights } from './lines.view.ts'
import styles from './inventory.module.css'

const HEIGHT = 20
const BAR = 8
const STEP = 11

/** How a figure went, as bars that start at zero; the numbers themselves stand beside it. */
export function Trend({ values }: { readonly values: readonly number[] }) {
  const t = useT()
  const { number } = useFormat()
  const [first = 0, last = 0] = [values[0], values.at(-1)]
  return (
    <svg
      className={styles.trend}
      role="img"
      aria-label={t('inventory.trendOf', { from: number(first), to: number(last) })}
      width={values.length * STEP}
      height={HEIGHT + 1}
      viewBox={`0 0 ${values.length * STEP} ${HEIGHT + 1}`}
    >
      {barHeights(values, HEIGHT).map((height, at) => (
        <rect
          key={at}
          className={at === values.length - 1 ? styles.barNow : styles.bar}
          x={at * STEP}
          y={HEIGHT - height}
          width={BAR}
          height={height + 1}
        />
      ))}
    </svg>
  )
}
