import { useQuery } from '@tanstack/react-query'
import { useFormat, useLookUp } from '../../../lib/texts.tsx'
import { ProgressBar } from '../../../ui/states.tsx'
import { importJobQuery } from '../identity.api.ts'
import { useT } from '../locale/index.ts'
import { progressOf } from './progress.view.ts'
import styles from './wizard.module.css'

interface JobProgressProps {
  readonly jobId: string | null
  readonly label: string
  /** Where the work is found back; unless told, among the imports. */
  readonly mayClose?: string
}

/** Work in the background: how far, what it is doing, how long still, and that the window may be closed. */
export function JobProgress({ jobId, label, mayClose }: JobProgressProps) {
  const t = useT()
  const format = useFormat()
  const lookUp = useLookUp()
  const job = useQuery({ ...importJobQuery(jobId ?? ''), enabled: jobId !== null })
  const { isWaiting, value, step, secondsLeft } = progressOf(job.data)
  const detail = isWaiting ? t('progress.waiting') : step === null ? undefined : lookUp(step, '')
  return (
    <div className={styles.progress}>
      <ProgressBar
        label={label}
        value={value}
        detail={detail}
        timeLeft={secondsLeft === null ? undefined : t('progress.left', { time: format.duration(secondsLeft) })}
      />
      <p className={styles.soft}>{mayClose ?? t('progress.mayClose')}</p>
    </div>
  )
}
