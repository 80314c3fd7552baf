import { useState } from 'react'
import { useFormat } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { useT } from '../locale/index.ts'
import { shareText } from './share.view.ts'
import styles from './builder.module.css'

interface Share {
  readonly id: string
  readonly name: string
  readonly count: number
}

interface SharesProps {
  readonly title: string
  /** What the bars are a part of. */
  readonly of: number
  readonly shares: readonly Share[]
  readonly note?: string
}

const FEW = 5

/**
 * How something divides: the figures are a table, and the bars are drawn in it, so that the picture and its table are one. Largest first;
 * what nobody has is left out.
 */
export function Shares({ title, of, shares, note }: SharesProps) {
  const t = useT()
  const { number, percent } = useFormat()
  const [isAll, setAll] = useState(false)
  const some = shares.filter(({ count }) => count > 0).toSorted((one, other) => other.count - one.count)
  const shown = isAll ? some : some.slice(0, FEW)
  if (some.length === 0) return null
  return (
    <div className={styles.shares}>
      <table aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col" className={styles.end}>
              {t('segments.number')}
            </th>
            <th scope="col" className={styles.end}>
              {t('segments.share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ id, name, count }) => (
            <tr key={id}>
              <th scope="row">
                <span>{name}</span>
                <Bar fraction={count / of} />
              </th>
              <td className={styles.end}>{number(count)}</td>
              <td className={styles.end}>{shareText(count / of, percent)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {some.length > FEW && (
        <div>
          <Button size="small" tone="quiet" aria-expanded={isAll} onPress={() => setAll(!isAll)}>
            {isAll ? t('segments.fewer') : t('segments.allOf', { count: some.length })}
          </Button>
        </div>
      )}
      {note !== undefined && <p className={styles.soft}>{note}</p>}
    </div>
  )
}

/** The figure stands beside it in words. */
export function Bar({ fraction }: { readonly fraction: number }) {
  return (
    <svg className={styles.shareBar} viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect className={styles.shareTrack} width="100" height="1" />
      <rect className={styles.shareFill} width={Math.min(1, fraction) * 100} height="1" />
    </svg>
  )
}
