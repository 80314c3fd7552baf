import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query'
import { getOffering, listOfferings } from '@klantregie/contract'
import type { OfferingFilter } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'

const KEY = ['activity', 'offerings'] as const
export type Sort = 'latest' | 'soonest' | 'title'

export function offeringsQuery(filter: OfferingFilter, sort: Sort) {
  return infiniteQueryOptions({
    queryKey: [...KEY, 'list', filter, sort],
    queryFn: ({ pageParam, signal }) =>
      call(listOfferings, { query: { ...filter, sort, ...(pageParam !== null && { cursor: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  })
}

/** The first few whose title has a piece of text, for choosing one. */
export function findOfferingsQuery(filter: OfferingFilter) {
  return queryOptions({
    queryKey: [...KEY, 'find', filter],
    queryFn: ({ signal }) => call(listOfferings, { query: { ...filter, limit: 20 }, signal }),
  })
}

export function offeringQuery(id: string) {
  return queryOptions({
    queryKey: [...KEY, 'one', id],
    queryFn: ({ signal }) => call(getOffering, { params: { id }, signal }),
  })
}

/** What is offered stands in figures and on timelines too. */
export function useOfferingsChanged() {
  const cache = useQueryClient()
  return () => cache.invalidateQueries({ queryKey: ['activity'] })
}

export const offeringsHref = '/aanbod'
export const offeringHref = (id: string) => `/aanbod/${id}`
