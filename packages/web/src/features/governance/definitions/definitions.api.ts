import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import {
  actOnDefinition,
  addDefinition,
  changeDefinition,
  commentOnDefinition,
  getDefinition,
  listActiveColleagues,
  listDefinitions,
  listDomains,
  listFields,
  listRelationTypes,
  offerAlternative,
  pickAlternative,
  removeDefinitionComment,
  withdrawAlternative,
} from '@klantregie/contract'
import type { DefinitionPage } from '@klantregie/contract'
import type { z } from 'zod'
import { call } from '../../../lib/api.ts'

const KEY = ['governance', 'definitions'] as const

export function definitionsQuery(list: 'all' | 'workshop') {
  return queryOptions({ queryKey: [...KEY, 'list', list], queryFn: () => call(listDefinitions, { query: { list } }) })
}

export function definitionQuery(id: string) {
  return queryOptions({ queryKey: [...KEY, id], queryFn: () => call(getDefinition, { params: { id } }) })
}

export const colleaguesQuery = queryOptions({
  queryKey: ['governance', 'colleagues'],
  queryFn: () => call(listActiveColleagues),
  staleTime: 60_000,
})
export const domainNamesQuery = queryOptions({
  queryKey: ['governance', 'domains'],
  queryFn: () => call(listDomains),
})
export const typeNamesQuery = queryOptions({
  queryKey: ['governance', 'types'],
  queryFn: () => call(listRelationTypes),
})
export const fieldNamesQuery = queryOptions({ queryKey: ['governance', 'fields'], queryFn: () => call(listFields) })

export type ActBody = { readonly act: 'agree' | 'retire' | 'reopen' | 'dispute' | 'settle'; readonly reason?: string }

/** Everything that can be done with a term; each answers the term as it is now, which takes the place of what was shown. */
export function useDefinitionActions(id: string) {
  const cache = useQueryClient()
  const done = async (page: DefinitionPage) => {
    cache.setQueryData(definitionQuery(page.id).queryKey, page)
    await cache.invalidateQueries({ queryKey: [...KEY, 'list'] })
    await cache.invalidateQueries({ queryKey: ['governance', 'terms'] })
    return page
  }
  const params = { id }
  return {
    act: useMutation({
      mutationFn: (body: ActBody & { readonly version: number }) => call(actOnDefinition, { params, body }),
      onSuccess: done,
    }),
    comment: async (text: string) => done(await call(commentOnDefinition, { params, body: { text } })),
    removeComment: useMutation({
      mutationFn: (commentId: string) => call(removeDefinitionComment, { params: { id, commentId } }),
      onSuccess: done,
    }),
    offer: async (body: { meaning: string; countingRule: string; reason: string }) =>
      done(await call(offerAlternative, { params, body })),
    withdraw: useMutation({
      mutationFn: (alternativeId: string) => call(withdrawAlternative, { params: { id, alternativeId } }),
      onSuccess: done,
    }),
    pick: useMutation({
      mutationFn: ({ alternativeId, version }: { alternativeId: string; version: number }) =>
        call(pickAlternative, { params: { id, alternativeId }, body: { version } }),
      onSuccess: done,
    }),
    change: async (body: z.input<typeof changeDefinition.body>) => done(await call(changeDefinition, { params, body })),
    add: async (body: z.input<typeof addDefinition.body>) => done(await call(addDefinition, { body })),
  }
}
