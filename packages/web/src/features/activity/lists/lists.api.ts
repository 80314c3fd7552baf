import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { listDomains, setActivityList, setFamilyDomain } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import type { CallInput } from '../../../lib/api.ts'

export const domainsQuery = queryOptions({ queryKey: ['governance', 'domains'], queryFn: () => call(listDomains) })

export type ListName = 'genres' | 'target-groups'

export function useSetList(list: ListName) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: CallInput<typeof setActivityList>['body']) => call(setActivityList, { params: { list }, body }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['activity'] }),
  })
}

export function useSetFamily(id: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: CallInput<typeof setFamilyDomain>['body']) => call(setFamilyDomain, { params: { id }, body }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['activity'] }),
  })
}
