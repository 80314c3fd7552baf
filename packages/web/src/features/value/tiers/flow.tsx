import type { TierTransitions } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { useT } from '../locale/index.ts'
import { DRAWING, flowOf } from './flow.view.ts'
import styles from '../value.module.css'

const LABEL_GAP = 10
const { width, height, block, margin } = DRAWING

/** The moves as a picture. The table below it says the same in figures, so it is left out where there is no room to read it. */
export function Flow({ moves }: { readonly moves: TierTransitions['moves'] }) {
  const t = useT()
  const { number } = useFormat()
  const { left, right, ribbons } = flowOf(moves)
  return (
    <svg className={styles.flow} viewBox={`0 -14 ${width} ${height + 28}`} aria-hidden="true">
      {ribbons.map(({ from, to, direction, path }) => (
        <path key={`${from} ${to}`} className={styles[direction]} d={path} />
      ))}
      {left.map(({ id, y, height: high, relations }) => (
        <g key={id}>
          <rect className={styles.block} x={margin} y={y} width={block} height={Math.max(1, high)} />
          <text x={margin - LABEL_GAP} y={y + high / 2} textAnchor="end" dominantBaseline="central">
            {`${t(`value.from.${id}`)} ${number(relations)}`}
          </text>
        </g>
      ))}
      {right.map(({ id, y, height: high, relations }) => (
        <g key={id}>
          <rect className={styles.block} x={width - margin - block} y={y} width={block} height={Math.max(1, high)} />
          <text x={width - margin + LABEL_GAP} y={y + high / 2} dominantBaseline="central">
            {`${t(`value.to.${id}`)} ${number(relations)}`}
          </text>
        </g>
      ))}
    </svg>
  )
}
