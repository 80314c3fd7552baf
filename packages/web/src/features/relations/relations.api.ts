import { queryOptions } from '@tanstack/react-query'
import {
  getRelation,
  listBranches,
  listDomains,
  listFields,
  listLinkTypes,
  listLinks,
  listPlaces,
  listRelationTypes,
  listRelations,
  listMoments,
  listSegments,
  listSources,
  listVerifications,
  lookUpRelations,
  searchRelations,
} from '@klantregie/contract'
import { call } from '../../lib/api.ts'
import type { CallInput } from '../../lib/api.ts'

/** The model changes a few times a year; asking for it on every screen would only make screens wait. */
const SLOW_MS = 5 * 60_000

export const relationTypesQuery = queryOptions({
  queryKey: ['relations', 'model', 'types'],
  queryFn: () => call(listRelationTypes),
  staleTime: SLOW_MS,
})
export const domainsQuery = queryOptions({
  queryKey: ['relations', 'model', 'domains'],
  queryFn: () => call(listDomains),
  staleTime: SLOW_MS,
})
export const fieldsQuery = queryOptions({
  queryKey: ['relations', 'model', 'fields'],
  queryFn: () => call(listFields),
  staleTime: SLOW_MS,
})
export const linkTypesQuery = queryOptions({
  queryKey: ['relations', 'model', 'linkTypes'],
  queryFn: () => call(listLinkTypes),
  staleTime: SLOW_MS,
})
export const relationBranchesQuery = queryOptions({
  queryKey: ['relations', 'model', 'branches'],
  queryFn: () => call(listBranches),
  staleTime: SLOW_MS,
})
export const relationSourcesQuery = queryOptions({
  queryKey: ['relations', 'model', 'sources'],
  queryFn: () => call(listSources),
  staleTime: SLOW_MS,
})

/** One's own and those that are shared with one, and moments at which these were held fast, to narrow a list to. */
export const listedSegmentsQuery = queryOptions({
  queryKey: ['segments', 'to-narrow-by'],
  queryFn: async () => {
    const [segments, moments] = await Promise.all([call(listSegments), call(listMoments)])
    const held = moments.items.map(({ id, segment, name }) => ({ id, name: `${segment} · ${name}` }))
    return { items: [...segments.items.map(({ id, name }) => ({ id, name })), ...held] }
  },
  staleTime: SLOW_MS,
})

type ListQuery = CallInput<typeof listRelations>['query']

/** Who said of a relation, or of one field of it, that it still holds. */
export function verificationsQuery(id: string) {
  return queryOptions({
    queryKey: ['relations', 'verifications', id],
    queryFn: () => call(listVerifications, { params: { id } }),
  })
}

export function relationsQuery(query: ListQuery) {
  return queryOptions({
    queryKey: ['relations', 'list', query],
    queryFn: ({ signal }) => call(listRelations, { query, signal }),
  })
}

/** React Query aborts the request of a text that is no longer asked for, so an old answer never comes over a new one. */
/** More than these are no answer to a question at the desk. */
export const MOST_HITS = 20

export function searchQuery(q: string, limit = MOST_HITS) {
  return queryOptions({
    queryKey: ['relations', 'search', q, limit],
    queryFn: ({ signal }) => call(searchRelations, { query: { q, limit }, signal }),
    enabled: q !== '',
  })
}

/** `asked`: the body as text, so that the same particulars are the same question. */
export function lookUpQuery(asked: string) {
  return queryOptions({
    queryKey: ['relations', 'lookUp', asked],
    queryFn: ({ signal }) => call(lookUpRelations, { body: lookUpRelations.body.parse(JSON.parse(asked)), signal }),
    // A warning that comes late is no warning: it is not worth a second try.
    retry: false,
  })
}

export function placesQuery(q: string) {
  return queryOptions({
    queryKey: ['relations', 'places', q],
    queryFn: ({ signal }) => call(listPlaces, { query: { q }, signal }),
  })
}

export function relationQuery(id: string) {
  return queryOptions({
    queryKey: ['relations', 'page', id],
    queryFn: ({ signal }) => call(getRelation, { params: { id }, signal }),
  })
}

export function allLinksQuery(id: string) {
  return {
    queryKey: ['relations', 'links', id],
    queryFn: ({ pageParam, signal }: { readonly pageParam: string | null; readonly signal: AbortSignal }) =>
      call(listLinks, {
        params: { id },
        query: { limit: 100, ...(pageParam !== null && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null,
    getNextPageParam: (last: { readonly nextCursor: string | null }) => last.nextCursor,
  }
}

/** What changed last, for the home page and for an empty search box. */
export const recentQuery = relationsQuery({ sort: 'changed', direction: 'desc', limit: 8 })
