import { useId } from 'react'
import { useT } from '../locale/index.ts'
import { BOX, linesOf, pictureOf } from './hierarchy.view.ts'
import type { Box, Branch } from './hierarchy.view.ts'
import styles from './hierarchy.module.css'

interface PictureProps {
  readonly branches: readonly Branch[]
  readonly here: string
}

/** The same as a drawing, to print or to show around a table. The tree beside it says all of it in words. */
export function HierarchyPicture({ branches, here }: PictureProps) {
  const t = useT()
  const id = useId()
  const { boxes, width, height } = pictureOf(branches)
  const [top] = branches
  return (
    <div className={styles.scroll} role="region" aria-label={t('relations.hierarchy.picture')} tabIndex={0}>
      <svg
        role="img"
        aria-labelledby={`${id}-title ${id}-text`}
        viewBox={`-2 -2 ${width + 4} ${height + 4}`}
        width={width + 4}
        height={height + 4}
        className={styles.picture}
      >
        <title id={`${id}-title`}>{t('relations.hierarchy.pictureTitle', { name: top?.node.name ?? '' })}</title>
        <desc id={`${id}-text`}>{branches.map(inWords).join('. ')}</desc>
        {boxes.map((box) => (
          <Line key={`line ${box.key}`} box={box} />
        ))}
        {boxes.map((box) => (
          <Place key={box.key} box={box} isHere={box.node.relationId === here} />
        ))}
      </svg>
    </div>
  )
}

function inWords({ node, children }: Branch): string {
  const below = children.map(inWords).join('; ')
  return below === '' ? node.name : `${node.name} (${below})`
}

function Line({ box: { x, y, parent } }: { readonly box: Box }) {
  if (parent === null) return null
  const [from, to] = [parent.x + BOX.width / 2, x + BOX.width / 2]
  const middle = y - BOX.gapY / 2
  return <path d={`M${from} ${parent.y + BOX.height}V${middle}H${to}V${y}`} className={styles.branch} />
}

function Place({ box: { x, y, node }, isHere }: { readonly box: Box; readonly isHere: boolean }) {
  const lines = linesOf(node.name)
  return (
    <g>
      <rect x={x} y={y} width={BOX.width} height={BOX.height} rx={4} className={isHere ? styles.hereBox : styles.box} />
      {lines.map((line, index) => (
        <text
          key={index}
          x={x + BOX.width / 2}
          y={y + BOX.height / 2 + (index - (lines.length - 1) / 2) * 17}
          className={styles.boxText}
        >
          {line}
        </text>
      ))}
    </g>
  )
}
