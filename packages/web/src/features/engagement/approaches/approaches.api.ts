import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query'
import {
  checkApproach,
  getApproachRound,
  listApproachOwners,
  listApproachRounds,
  listApproaches,
  listLinks,
  listPurposeRules,
  listRelationApproaches,
  listRoundItems,
} from '@klantregie/contract'
import type { ApproachFilter, ApproachRound, RoundOutcome } from '@klantregie/contract'
import { call, type CallInput } from '../../../lib/api.ts'

const KEY = ['engagement', 'approaches'] as const

export function approachesQuery(filter: ApproachFilter) {
  return infiniteQueryOptions({
    queryKey: [...KEY, 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      call(listApproaches, { query: { ...filter, ...(pageParam !== null && { cursor: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  })
}

/** What is planned and was done with one relation, and who is near it. */
export function relationApproachesQuery(id: string) {
  return queryOptions({
    queryKey: [...KEY, 'relation', id],
    queryFn: ({ signal }) => call(listRelationApproaches, { params: { id }, signal }),
  })
}

export const ownersQuery = queryOptions({
  queryKey: [...KEY, 'owners'],
  queryFn: ({ signal }) => call(listApproachOwners, { signal }),
})

export const purposesQuery = queryOptions({
  queryKey: [...KEY, 'purposes'],
  queryFn: ({ signal }) => call(listPurposeRules, { signal }),
})

export function collisionsQuery(id: string, body: CallInput<typeof checkApproach>['body']) {
  return queryOptions({
    queryKey: [...KEY, 'collisions', id, body],
    queryFn: ({ signal }) => call(checkApproach, { params: { id }, body, signal }),
    staleTime: 0,
    retry: false,
  })
}

const MOST_CONTACTS = 100

/** Through whom an organisation can be approached. */
export function contactsQuery(id: string) {
  return queryOptions({
    queryKey: ['relations', 'links', id, 'contacts'],
    queryFn: async ({ signal }) => {
      const { items } = await call(listLinks, { params: { id }, query: { limit: MOST_CONTACTS }, signal })
      return items.filter(
        ({ linkTypeKey, until, other }) =>
          ['contact_of', 'board_member_of', 'employed_by'].includes(linkTypeKey) &&
          other.kind === 'person' &&
          until === null,
      )
    },
  })
}

export const roundsQuery = infiniteQueryOptions({
  queryKey: [...KEY, 'rounds'],
  queryFn: ({ pageParam, signal }) =>
    call(listApproachRounds, { query: { ...(pageParam !== null && { cursor: pageParam }) }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.nextCursor,
})

/** While a round is worked on the page asks again, in case the announcement of the end got lost. */
const WORKING_MS = 2000
export const isWorking = ({ state }: Pick<ApproachRound, 'state'>) =>
  state === 'checking' || state === 'planning' || state === 'undoing'

export function roundQuery(id: string) {
  return queryOptions({
    queryKey: [...KEY, 'round', id],
    queryFn: ({ signal }) => call(getApproachRound, { params: { id }, signal }),
    refetchInterval: ({ state: { data } }) => (data && isWorking(data) ? WORKING_MS : false),
  })
}

export function roundItemsQuery(id: string, outcome: RoundOutcome) {
  return infiniteQueryOptions({
    queryKey: [...KEY, 'round', id, 'items', outcome],
    queryFn: ({ pageParam, signal }) =>
      call(listRoundItems, {
        params: { id },
        query: { outcome, ...(pageParam !== null && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  })
}

/** After a deed everything about approaches is asked again, and the story of the relation with it. */
export function useApproachesChanged() {
  const cache = useQueryClient()
  return () =>
    Promise.all([
      cache.invalidateQueries({ queryKey: ['engagement'] }),
      cache.invalidateQueries({ queryKey: ['activity'] }),
    ])
}

export const approachesHref = '/benaderingen'
export const roundHref = (id: string) => `/benaderingen/rondes/${id}`
