import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useFormat, useLookUp } from '../../../lib/texts.tsx'
import { ProgressBar } from '../../../ui/states.tsx'
import { jobQuery } from '../integrations.api.ts'
import { useT } from '../locale/index.ts'
import styles from './connect.module.css'

const ENDED = ['done', 'failed', 'cancelled']

/** Fetching in the background: how far, what it is doing, and that the window may be closed. Shows nothing when it is over. */
export function JobProgress({ jobId }: { readonly jobId: string }) {
  const t = useT()
  const format = useFormat()
  const lookUp = useLookUp()
  const cache = useQueryClient()
  const job = useQuery(jobQuery(jobId)).data
  const isOver = job !== undefined && ENDED.includes(job.state)
  useEffect(() => {
    if (isOver) void cache.invalidateQueries({ queryKey: ['integrations'] })
  }, [cache, isOver])
  if (isOver) return null
  const secondsLeft = job?.secondsLeft ?? null
  return (
    <div className={styles.progress} role="status">
      <ProgressBar
        label={t('fetch.running')}
        value={job?.progress ?? null}
        detail={job?.step ? lookUp(job.step, '') : t('fetch.waiting')}
        timeLeft={secondsLeft === null ? undefined : t('fetch.left', { time: format.duration(secondsLeft) })}
      />
      <p className={styles.soft}>{t('fetch.mayClose')}</p>
    </div>
  )
}
