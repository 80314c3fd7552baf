import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { chooseHouseholdMailing, getHome } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'

export function homeQuery(id: string) {
  return queryOptions({
    queryKey: ['relations', 'home', id],
    queryFn: ({ signal }) => call(getHome, { params: { id }, signal }),
  })
}

export function useChooseMailing(householdId: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: { readonly isOneMailing: boolean; readonly addresseeId: string | null }) =>
      call(chooseHouseholdMailing, { params: { id: householdId }, body }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['relations', 'home'] }),
  })
}
