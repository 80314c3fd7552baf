import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import {
  getJob,
  isOwnField,
  listBranches,
  listConnections,
  listConnectors,
  listDeliveries,
  listDomains,
  listFields,
  listPurposes,
  listRawObjects,
  listRelationTypes,
  listWaitingObjects,
  searchRelations,
  showConnection,
} from '@klantregie/contract'
import { call } from '../../lib/api.ts'

/** Server-sent events tell at once; these are for when the line is cut by a proxy. In milliseconds. */
const BUSY_POLL = 5_000
const JOB_POLL = 1_500

export const connectorsQuery = queryOptions({
  queryKey: ['integrations', 'connectors'],
  queryFn: () => call(listConnectors),
  staleTime: Infinity,
})

export const purposesQuery = queryOptions({
  queryKey: ['privacy', 'purposes'],
  queryFn: () => call(listPurposes),
})

export const connectionsQuery = queryOptions({
  queryKey: ['integrations', 'connections'],
  queryFn: () => call(listConnections),
  refetchInterval: ({ state }) => (state.data?.items.some(({ isRunning }) => isRunning) === true ? BUSY_POLL : false),
})

export function connectionQuery(id: string) {
  return queryOptions({
    queryKey: ['integrations', 'connection', id],
    queryFn: () => call(showConnection, { params: { id } }),
    refetchInterval: ({ state }) => (state.data?.isRunning === true ? BUSY_POLL : false),
  })
}

export interface DeliveriesAsked {
  readonly connectionId: string
  readonly withNews: boolean
  readonly before: string | undefined
}

export function deliveriesQuery({ connectionId, withNews, before }: DeliveriesAsked) {
  return queryOptions({
    queryKey: ['integrations', 'deliveries', connectionId, withNews, before ?? null],
    queryFn: () =>
      call(listDeliveries, { query: { connectionId, before, limit: 25, ...(withNews && { withNews: 'true' }) } }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.items.some((delivery) => delivery.state === 'running') === true ? BUSY_POLL : false,
  })
}

export interface InboxAsked {
  readonly connectionId: string | undefined
  readonly outcome: 'unmatched' | 'rejected' | undefined
  readonly after: string | undefined
}

export function inboxQuery(asked: InboxAsked) {
  return queryOptions({
    queryKey: ['integrations', 'inbox', asked],
    queryFn: () => call(listWaitingObjects, { query: { ...asked, limit: 25 } }),
    placeholderData: keepPreviousData,
  })
}

/** How many wait, for the navigation; the rest of the first page is not needed there. */
export const waitingCountQuery = queryOptions({
  queryKey: ['integrations', 'inbox', 'count'],
  queryFn: () => call(listWaitingObjects, { query: { limit: 1 } }),
})

/** Looking at raw objects is written in the trail, so it is asked only when somebody says so, and kept. */
export function rawQuery(id: string, stream: string | undefined, externalId: string) {
  return queryOptions({
    queryKey: ['integration-raw', id, stream ?? null, externalId],
    queryFn: () => call(listRawObjects, { params: { id }, query: { stream, externalId } }),
    staleTime: Infinity,
  })
}

export function jobQuery(jobId: string) {
  return queryOptions({
    queryKey: ['admin', 'jobs', jobId],
    queryFn: () => call(getJob, { params: { id: jobId } }),
    refetchInterval: ({ state }) =>
      state.data === undefined || ['waiting', 'running'].includes(state.data.state) ? JOB_POLL : false,
  })
}

export function relationsFoundQuery(q: string) {
  return queryOptions({
    queryKey: ['relations', 'found-for-connection', q],
    queryFn: ({ signal }) => call(searchRelations, { query: { q, limit: 10 }, signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })
}

export const typesQuery = queryOptions({ queryKey: ['governance', 'types'], queryFn: () => call(listRelationTypes) })
export const domainsQuery = queryOptions({ queryKey: ['governance', 'domains'], queryFn: () => call(listDomains) })
export const branchesQuery = queryOptions({ queryKey: ['admin', 'branches'], queryFn: () => call(listBranches) })

/** Fields of the organisation's own, which a column may mean. Under the name of the model, as wherever they are asked. */
export const ownFieldsQuery = queryOptions({
  queryKey: ['relations', 'model', 'fields'],
  queryFn: () => call(listFields),
  staleTime: 5 * 60_000,
  select: ({ items }) => items.filter(({ key, isRetired }) => isOwnField(key) && !isRetired),
})
