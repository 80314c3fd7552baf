import { queryOptions } from '@tanstack/react-query'
import { countByArea, getCalendar, getRoleBoard, getRoleColumn, listAreas } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import type { CallInput } from '../../../lib/api.ts'

export type BoardQuery = Omit<CallInput<typeof getRoleBoard>['query'], 'limit'>

export function roleBoardQuery(query: BoardQuery) {
  return queryOptions({
    queryKey: ['relations', 'board', query],
    queryFn: ({ signal }) => call(getRoleBoard, { query, signal }),
    enabled: query.boardTypeId !== '',
  })
}

export function roleColumnOptions(query: BoardQuery, columnId: string | null, cursor: string | null) {
  return {
    // What the board brought is part of the question: when it changes, so does what comes behind it.
    queryKey: ['relations', 'board', query, columnId, cursor],
    queryFn: ({ pageParam, signal }: { readonly pageParam: string; readonly signal: AbortSignal }) =>
      call(getRoleColumn, {
        query: { ...query, cursor: pageParam, ...(columnId !== null && { columnId }) },
        signal,
      }),
    initialPageParam: cursor ?? '',
    getNextPageParam: (last: { readonly nextCursor: string | null }) => last.nextCursor,
  }
}

/** Public facts, which do not change while somebody looks. */
export const areasQuery = queryOptions({
  queryKey: ['relations', 'model', 'areas'],
  queryFn: ({ signal }) => call(listAreas, { signal }),
  staleTime: Infinity,
})

type CountQuery = NonNullable<CallInput<typeof countByArea>['query']>

export function countsQuery(query: CountQuery) {
  return queryOptions({
    queryKey: ['relations', 'areas', query],
    queryFn: ({ signal }) => call(countByArea, { query, signal }),
  })
}

export function calendarQuery(query: CallInput<typeof getCalendar>['query']) {
  return queryOptions({
    queryKey: ['relations', 'calendar', query],
    queryFn: ({ signal }) => call(getCalendar, { query, signal }),
  })
}
