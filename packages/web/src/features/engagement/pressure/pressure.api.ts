import { queryOptions, useQueryClient } from '@tanstack/react-query'
import {
  checkPressure,
  getPressureDistribution,
  getRelationPressure,
  listPressureCaps,
  previewPressureCaps,
} from '@klantregie/contract'
import type { Channel, PressureCap, PressurePeriod } from '@klantregie/contract'
import { call, type CallInput } from '../../../lib/api.ts'

const KEY = ['engagement', 'pressure'] as const

export const capsQuery = queryOptions({
  queryKey: [...KEY, 'caps'],
  queryFn: ({ signal }) => call(listPressureCaps, { signal }),
})

/** How many the caps would hold back today, whether they are set or only thought of. */
export function previewQuery(caps: readonly PressureCap[]) {
  return queryOptions({
    queryKey: [...KEY, 'preview', caps],
    queryFn: ({ signal }) => call(previewPressureCaps, { body: { caps: [...caps] }, signal }),
  })
}

export function distributionQuery(period: PressurePeriod, channel: Channel | undefined) {
  return queryOptions({
    queryKey: [...KEY, 'distribution', period, channel],
    queryFn: ({ signal }) =>
      call(getPressureDistribution, { query: { period, ...(channel !== undefined && { channel }) }, signal }),
  })
}

export function relationPressureQuery(id: string) {
  return queryOptions({
    queryKey: [...KEY, 'relation', id],
    queryFn: ({ signal }) => call(getRelationPressure, { params: { id }, signal }),
  })
}

/** Which caps a plan would go over. */
export function planPressureQuery(id: string, body: CallInput<typeof checkPressure>['body']) {
  return queryOptions({
    queryKey: [...KEY, 'plan', id, body],
    queryFn: ({ signal }) => call(checkPressure, { params: { id }, body, signal }),
    staleTime: 0,
    retry: false,
  })
}

export function usePressureChanged() {
  const cache = useQueryClient()
  return () => cache.invalidateQueries({ queryKey: ['engagement'] })
}
