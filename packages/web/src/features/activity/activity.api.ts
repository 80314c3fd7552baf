import { infiniteQueryOptions } from '@tanstack/react-query'
import { getTimeline } from '@klantregie/contract'
import type { TimelineEntry } from '@klantregie/contract'
import { call } from '../../lib/api.ts'

export type Kind = TimelineEntry['kind']

/** What is asked of a timeline beside whose it is. */
export interface TimelineAsked {
  readonly kind: Kind | undefined
  readonly familyId: string | undefined
  readonly withPeople: boolean
}

export function timelineQuery(id: string, { kind, familyId, withPeople }: TimelineAsked) {
  return infiniteQueryOptions({
    queryKey: ['activity', 'timeline', id, kind ?? null, familyId ?? null, withPeople],
    queryFn: ({ pageParam, signal }) =>
      call(getTimeline, {
        params: { id },
        query: {
          ...(kind && { kind }),
          ...(kind === 'fact' && familyId !== undefined && { familyId }),
          ...(withPeople && { with: 'people' as const }),
          ...(pageParam !== null && { before: pageParam }),
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextBefore,
  })
}
