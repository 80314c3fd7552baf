import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { listRelationTypes, listRoleChoices, setRoleChoices } from '@klantregie/contract'
import type { RoleChoiceKind } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import type { CallInput } from '../../../lib/api.ts'

export const choicesQuery = queryOptions({
  queryKey: ['governance', 'roleChoices'],
  queryFn: () => call(listRoleChoices),
})
export const typesWithChoicesQuery = queryOptions({
  queryKey: ['governance', 'types'],
  queryFn: () => call(listRelationTypes),
})

export function useSetChoices(typeId: string, kind: RoleChoiceKind) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: CallInput<typeof setRoleChoices>['body']) =>
      call(setRoleChoices, { params: { id: typeId, kind }, body }),
    onSettled: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: choicesQuery.queryKey }),
        cache.invalidateQueries({ queryKey: ['relations', 'model'] }),
      ]),
  })
}
