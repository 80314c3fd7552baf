import { queryOptions } from '@tanstack/react-query'
import { listJobs } from '@klantregie/contract'
import { call } from '../../lib/api.ts'

/** The key begins with the module that owns the answer, so that its events make it stale. */
export const runningJobsQuery = queryOptions({
  queryKey: ['admin', 'jobs', 'running'],
  queryFn: () => call(listJobs, { query: { state: 'running' } }),
})
