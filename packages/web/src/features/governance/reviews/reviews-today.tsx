import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { Status } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { reviewsQuery } from './reviews.api.ts'
import { waitingFor } from './reviews.view.ts'
import styles from './reviews.module.css'

/** A reminder that stays as long as there is something to do, and says so when it is late. */
export function ReviewsToday() {
  const t = useT()
  const may = useMay()
  const format = useFormat()
  const reviews = useQuery({ ...reviewsQuery, enabled: may('governance.review.work') })
  const rounds = waitingFor(reviews.data?.rounds ?? [])
  if (rounds.length === 0) return null
  return (
    <section aria-labelledby="reviews-today" className={styles.part}>
      <h2 id="reviews-today">{t('governance.todayReviews')}</h2>
      <ul className={styles.rounds}>
        {rounds.map(({ id, name, figures, dueOn, isLate }) => (
          <li key={id} className={styles.past}>
            <TextLink href={`/nakijken/${id}`}>{t('governance.todayRound', { name, count: figures.left })}</TextLink>
            {isLate ? (
              <Status tone="attention">{t('governance.todayLate', { date: format.date(dueOn) })}</Status>
            ) : (
              <span className={styles.soft}>{t('governance.todayDue', { date: format.date(dueOn) })}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
