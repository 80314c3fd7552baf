import { useMutation, useQueryClient } from '@tanstack/react-query'
import { askDelivery, changeConnection, makeHook, testConnection } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import type { CallInput } from '../../../lib/api.ts'

type Asked = CallInput<typeof askDelivery>['body']
type Change = CallInput<typeof changeConnection>['body']

/** What can be asked of one connection; afterwards everything about connections is asked anew. */
export function useConnectionCalls(id: string) {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries({ queryKey: ['integrations'] })
  return {
    trying: useMutation({ mutationFn: () => call(testConnection, { params: { id } }), onSuccess }),
    asking: useMutation({ mutationFn: (body: Asked) => call(askDelivery, { params: { id }, body }), onSuccess }),
    changing: useMutation({
      mutationFn: (body: Change) => call(changeConnection, { params: { id }, body }),
      onSuccess,
    }),
    hooking: useMutation({ mutationFn: () => call(makeHook, { params: { id } }), onSuccess }),
  }
}
