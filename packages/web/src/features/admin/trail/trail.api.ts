import { queryOptions } from '@tanstack/react-query'
import { getAuditState, listAudit, listAuditOptions, listFields } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { toAuditFilter } from './trail-address.view.ts'
import type { TrailAddress } from './trail-address.view.ts'

export function trailQuery(address: TrailAddress) {
  return queryOptions({
    queryKey: ['admin', 'audit', 'entries', address],
    queryFn: () => call(listAudit, { query: { ...toAuditFilter(address), cursor: address.cursor } }),
  })
}

export const trailOptionsQuery = queryOptions({
  queryKey: ['admin', 'audit', 'options'],
  queryFn: () => call(listAuditOptions),
})

/** While a verification is going on the state is asked every second: its progress is the only thing that moves here. */
export const trailStateQuery = queryOptions({
  queryKey: ['admin', 'audit', 'state'],
  queryFn: () => call(getAuditState),
  refetchInterval: ({ state }) => (state.data?.job ? 1000 : false),
})

/** What fields are called here; the same answer that the screens of relations use. */
export const fieldNamesQuery = queryOptions({
  queryKey: ['relations', 'model', 'fields'],
  queryFn: () => call(listFields),
  staleTime: 300_000,
})
