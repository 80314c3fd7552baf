import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import {
  changeCode,
  chooseCodeEdition,
  readCodeEdition,
  removeCodeEdition,
  showCodeEdition,
} from '@klantregie/contract'
import type { CodeColumns } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'

/** `state` is part of the key: what there is to see of an edition changes with it. */
export function codeEditionQuery(id: string, state: string) {
  return queryOptions({
    queryKey: ['segments', 'codeEdition', id, state],
    queryFn: ({ signal }) => call(showCodeEdition, { params: { id }, signal }),
  })
}

interface NamedCode {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly description: string
}

export function useCodeDeeds() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries({ queryKey: ['segments'] })
  return {
    read: useMutation({
      mutationFn: ({ id, columns }: { id: string; columns: CodeColumns }) =>
        call(readCodeEdition, { params: { id }, body: columns }),
      onSuccess,
    }),
    choose: useMutation({ mutationFn: (id: string) => call(chooseCodeEdition, { params: { id } }), onSuccess }),
    remove: useMutation({ mutationFn: (id: string) => call(removeCodeEdition, { params: { id } }), onSuccess }),
    describe: useMutation({
      mutationFn: ({ id, key, name, description }: NamedCode) =>
        call(changeCode, { params: { id, key }, body: { name, description } }),
      onSuccess,
    }),
  }
}
