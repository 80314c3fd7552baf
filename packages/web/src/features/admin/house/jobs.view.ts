import type { Job, JobState, Permission } from '@klantregie/contract'
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

/** Work that has a page of its own, with the permission that the page asks for. */
const pages: Readonly<Record<string, { readonly permission: Permission; readonly path: string }>> = {
  'relations.do-bulk-deed': { permission: 'relations.bulk.run', path: '/relaties/bewerkingen' },
  'relations.undo-bulk-deed': { permission: 'relations.bulk.run', path: '/relaties/bewerkingen' },
}

/** The page of what a job works on; null when there is none, or not for the reader. */
export function pageOfJob(
  { name, subjectId }: Pick<Job, 'name' | 'subjectId'>,
  may: (permission: Permission) => boolean,
): string | null {
  const page = pages[name]
  return page === undefined || subjectId === null || !may(page.permission) ? null : `${page.path}/${subjectId}`
}

/** What is running first, then what waits; what is over follows, newest first. */
export function sortJobs(jobs: readonly Job[]): readonly Job[] {
  const rank = (job: Job) => (job.state === 'running' ? 0 : job.state === 'waiting' ? 1 : 2)
  return [...jobs].sort((a, b) => rank(a) - rank(b) || b.createdAt.localeCompare(a.createdAt))
}
