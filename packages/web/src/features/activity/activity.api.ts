import { infiniteQueryOptions } from '@tanstack/react-query'
import { getTimeline } from '@klantregie/contract'
import type { TimelineEntry } from '@klantregie/contract'
import { call } from '../../lib/api.ts'

export type Kind = TimelineEntry['kind']

export function timelineQuery(id: string, kind: Kind | undefined) {
  return infiniteQueryOptions({
    queryKey: ['activity', 'timeline', id, kind ?? null],
    queryFn: ({ pageParam, signal }) =>
      call(getTimeline, {
        params: { id },
        query: { ...(kind && { kind }), ...(pageParam !== null && { before: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextBefore,
  })
}
