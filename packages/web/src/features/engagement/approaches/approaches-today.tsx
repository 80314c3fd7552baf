import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { TextLink } from '../../../ui/button.tsx'
import { Status } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { approachesHref, approachesQuery } from './approaches.api.ts'
import styles from './approaches.module.css'
import { addDays, dayOf, toneOf } from './approaches.view.ts'
import { usePeriodText } from './words.tsx'

const AHEAD_DAYS = 7
const SHOWN = 5

/** One's own planned approaches of this week, and those of which the days have passed. */
export function ApproachesToday() {
  const t = useT()
  const period = usePeriodText()
  const [until] = useState(() => addDays(dayOf(new Date()), AHEAD_DAYS))
  const found = useInfiniteQuery(approachesQuery({ mine: 'true', state: 'planned', until })).data
  const rows = (found?.pages[0]?.items ?? []).toSorted((left, right) => left.endsOn.localeCompare(right.endsOn))
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="approaches-today" className={styles.panel}>
      <h2 id="approaches-today">{t('approaches.today')}</h2>
      <ul className={styles.lines}>
        {rows.slice(0, SHOWN).map((row) => (
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
