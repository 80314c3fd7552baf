import type { Job } from '@klantregie/contract'

/** What is shown of work in the background. */
export interface ProgressView {
  readonly isWaiting: boolean
  /** 0–1; null while the size of the work is unknown. */
  readonly value: number | null
  readonly step: string | null
  readonly secondsLeft: number | null
}

/** Estimates of a few seconds jump about more than they tell. */
const WORTH_TELLING_SECONDS = 5

export function progressOf(job: Pick<Job, 'state' | 'progress' | 'step' | 'secondsLeft'> | undefined): ProgressView {
  if (!job || job.state === 'waiting') return { isWaiting: true, value: null, step: null, secondsLeft: null }
  // The job ends a moment before the import says so: a full bar is then the truth.
  const value = job.state === 'done' ? 1 : job.progress
  const secondsLeft =
    job.secondsLeft !== null && job.secondsLeft >= WORTH_TELLING_SECONDS && job.state === 'running'
      ? job.secondsLeft
      : null
  return { isWaiting: false, value, step: job.step, secondsLeft }
}
