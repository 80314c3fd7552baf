import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query'
import { getCoverage, listCoverageMembers, listCoverages } from '@klantregie/contract'
import type { Coverage, CoverageState } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'

const KEY = ['engagement', 'coverage'] as const

export const coveragesQuery = infiniteQueryOptions({
  queryKey: [...KEY, 'list'],
  queryFn: ({ pageParam, signal }) =>
    call(listCoverages, { query: { ...(pageParam !== null && { cursor: pageParam }) }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.nextCursor,
})

/** While a list is looked at the page asks again, in case the announcement of the end got lost. */
const WORKING_MS = 2000
export const isChecking = ({ state }: Pick<Coverage, 'state'>) => state === 'checking'

export function coverageQuery(id: string) {
  return queryOptions({
    queryKey: [...KEY, 'one', id],
    queryFn: ({ signal }) => call(getCoverage, { params: { id }, signal }),
    refetchInterval: ({ state: { data } }) => (data && isChecking(data) ? WORKING_MS : false),
  })
}

export function membersQuery(id: string, state: CoverageState, owner: string | undefined) {
  return infiniteQueryOptions({
    queryKey: [...KEY, 'one', id, 'members', state, owner],
    queryFn: ({ pageParam, signal }) =>
      call(listCoverageMembers, {
        params: { id },
        query: { state, ...(owner !== undefined && { owner }), ...(pageParam !== null && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  })
}

export function useCoverageChanged() {
  const cache = useQueryClient()
  return () => cache.invalidateQueries({ queryKey: ['engagement'] })
}

export const coveragesHref = '/dekking'
export const coverageHref = (id: string) => `/dekking/${id}`
