import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import {
  endProtection,
  getProtection,
  listProtections,
  maskRelation,
  reviewProtection,
  startProtection,
  unmaskMinor,
  unmaskRelation,
} from '@klantregie/contract'
import type { MaskKind } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'

export const protectionQuery = (id: string) =>
  queryOptions({
    queryKey: ['privacy', 'protection', id],
    queryFn: () => call(getProtection, { params: { id } }),
  })

export const protectionsQuery = infiniteQueryOptions({
  queryKey: ['privacy', 'protections'],
  queryFn: ({ pageParam }) => call(listProtections, { query: pageParam === null ? {} : { cursor: pageParam } }),
  initialPageParam: null as string | null,
  getNextPageParam: ({ nextCursor }) => nextCursor,
})

/** What is done about the protection of one relation; afterwards everything that shows the relation is asked again. */
export function useProtectionActions(id: string) {
  const cache = useQueryClient()
  const refresh = async () => {
    await Promise.all(
      ['relations', 'activity', 'identity', 'privacy'].map((module) => cache.invalidateQueries({ queryKey: [module] })),
    )
  }
  return {
    start: async (body: { reason: string; reviewOn: string }) => {
      await call(startProtection, { params: { id }, body })
      await refresh()
    },
    end: async (body: { reason: string }) => {
      await call(endProtection, { params: { id }, body })
      await refresh()
    },
    review: async (body: { reviewOn: string }) => {
      await call(reviewProtection, { params: { id }, body })
      await refresh()
    },
    show: async (mask: MaskKind, body: { reason: string }) => {
      await call(mask === 'minor' ? unmaskMinor : unmaskRelation, { params: { id }, body })
      await refresh()
    },
    refresh,
  }
}

export function useHideAgain(id: string) {
  const { refresh } = useProtectionActions(id)
  return useMutation({ mutationFn: () => call(maskRelation, { params: { id } }), onSuccess: refresh })
}
