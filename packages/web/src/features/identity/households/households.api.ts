import { infiniteQueryOptions } from '@tanstack/react-query'
import { listHouseholdSuggestions } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'

const PAGE = 25

export const householdsQuery = infiniteQueryOptions({
  queryKey: ['identity', 'households'],
  queryFn: ({ pageParam }) => call(listHouseholdSuggestions, { query: { cursor: pageParam, limit: PAGE } }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
})
