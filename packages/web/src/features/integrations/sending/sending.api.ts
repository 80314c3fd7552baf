import { queryOptions } from '@tanstack/react-query'
import { listSegments, listSentSegments } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'

const BUSY_POLL = 3_000

export const sentSegmentsQuery = (connectionId: string) =>
  queryOptions({
    queryKey: ['integrations', 'sent-segments', connectionId],
    queryFn: () => call(listSentSegments, { params: { id: connectionId } }),
    refetchInterval: ({ state }) => (state.data?.items.some(({ isRunning }) => isRunning) === true ? BUSY_POLL : false),
  })

export const segmentsQuery = queryOptions({ queryKey: ['segments', 'list'], queryFn: () => call(listSegments) })
