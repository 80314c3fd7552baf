import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { arrangeHome, getHomePage, putAside, setGuide } from '@klantregie/contract'
import type { Home, HomeArrangement } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'

/** What the home page says, asked once. What waits comes from every module, so it is asked again whenever somebody opens the page. */
export const homeQuery = queryOptions({
  queryKey: ['engagement', 'home'],
  queryFn: () => call(getHomePage),
  refetchOnMount: 'always',
})

/**
 * The new order is there at once; a refusal puts the old one back. What was asked before and is answered later holds the order of
 * then, so it is not waited for, and the page is asked once more.
 */
export function useArrangeHome() {
  const cache = useQueryClient()
  const show = (change: Partial<Home>) =>
    cache.setQueryData(homeQuery.queryKey, (home) => (home === undefined ? home : { ...home, ...change }))
  return useMutation({
    mutationFn: (arrangement: HomeArrangement | null) => call(arrangeHome, { body: { arrangement } }),
    onMutate: async (arrangement) => {
      await cache.cancelQueries({ queryKey: homeQuery.queryKey })
      if (arrangement) show({ arrangement, isOwnOrder: true })
    },
    onSuccess: (kept) => show(kept),
    onSettled: () => cache.invalidateQueries({ queryKey: homeQuery.queryKey }),
  })
}

export function usePutAside() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (key: string | null) => call(putAside, { body: { key } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: homeQuery.queryKey }),
  })
}

export function useSetGuide() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (isPutAway: boolean) => call(setGuide, { body: { isPutAway } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: homeQuery.queryKey }),
  })
}
