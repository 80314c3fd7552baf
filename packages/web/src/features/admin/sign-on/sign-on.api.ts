import { queryOptions } from '@tanstack/react-query'
import { listIdentities, listIdentityProviders, listSignOn, showDirectory } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'

export const providersQuery = queryOptions({
  queryKey: ['admin', 'identity-providers'],
  queryFn: () => call(listIdentityProviders),
})
export const directoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'directory', id],
    queryFn: () => call(showDirectory, { params: { id } }),
  })
export const identitiesQuery = queryOptions({
  queryKey: ['admin', 'identities'],
  queryFn: () => call(listIdentities),
})
/** `organisation`: its short name, where an installation has several. */
export const signOnQuery = (organisation: string) =>
  queryOptions({
    queryKey: ['admin', 'sign-on', organisation],
    queryFn: () => call(listSignOn, { query: organisation === '' ? {} : { organisation } }),
    staleTime: 60_000,
  })
