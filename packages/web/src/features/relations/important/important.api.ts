import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import {
  getImportance,
  listImportantRelations,
  listWithoutSuccessor,
  markImportant,
  unmarkImportant,
} from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { useFormat } from '../../../lib/texts.tsx'

export function importanceQuery(id: string) {
  return queryOptions({
    queryKey: ['relations', 'importance', id],
    queryFn: ({ signal }) => call(getImportance, { params: { id }, signal }),
  })
}

interface Asked {
  readonly only: 'quiet' | 'all'
  readonly ownerId?: string | undefined
}

export function importantQuery({ only, ownerId }: Asked) {
  return queryOptions({
    queryKey: ['relations', 'important', only, ownerId ?? null],
    queryFn: ({ signal }) =>
      call(listImportantRelations, { query: { only, limit: 200, ...(ownerId !== undefined && { ownerId }) }, signal }),
    placeholderData: keepPreviousData,
  })
}

export function withoutSuccessorQuery(ownerId?: string) {
  return queryOptions({
    queryKey: ['relations', 'withoutSuccessor', ownerId ?? null],
    queryFn: ({ signal }) =>
      call(listWithoutSuccessor, { query: { limit: 200, ...(ownerId !== undefined && { ownerId }) }, signal }),
    placeholderData: keepPreviousData,
  })
}

/** How many have gone quiet and how many places are empty, to stand behind the name of a tab; nothing while it is asked for. */
export function useForgottenCounts(ownerId?: string) {
  const format = useFormat()
  const quiet = useQuery(importantQuery({ only: 'quiet', ownerId })).data?.quiet
  const vacant = useQuery(withoutSuccessorQuery(ownerId)).data?.total
  const shown = (count: number | undefined) => (count === undefined ? {} : { count: format.number(count) })
  return { quiet: shown(quiet), vacant: shown(vacant) }
}

export function useImportanceActions(id: string) {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries({ queryKey: ['relations'] })
  const mark = useMutation({
    mutationFn: (body: { readonly reason: string; readonly everyMonths: number }) =>
      call(markImportant, { params: { id }, body }),
    onSuccess,
  })
  const unmark = useMutation({ mutationFn: () => call(unmarkImportant, { params: { id } }), onSuccess })
  return { mark, unmark }
}

/** Rhythms to choose from, in months; another one that was set elsewhere is shown beside these. */
export const RHYTHMS = [1, 2, 3, 4, 6, 12, 24] as const
