import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import {
  compareMoments,
  countSegment,
  explainSegment,
  getOffering,
  getSegment,
  listActivityFamilies,
  listApproachRounds,
  listAreas,
  listBranches,
  listCodeSets,
  listDomains,
  listFields,
  listLabels,
  listLinkTypes,
  listMoments,
  listMoved,
  listOfferings,
  listPlaces,
  listPurposes,
  listRelationTypes,
  listRoleChoices,
  listSegments,
  overlapSegments,
  sampleSegment,
  searchRelations,
  showCodePortrait,
  showContribution,
  showSegmentHistory,
  showSegmentPortrait,
} from '@klantregie/contract'
import type { SegmentGroup } from '@klantregie/contract'
import { call } from '../../lib/api.ts'

/** The model changes a few times a year; asking for it on every screen would only make screens wait. */
const staleTime = 5 * 60_000

export const typesQuery = queryOptions({
  queryKey: ['relations', 'model', 'types'],
  queryFn: () => call(listRelationTypes),
  staleTime,
})
export const choicesQuery = queryOptions({
  queryKey: ['relations', 'model', 'roleChoices'],
  queryFn: () => call(listRoleChoices),
  staleTime,
})
export const domainsQuery = queryOptions({
  queryKey: ['relations', 'model', 'domains'],
  queryFn: () => call(listDomains),
  staleTime,
})
export const branchesQuery = queryOptions({
  queryKey: ['relations', 'model', 'branches'],
  queryFn: () => call(listBranches),
  staleTime,
})
export const fieldsQuery = queryOptions({
  queryKey: ['relations', 'model', 'fields'],
  queryFn: () => call(listFields),
  staleTime,
})
export const linkTypesQuery = queryOptions({
  queryKey: ['relations', 'model', 'linkTypes'],
  queryFn: () => call(listLinkTypes),
  staleTime,
})
export const labelsQuery = queryOptions({
  queryKey: ['relations', 'labels'],
  queryFn: () => call(listLabels),
  staleTime,
})
export const familiesQuery = queryOptions({
  queryKey: ['activity', 'families'],
  queryFn: () => call(listActivityFamilies),
  staleTime,
})

export const purposesQuery = queryOptions({
  queryKey: ['privacy', 'purposes'],
  queryFn: () => call(listPurposes),
  staleTime,
  // Who may not see consent has no conditions about it.
  retry: false,
})
export const roundsQuery = queryOptions({
  queryKey: ['engagement', 'approachRounds', 'newest'],
  queryFn: () => call(listApproachRounds, { query: { limit: '50' } }),
  retry: false,
})
export function offeringQuery(id: string) {
  return queryOptions({
    queryKey: ['activity', 'offering', id],
    queryFn: () => call(getOffering, { params: { id } }),
    staleTime,
    retry: false,
  })
}
export function foundOfferingsQuery(q: string) {
  return queryOptions({
    queryKey: ['activity', 'offerings', 'found', q],
    queryFn: ({ signal }) => call(listOfferings, { query: { q, limit: '20' }, signal }),
    placeholderData: keepPreviousData,
  })
}

/** The municipalities of the Netherlands, by name, each once. */
export const municipalitiesQuery = queryOptions({
  queryKey: ['relations', 'municipalities'],
  queryFn: async () => {
    const { items } = await call(listAreas)
    const names = new Map(items.map(({ municipalityCode, municipality }) => [municipalityCode, municipality]))
    return [...names].map(([id, name]) => ({ id, name })).toSorted((one, other) => one.name.localeCompare(other.name))
  },
  // Public facts, the same all day.
  staleTime: Number.POSITIVE_INFINITY,
})

/** Where postcode areas are: public facts, the same all day. */
export const areasQuery = queryOptions({
  queryKey: ['relations', 'model', 'areas'],
  queryFn: ({ signal }) => call(listAreas, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

export function placesQuery(q: string) {
  return queryOptions({
    queryKey: ['relations', 'places', q],
    queryFn: ({ signal }) => call(listPlaces, { query: { q }, signal }),
    placeholderData: keepPreviousData,
  })
}

export function foundRelationsQuery(q: string) {
  return queryOptions({
    queryKey: ['relations', 'search', q, 10],
    queryFn: ({ signal }) => call(searchRelations, { query: { q, limit: 10 }, signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })
}

/** A figure that is refused is refused again: what must change is the condition. */
const retry = false

export const segmentsQuery = queryOptions({ queryKey: ['segments', 'list'], queryFn: () => call(listSegments) })

/** Lists of codes by place, with their editions. */
export const codeSetsQuery = queryOptions({ queryKey: ['segments', 'codeSets'], queryFn: () => call(listCodeSets) })

export function codePortraitQuery(id: string) {
  return queryOptions({
    queryKey: ['segments', 'codePortrait', id],
    queryFn: ({ signal }) => call(showCodePortrait, { params: { id }, signal }),
    retry: false,
  })
}

/** Moments at which segments were held fast. */
export const momentsQuery = queryOptions({ queryKey: ['segments', 'moments'], queryFn: () => call(listMoments) })

export function historyQuery(id: string) {
  return queryOptions({
    queryKey: ['segments', 'history', id],
    queryFn: ({ signal }) => call(showSegmentHistory, { params: { id }, signal }),
  })
}

export function portraitQuery(id: string) {
  return queryOptions({
    queryKey: ['segments', 'portrait', id],
    queryFn: ({ signal }) => call(showSegmentPortrait, { params: { id }, signal }),
    retry,
  })
}

/** Between which two moments; `to` null: and now. */
export interface Between {
  readonly id: string
  readonly from: string
  readonly to: string | null
}

const queryOf = ({ from, to }: Between) => ({ from, ...(to !== null && { to }) })

export function movementQuery(between: Between) {
  return queryOptions({
    queryKey: ['segments', 'movement', between],
    queryFn: ({ signal }) => call(compareMoments, { params: { id: between.id }, query: queryOf(between), signal }),
    placeholderData: keepPreviousData,
    retry,
  })
}

export type Which = 'came' | 'left' | 'stayed'

export function movedQuery(between: Between, which: Which) {
  return infiniteQueryOptions({
    queryKey: ['segments', 'moved', between, which],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam, signal }) =>
      call(listMoved, {
        params: { id: between.id },
        query: { ...queryOf(between), which, ...(pageParam !== null && { after: pageParam }) },
        signal,
      }),
    getNextPageParam: ({ next }) => next,
    retry,
  })
}

export function segmentQuery(id: string) {
  return queryOptions({
    queryKey: ['segments', 'one', id],
    queryFn: ({ signal }) => call(getSegment, { params: { id }, signal }),
  })
}

export function countQuery(conditions: SegmentGroup) {
  return queryOptions({
    queryKey: ['segments', 'count', conditions],
    queryFn: ({ signal }) => call(countSegment, { body: { conditions }, signal }),
    placeholderData: keepPreviousData,
    retry,
  })
}

/** Asked beside the count, because it reads what everybody did. */
export function contributionQuery(conditions: SegmentGroup) {
  return queryOptions({
    queryKey: ['segments', 'contribution', conditions],
    queryFn: ({ signal }) => call(showContribution, { body: { conditions }, signal }),
    placeholderData: keepPreviousData,
    retry,
  })
}

/** How many are in a segment that was saved: by itself, so that one that takes long holds no other up. */
export function countOfQuery(id: string) {
  return queryOptions({ ...countQuery({ group: 'all', of: [{ about: 'segment', id }] }), staleTime: 10_000 })
}

const SAMPLE = 10
export function sampleQuery(conditions: SegmentGroup) {
  return queryOptions({
    queryKey: ['segments', 'sample', conditions],
    queryFn: ({ signal }) => call(sampleSegment, { body: { conditions, limit: SAMPLE }, signal }),
    placeholderData: keepPreviousData,
    retry,
  })
}

export function explainQuery(conditions: SegmentGroup, relationId: string) {
  return queryOptions({
    queryKey: ['segments', 'explain', conditions, relationId],
    queryFn: ({ signal }) => call(explainSegment, { body: { conditions, relationId }, signal }),
    placeholderData: keepPreviousData,
    retry,
  })
}

export function overlapQuery(ids: readonly string[]) {
  return queryOptions({
    queryKey: ['segments', 'overlap', ids],
    queryFn: ({ signal }) => call(overlapSegments, { body: { ids: [...ids] }, signal }),
    enabled: ids.length > 1,
    placeholderData: keepPreviousData,
    retry,
  })
}
