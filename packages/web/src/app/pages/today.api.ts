import { queryOptions } from '@tanstack/react-query'
import { listJobs, listPossibleDuplicates } from '@klantregie/contract'
import { call } from '../../lib/api.ts'

/** The keys begin with the module that owns the answer, so that its events make them stale. */
export const runningJobsQuery = queryOptions({
  queryKey: ['admin', 'jobs', 'running'],
  queryFn: () => call(listJobs, { query: { state: 'running' } }),
})

export const duplicateCountQuery = queryOptions({
  queryKey: ['identity', 'duplicates', 'count'],
  queryFn: () => call(listPossibleDuplicates, { query: { limit: 1 } }),
})
