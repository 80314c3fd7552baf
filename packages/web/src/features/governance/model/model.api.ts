import { queryOptions, useQueryClient } from '@tanstack/react-query'
import {
  getModelUsage,
  listDomains,
  listFields,
  listLinkTypes,
  listModelChanges,
  listRelationTypes,
} from '@klantregie/contract'
import type { ModelElement } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'

export const modelFieldsQuery = queryOptions({
  queryKey: ['governance', 'model', 'fields'],
  queryFn: () => call(listFields),
})
export const modelTypesQuery = queryOptions({
  queryKey: ['governance', 'model', 'types'],
  queryFn: () => call(listRelationTypes),
})
export const modelLinkTypesQuery = queryOptions({
  queryKey: ['governance', 'model', 'linkTypes'],
  queryFn: () => call(listLinkTypes),
})
export const modelDomainsQuery = queryOptions({
  queryKey: ['governance', 'model', 'domains'],
  queryFn: () => call(listDomains),
})
export const modelUsageQuery = queryOptions({
  queryKey: ['governance', 'model', 'usage'],
  queryFn: () => call(getModelUsage),
})

export function modelChangesQuery(element: ModelElement, id: string) {
  return queryOptions({
    queryKey: ['governance', 'model', 'changes', element, id],
    queryFn: () => call(listModelChanges, { params: { element, id } }),
  })
}

/** After a change of the model: everything that is drawn from it, here and on the pages of relations. */
export function useModelChanged(): () => Promise<void> {
  const cache = useQueryClient()
  return async () => {
    await cache.invalidateQueries({ queryKey: ['governance'] })
    await cache.invalidateQueries({ queryKey: ['relations', 'model'] })
  }
}
