import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { listAnsweredHouseholds, listHouseholdSuggestions } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'

const PAGE = 25

export const householdsQuery = infiniteQueryOptions({
  queryKey: ['identity', 'households', 'open'],
  queryFn: ({ pageParam }) => call(listHouseholdSuggestions, { query: { cursor: pageParam, limit: PAGE } }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
})

export const answeredHouseholdsQuery = queryOptions({
  queryKey: ['identity', 'households', 'answered'],
  queryFn: () => call(listAnsweredHouseholds),
})
