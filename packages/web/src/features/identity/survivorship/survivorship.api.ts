import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { changeSurvivorship, listSurvivorship, previewSurvivorship, resetSurvivorship } from '@klantregie/contract'
import type { FieldKey, FieldSurvivorship } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'

const KEY = ['identity', 'survivorship'] as const

export type Rule = Omit<FieldSurvivorship, 'field'>

export const survivorshipQuery = queryOptions({ queryKey: KEY, queryFn: () => call(listSurvivorship) })

/** What other choices would change. Counting takes a moment on a big base, so an answer is kept as long as one is choosing. */
export function effectQuery(field: FieldKey, rule: Rule) {
  return queryOptions({
    queryKey: [...KEY, 'effect', field, rule],
    queryFn: ({ signal }) => call(previewSurvivorship, { params: { field }, body: rule, signal }),
    staleTime: 60_000,
    retry: false,
  })
}

/** `rule` null: back to how it was before anybody set anything. */
export function useSaveSurvivorship(field: FieldKey) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (rule: Rule | null) =>
      rule === null
        ? call(resetSurvivorship, { params: { field } })
        : call(changeSurvivorship, { params: { field }, body: rule }),
    onSuccess: () => cache.invalidateQueries({ queryKey: KEY }),
  })
}
