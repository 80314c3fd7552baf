import { queryOptions } from '@tanstack/react-query'
import { getActivityLists, listBranches } from '@klantregie/contract'
import { call } from '../../lib/api.ts'

/** Genres, target groups and families of activity. */
export const listsQuery = queryOptions({
  queryKey: ['activity', 'lists'],
  queryFn: ({ signal }) => call(getActivityLists, { signal }),
})

export const branchesQuery = queryOptions({ queryKey: ['admin', 'branches'], queryFn: () => call(listBranches) })
