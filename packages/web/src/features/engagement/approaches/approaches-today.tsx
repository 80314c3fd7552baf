import { useQuery } from '@tanstack/react-query'
import { TextLink } from '../../../ui/button.tsx'
import { Status } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { homeQuery } from '../home/home.api.ts'
import { approachesHref } from './approaches.api.ts'
import styles from './approaches.module.css'
import { toneOf } from './approaches.view.ts'
import { usePeriodText } from './words.tsx'

/** One's own planned approaches of this week, and those of which the days have passed. */
export function ApproachesToday() {
  const t = useT()
  const period = usePeriodText()
  const rows = useQuery(homeQuery).data?.approaches ?? []
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="approaches-today" className={styles.panel}>
      <h2 id="approaches-today">{t('approaches.today')}</h2>
      <ul className={styles.lines}>
        {rows.map((row) => (
          <li key={row.id} className={styles.line}>
            <div>
              <TextLink href={`/relaties/${row.relation.id}`}>{row.relation.name}</TextLink>
              <div className={styles.soft}>
                {t(`approaches.kind.${row.kind}`)} · {row.purpose.name} · {period(row)}
              </div>
            </div>
            {row.isLate && <Status tone={toneOf(row)}>{t('approaches.late')}</Status>}
          </li>
        ))}
      </ul>
      <TextLink href={`${approachesHref}?stand=planned`}>{t('approaches.todayAll')}</TextLink>
    </section>
  )
}
