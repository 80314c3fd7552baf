import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query'
import { getContribution, listFacts } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'

export function contributionQuery(id: string) {
  return queryOptions({
    queryKey: ['activity', 'contribution', id],
    queryFn: ({ signal }) => call(getContribution, { params: { id }, signal }),
  })
}

export function factsQuery(id: string, familyId: string | null) {
  return infiniteQueryOptions({
    queryKey: ['activity', 'facts', id, familyId],
    queryFn: ({ pageParam, signal }) =>
      call(listFacts, {
        params: { id },
        query: {
          limit: 10,
          ...(familyId !== null && { familyId }),
          ...(pageParam !== null && { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  })
}

export function useFactsChanged() {
  const cache = useQueryClient()
  return () => cache.invalidateQueries({ queryKey: ['activity'] })
}
