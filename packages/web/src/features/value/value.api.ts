import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import {
  compareTiers,
  getJob,
  getLifetimeValue,
  getRelationValue,
  getRfm,
  getValueWork,
  listLapsing,
  listContributionWeights,
  listRfmPeople,
  listTierMovers,
  listValueFamilies,
} from '@klantregie/contract'
import type { ComparedPeriods, RfmRanges, TierFrom, TierTo } from '@klantregie/contract'
import { call } from '../../lib/api.ts'

// The first words are those of what an event about value makes stale.
const key = ['segments', 'value'] as const
export const valueKey = key

export const familiesQuery = queryOptions({ queryKey: [...key, 'families'], queryFn: () => call(listValueFamilies) })
export const weightsQuery = queryOptions({
  queryKey: [...key, 'weights'],
  queryFn: () => call(listContributionWeights),
})
export const workQuery = queryOptions({ queryKey: [...key, 'work'], queryFn: () => call(getValueWork) })

export function jobQuery(id: string) {
  return queryOptions({
    queryKey: ['admin', 'jobs', id],
    queryFn: ({ signal }) => call(getJob, { params: { id }, signal }),
    retry: false,
  })
}

export function tiersQuery(compared: ComparedPeriods) {
  return queryOptions({
    queryKey: [...key, 'tiers', compared],
    queryFn: ({ signal }) => call(compareTiers, { body: compared, signal }),
    placeholderData: keepPreviousData,
  })
}

export function rfmQuery(id: string) {
  return queryOptions({
    queryKey: [...key, 'rfm', id],
    queryFn: ({ signal }) => call(getRfm, { params: { id }, signal }),
    placeholderData: keepPreviousData,
  })
}

export function lifetimeQuery(id: string) {
  return queryOptions({
    queryKey: [...key, 'lifetime', id],
    queryFn: ({ signal }) => call(getLifetimeValue, { params: { id }, signal }),
    placeholderData: keepPreviousData,
  })
}

export function relationValueQuery(id: string) {
  return queryOptions({
    queryKey: ['relations', 'value', id],
    queryFn: ({ signal }) => call(getRelationValue, { params: { id }, signal }),
  })
}

const LIMIT = 25
const first: number | undefined = undefined as number | undefined
const page = (after: number | undefined) => ({ limit: LIMIT, ...(after !== undefined && { after }) })

export function moversQuery(asked: ComparedPeriods & { readonly from: TierFrom; readonly to: TierTo }) {
  return infiniteQueryOptions({
    queryKey: [...key, 'movers', asked],
    queryFn: ({ pageParam, signal }) => call(listTierMovers, { body: { ...asked, ...page(pageParam) }, signal }),
    initialPageParam: first,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}

export function scoredQuery(id: string, ranges: RfmRanges) {
  return infiniteQueryOptions({
    queryKey: [...key, 'scored', id, ranges],
    queryFn: ({ pageParam, signal }) =>
      call(listRfmPeople, { params: { id }, body: { ...ranges, ...page(pageParam) }, signal }),
    initialPageParam: first,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}

export function lapsingQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: [...key, 'lapse', id],
    queryFn: ({ pageParam, signal }) => call(listLapsing, { params: { id }, query: page(pageParam), signal }),
    initialPageParam: first,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}
