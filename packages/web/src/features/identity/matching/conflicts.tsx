import { FieldKey } from '@klantregie/contract'
import { TextLink } from '../../../ui/button.tsx'
import { believeHref } from '../addresses.ts'
import { useFieldLabel } from '../field-label.ts'
import { useT } from '../locale/index.ts'
import { Bar } from './bar.tsx'
import { usePart } from './part.ts'
import { partOf } from './report.view.ts'
import type { Report } from './report.view.ts'
import styles from './matching.module.css'

/** On which fields sources contradict each other. One value is shown; here one sees how often there was another. */
export function Conflicts({ conflicts, relations }: Pick<Report, 'conflicts' | 'relations'>) {
  const t = useT()
  const label = useFieldLabel()
  const part = usePart()
  const known = conflicts.flatMap((one) => {
    const field = FieldKey.safeParse(one.field)
    return field.success && one.relations > 0 ? [{ field: field.data, count: one.relations }] : []
  })
  const sorted = known.sort((a, b) => b.count - a.count)
  const most = Math.max(1, ...sorted.map(({ count }) => count))
  return (
    <section className={styles.part} aria-labelledby="report-conflicts">
      <h2 id="report-conflicts">{t('report.conflicts')}</h2>
      <p className={styles.soft}>
        {t(sorted.length === 0 ? 'report.conflictsNone' : 'report.conflictsText')}{' '}
        <TextLink href={believeHref}>{t('report.believe')}</TextLink>
      </p>
      {sorted.length > 0 && (
        <table className={styles.bars}>
          <caption className={styles.hiddenHead}>{t('report.conflicts')}</caption>
          <tbody>
            {sorted.map(({ field, count }) => (
              <tr key={field}>
                <th scope="row">{label(field)}</th>
                <td>
                  <Bar part={count / most} />
                  <span>{t('report.conflictCount', { count, percent: part(partOf(count, relations)) })}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
