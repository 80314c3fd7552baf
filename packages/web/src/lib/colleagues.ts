import { queryOptions } from '@tanstack/react-query'
import { listTaskOwners } from '@klantregie/contract'
import { call } from './api.ts'

/** Colleagues and teams change seldom; asked anew when the screen opens again. Of all features: whoever writes may mention somebody. */
export const colleaguesQuery = queryOptions({
  queryKey: ['engagement', 'owners'],
  queryFn: ({ signal }) => call(listTaskOwners, { signal }),
  staleTime: 60_000,
})
