import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { getHierarchy } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'

/** `on`: as it was on a day; today when it is left out. */
export function hierarchyQuery(id: string, on?: string) {
  return queryOptions({
    queryKey: ['relations', 'hierarchy', id, on ?? null],
    queryFn: ({ signal }) => call(getHierarchy, { params: { id }, query: on === undefined ? {} : { on }, signal }),
    placeholderData: keepPreviousData,
  })
}
