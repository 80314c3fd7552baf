import { queryOptions } from '@tanstack/react-query'
import { getView, listViews } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'

export const viewsQuery = queryOptions({ queryKey: ['relations', 'views'], queryFn: () => call(listViews) })

export function viewQuery(id: string) {
  return queryOptions({
    queryKey: ['relations', 'views', id],
    queryFn: ({ signal }) => call(getView, { params: { id }, signal }),
  })
}
