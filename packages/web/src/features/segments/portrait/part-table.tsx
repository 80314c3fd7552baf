import { useFormat } from '../../../lib/texts.tsx'
import { Bar } from '../builder/shares.tsx'
import { useT } from '../locale/index.ts'
import { stepOfIndex } from './index-step.view.ts'
import styles from './portrait.module.css'

export interface Line {
  readonly id: string
  readonly name: string
  readonly count: number | null
  readonly all: number | null
  /** Left out: there is nothing to compare it with. */
  readonly indexOfAll?: number | null
  readonly indexOfInhabitants?: number | null
}

interface PartTableProps {
  readonly label: string
  /** What the lines are parts of. */
  readonly of: string
  readonly lines: readonly Line[]
}

/** Parts of the people with their index figures; the bar beside a number is drawn against the largest of them. */
export function PartTable({ label, of, lines }: PartTableProps) {
  const t = useT()
  const most = Math.max(1, ...lines.map(({ count }) => count ?? 0))
  return (
    <div className={styles.scroll} role="region" tabIndex={0} aria-label={t('portrait.table', { what: label })}>
      <table className={styles.rows} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{of}</th>
            <th scope="col">{t('portrait.inSegment')}</th>
            <th scope="col">{t('portrait.ofAll')}</th>
            <th scope="col">{t('portrait.indexOfAll')}</th>
            <th scope="col">{t('portrait.indexOfInhabitants')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">
                <span>{line.name}</span>
                <Bar fraction={(line.count ?? 0) / most} />
              </th>
              <td>
                <People count={line.count} />
              </td>
              <td>
                <People count={line.all} />
              </td>
              <IndexCell index={line.indexOfAll} />
              <IndexCell index={line.indexOfInhabitants} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A number that is kept back is said to be, so that it is not taken for nobody. */
export function People({ count }: { readonly count: number | null }) {
  const t = useT()
  const { number } = useFormat()
  return count === null ? <span className={styles.soft}>{t('portrait.small')}</span> : <>{number(count)}</>
}

function IndexCell({ index }: { readonly index: number | null | undefined }) {
  const { number } = useFormat()
  if (index === undefined || index === null) return <td className={styles.soft}>–</td>
  return <td className={styles[`index-${stepOfIndex(index)}`]}>{number(index)}</td>
}
