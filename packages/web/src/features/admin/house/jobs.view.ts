import type { Job, JobState } from '@klantregie/contract'
import type { Tone } from '../../../ui/states.tsx'

const tones: Readonly<Record<JobState, Tone>> = {
  waiting: 'neutral',
  running: 'information',
  done: 'success',
  failed: 'danger',
  cancelled: 'neutral',
}

export function toneOfJob(state: JobState): Tone {
  return tones[state]
}

/** What is running first, then what waits; what is over follows, newest first. */
export function sortJobs(jobs: readonly Job[]): readonly Job[] {
  const rank = (job: Job) => (job.state === 'running' ? 0 : job.state === 'waiting' ? 1 : 2)
  return [...jobs].sort((a, b) => rank(a) - rank(b) || b.createdAt.localeCompare(a.createdAt))
}
