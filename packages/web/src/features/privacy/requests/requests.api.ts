import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import {
  getPrivacyRequest,
  listErasures,
  listPrivacyRequests,
  previewErasure,
  searchRelations,
} from '@klantregie/contract'
import type { RequestPage } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { showToast } from '../../../ui/toast.tsx'

export function requestsQuery(state: 'open' | 'closed') {
  return infiniteQueryOptions({
    queryKey: ['privacy', 'requests', 'list', state],
    queryFn: ({ pageParam, signal }) =>
      call(listPrivacyRequests, { query: { state, ...(pageParam !== null && { cursor: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  })
}

/** While a dossier is being made the page asks again, in case the announcement of its end got lost. */
const WAITING_MS = 3000

export function requestQuery(id: string) {
  return queryOptions({
    queryKey: ['privacy', 'requests', 'page', id],
    queryFn: ({ signal }) => call(getPrivacyRequest, { params: { id }, signal }),
    refetchInterval: ({ state: { data } }) =>
      data?.dossiers.some(({ state }) => state === 'making') === true ? WAITING_MS : false,
  })
}

export function erasurePreviewQuery(id: string) {
  return queryOptions({
    queryKey: ['privacy', 'requests', 'erasure', id],
    queryFn: ({ signal }) => call(previewErasure, { params: { id }, signal }),
    staleTime: 0,
  })
}

export const erasuresQuery = infiniteQueryOptions({
  queryKey: ['privacy', 'erasures'],
  queryFn: ({ pageParam, signal }) =>
    call(listErasures, { query: { ...(pageParam !== null && { cursor: pageParam }) }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.nextCursor,
})

export function peopleQuery(q: string) {
  return queryOptions({
    queryKey: ['relations', 'search', q, 8],
    queryFn: ({ signal }) => call(searchRelations, { query: { q, limit: 8 }, signal }),
    enabled: q !== '',
  })
}

/** Something is done with a request; its page comes back as it is now. What is refused is said, and nothing on the page is lost. */
export function useRequestAct(id: string) {
  const cache = useQueryClient()
  const problemText = useProblemText()
  return useMutation({
    mutationFn: (act: () => Promise<RequestPage>) => act(),
    onSuccess: async (page) => {
      cache.setQueryData(requestQuery(id).queryKey, page)
      await cache.invalidateQueries({ queryKey: ['privacy', 'requests'], refetchType: 'none' })
    },
    onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
  })
}

export const requestsHref = '/privacy/verzoeken'
export const requestHref = (id: string) => `/privacy/verzoeken/${id}`
