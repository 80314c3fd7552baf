import { useId } from 'react'
import { useFormat } from '../../../lib/texts.tsx'
import { useT } from '../locale/index.ts'
import { layOut, linkGroups, type Box, type Model } from './diagram.view.ts'
import styles from './model.module.css'

/** The whole model on one page: whose relations they are, what they can be, and what we keep of them. */
export function ModelDiagram({ model }: { readonly model: Model }) {
  const t = useT()
  const format = useFormat()
  const id = useId()
  const words = {
    kind: (kind: 'person' | 'organisation' | 'household') => t(`model.kind.${kind}`),
    nobody: t('model.noOwner'),
    more: (count: number) => t('model.moreLines', { count }),
  }
  const { width, height, domains, kinds, connections } = layOut(model, words)
  return (
    <figure className={styles.figure}>
      <div className={styles.canvas} tabIndex={0} role="region" aria-label={t('model.picture')}>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-labelledby={`${id}-title`}
          aria-describedby={`${id}-text`}
          className={styles.svg}
        >
          <title id={`${id}-title`}>{t('model.picture')}</title>
          <desc id={`${id}-text`}>{t('model.pictureText')}</desc>
          {connections.map((connection) => (
            <path key={connection.id} d={connection.path} className={styles.line} />
          ))}
          {domains.map((box) => (
            <DrawnBox key={box.id} box={box} number={format.number} />
          ))}
          {kinds.map((box) => (
            <DrawnBox key={box.id} box={box} number={format.number} isKind />
          ))}
        </svg>
      </div>
      <figcaption className={styles.soft}>{t('model.pictureCaption')}</figcaption>
      <Links model={model} />
    </figure>
  )
}

interface DrawnBoxProps {
  readonly box: Box
  readonly number: (value: number) => string
  readonly isKind?: boolean
}

const HEAD = 24
const NOTE = 44
const FIRST = 72
const LINE = 20
const SIDE = 14

function DrawnBox({ box, number, isKind = false }: DrawnBoxProps) {
  return (
    <g transform={`translate(${box.x} ${box.y})`}>
      <rect width={box.width} height={box.height} rx={6} className={isKind ? styles.kindBox : styles.box} />
      <text x={SIDE} y={HEAD} className={styles.boxTitle}>
        {box.title}
      </text>
      {box.note !== null && (
        <text x={SIDE} y={NOTE} className={styles.boxNote}>
          {box.note}
        </text>
      )}
      {box.lines.map((line, index) => (
        <g key={index}>
          <text x={SIDE} y={FIRST + index * LINE - (box.note === null ? LINE : 0)} className={styles.boxLine}>
            {line.text}
          </text>
          {line.count !== null && (
            <text
              x={box.width - SIDE}
              y={FIRST + index * LINE - (box.note === null ? LINE : 0)}
              textAnchor="end"
              className={styles.boxCount}
            >
              {number(line.count)}
            </text>
          )}
        </g>
      ))}
    </g>
  )
}

/** How relations can be linked, in words: arrows between everything and everything would be a knot. */
function Links({ model }: { readonly model: Model }) {
  const t = useT()
  const { groups, anybody } = linkGroups(model.linkTypes)
  return (
    <section>
      <h2>{t('model.linksTitle')}</h2>
      <ul className={styles.links}>
        {groups.map(({ from, to, labels }) => (
          <li key={from + to}>
            <strong>{t('model.linkBetween', { from: t(`model.kind.${from}`), to: t(`model.kind.${to}`) })}</strong>{' '}
            {labels.join(', ')}
          </li>
        ))}
        {anybody.length > 0 && (
          <li>
            <strong>{t('model.linkAnybody')}</strong> {anybody.join(', ')}
          </li>
        )}
      </ul>
    </section>
  )
}
