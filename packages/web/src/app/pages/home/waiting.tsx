import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Waiting as Waits } from '@klantregie/contract'
import { useMay } from '../../../lib/session.tsx'
import { useFormat, useLookUp } from '../../../lib/texts.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { ProgressBar, Status } from '../../../ui/states.tsx'
import { useT } from '../../locale/index.ts'
import { runningJobsQuery } from '../today.api.ts'
import { hrefOfWaiting } from './home.view.ts'
import styles from './home.module.css'

/** What a person has to decide or look at; below it what owners are told, and the long work that goes on. */
export function Waiting({ waiting, children }: { readonly waiting: readonly Waits[]; readonly children: ReactNode }) {
  const t = useT()
  return (
    <>
      {waiting.length > 0 && (
        <section aria-labelledby="waiting" className={styles.part}>
          <h2 id="waiting">{t('home.part.waiting')}</h2>
          <ul className={styles.lines}>
            {waiting.map((one) => (
              <Line key={one.kind} waiting={one} />
            ))}
          </ul>
        </section>
      )}
      {children}
      <Working />
    </>
  )
}

function Line({ waiting }: { readonly waiting: Waits }) {
  const t = useT()
  const format = useFormat()
  const { kind, count, title, dueOn, dueAt, isUrgent } = waiting
  const date = dueAt !== null ? format.dateTime(dueAt) : dueOn === null ? null : format.date(dueOn)
  return (
    <li className={styles.line}>
      <TextLink href={hrefOfWaiting(waiting)}>
        {t(`home.waiting.${kind}`, { count, title: title ?? '', hasTitle: title === null ? 'no' : 'yes' })}
      </TextLink>
      {date !== null && isUrgent && (
        <Status tone={kind === 'reviews' ? 'attention' : 'danger'}>{t('home.waiting.before', { date })}</Status>
      )}
      {date !== null && !isUrgent && <span className={styles.soft}>{t('home.waiting.before', { date })}</span>}
    </li>
  )
}

/** Long work goes on by itself; this is only to see how far it is. */
function Working() {
  const t = useT()
  const may = useMay()
  const format = useFormat()
  const lookUp = useLookUp()
  const jobs = useQuery({ ...runningJobsQuery, enabled: may('admin.job.read') }).data?.items ?? []
  if (jobs.length === 0) return null
  return (
    <section aria-labelledby="working" className={styles.part}>
      <div className={styles.head}>
        <h2 id="working">{t('today.working')}</h2>
        <TextLink href="/admin/jobs">{t('today.workingAll')}</TextLink>
      </div>
      {jobs.map((job) => (
        <ProgressBar
          key={job.id}
          label={lookUp(`job.${job.name}`, t('today.working'))}
          value={job.progress}
          detail={job.startedBy}
          timeLeft={
            job.secondsLeft === null ? undefined : t('today.timeLeft', { time: format.duration(job.secondsLeft) })
          }
        />
      ))}
    </section>
  )
}
