import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { handOver, listHandovers, previewHandover, undoHandover } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import type { CallInput } from '../../../lib/api.ts'

export const handoversQuery = queryOptions({
  queryKey: ['relations', 'handovers'],
  queryFn: () => call(listHandovers),
})

export function handoverPreviewQuery(fromId: string) {
  return queryOptions({
    queryKey: ['relations', 'handovers', 'preview', fromId],
    queryFn: ({ signal }) => call(previewHandover, { query: { fromId }, signal }),
    enabled: fromId !== '',
    staleTime: 0,
  })
}

export function useHandover() {
  const cache = useQueryClient()
  const onSettled = () => cache.invalidateQueries({ queryKey: ['relations'] })
  const give = useMutation({
    mutationFn: (body: CallInput<typeof handOver>['body']) => call(handOver, { body }),
    onSettled,
  })
  const undo = useMutation({ mutationFn: (id: string) => call(undoHandover, { params: { id } }), onSettled })
  return { give, undo }
}
