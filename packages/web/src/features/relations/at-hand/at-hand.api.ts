import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { addFavourite, forgetSeen, listAtHand, rememberSeen, removeFavourite } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'

export const atHandQuery = queryOptions({ queryKey: ['relations', 'atHand'], queryFn: () => call(listAtHand) })

export function useFavourite(id: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (isFavourite: boolean) => call(isFavourite ? addFavourite : removeFavourite, { params: { id } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: atHandQuery.queryKey }),
  })
}

export function useForgetSeen() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () => call(forgetSeen),
    onSuccess: () => cache.invalidateQueries({ queryKey: atHandQuery.queryKey }),
  })
}

/** Looking is remembered for oneself; that it could not be is nothing to tell anybody. */
export function useRememberSeen(id: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () => call(rememberSeen, { params: { id } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: atHandQuery.queryKey }),
  })
}
