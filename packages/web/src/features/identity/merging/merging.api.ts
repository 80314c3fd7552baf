import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { QueryKey } from '@tanstack/react-query'
import {
  getRelation,
  listGroupingEvents,
  lookUpRelations,
  mergeRelations,
  previewMerge,
  previewSplit,
  searchRelations,
  splitRelation,
  undoMerge,
  undoSplit,
} from '@klantregie/contract'
import type { GoldenRelation } from '@klantregie/contract'
import type { CallInput } from '../../../lib/api.ts'
import { call } from '../../../lib/api.ts'
import { lookUpOf } from './merge.view.ts'

/** Everything about merging is asked again after a merge, a split or an undo: hence one beginning of the key. */
const KEY = ['identity', 'merging'] as const

export function mergePreviewQuery(winnerId: string, loserId: string) {
  return queryOptions({
    queryKey: [...KEY, 'preview', winnerId, loserId],
    queryFn: ({ signal }) => call(previewMerge, { query: { winnerId, loserId }, signal }),
  })
}

export function groupingEventsQuery(relationId: string) {
  return queryOptions({
    queryKey: [...KEY, 'events', relationId],
    queryFn: ({ signal }) => call(listGroupingEvents, { params: { id: relationId }, signal }),
  })
}

export function splitPreviewQuery(relationId: string, recordIds: readonly string[]) {
  return queryOptions({
    queryKey: [...KEY, 'split', relationId, recordIds],
    queryFn: ({ signal }) =>
      call(previewSplit, { params: { id: relationId }, body: { recordIds: [...recordIds] }, signal }),
    // A refusal says something about what was chosen; asking again would only make the reader wait for it.
    retry: false,
  })
}

/** The same question and the same key as the page of a relation, so that it is usually there already. */
export function subjectQuery(relationId: string) {
  return queryOptions({
    queryKey: ['relations', 'page', relationId],
    queryFn: ({ signal }) => call(getRelation, { params: { id: relationId }, signal }),
  })
}

export function candidatesQuery(q: string) {
  return queryOptions({
    queryKey: [...KEY, 'candidates', q],
    queryFn: ({ signal }) => call(searchRelations, { query: { q, limit: 20 }, signal }),
    enabled: q !== '',
  })
}

/** Who resembles this relation, by the same look-up that warns while typing. */
export function resemblingQuery(subject: GoldenRelation) {
  return queryOptions({
    queryKey: [...KEY, 'resembling', subject],
    queryFn: ({ signal }) => call(lookUpRelations, { body: lookUpOf(subject), signal }),
    retry: false,
  })
}

/** A merge and what takes it back touch nearly everything that is shown of a relation. */
function useRefresh(): () => void {
  const cache = useQueryClient()
  return () => {
    const isMerging = ({ queryKey }: { readonly queryKey: QueryKey }) => KEY.every((part, at) => queryKey[at] === part)
    // A preview of what was just done could only be refused; it is forgotten instead of asked again.
    cache.removeQueries({ queryKey: [...KEY, 'preview'], type: 'inactive' })
    cache.removeQueries({ queryKey: [...KEY, 'split'], type: 'inactive' })
    void cache.invalidateQueries({ queryKey: ['relations'] })
    void cache.invalidateQueries({ queryKey: ['activity'] })
    void cache.invalidateQueries({ queryKey: ['identity'], predicate: (query) => !isMerging(query) })
    void cache.invalidateQueries({ queryKey: [...KEY, 'events'] })
  }
}

export function useMerge() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: CallInput<typeof mergeRelations>['body']) => call(mergeRelations, { body }),
    onSuccess: refresh,
  })
}

export type UndoMerge = { readonly id: string; readonly notSame?: boolean; readonly remark?: string }

export function useUndoMerge() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({ id, ...body }: UndoMerge) => call(undoMerge, { params: { id }, body }),
    onSuccess: refresh,
  })
}

export type Split = { readonly id: string; readonly recordIds: readonly string[]; readonly remark?: string }

export function useSplit() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({ id, recordIds, ...rest }: Split) =>
      call(splitRelation, { params: { id }, body: { ...rest, recordIds: [...recordIds] } }),
    onSuccess: refresh,
  })
}

export function useUndoSplit() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (id: string) => call(undoSplit, { params: { id } }),
    onSuccess: refresh,
  })
}
