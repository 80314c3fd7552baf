import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { addLabel, changeLabel, listLabels, putLabel, takeLabelOff } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'

export const labelsQuery = queryOptions({ queryKey: ['relations', 'labels'], queryFn: () => call(listLabels) })

export function useLabelDeeds() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries({ queryKey: ['relations'] })
  return {
    add: useMutation({
      mutationFn: (body: { name: string; domainId?: string }) => call(addLabel, { body }),
      onSuccess,
    }),
    change: useMutation({
      mutationFn: ({ id, ...body }: { id: string; name?: string; isRetired?: boolean }) =>
        call(changeLabel, { params: { id }, body }),
      onSuccess,
    }),
    put: useMutation({
      mutationFn: (params: { id: string; labelId: string }) => call(putLabel, { params }),
      onSuccess,
    }),
    takeOff: useMutation({
      mutationFn: (params: { id: string; labelId: string }) => call(takeLabelOff, { params }),
      onSuccess,
    }),
  }
}
