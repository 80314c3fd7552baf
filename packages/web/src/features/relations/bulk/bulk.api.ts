import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { doBulk, getBulkDeed, listBulkDeeds, makeSelection, stopBulk, tryBulk, undoBulk } from '@klantregie/contract'
import type { BulkDeed, BulkWhat, RelationFilter } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'

/** Whom it is about: rows that were picked, or what the filters show. */
export type Whom = { readonly relationIds: readonly string[] } | { readonly filter: RelationFilter }

const bodyOf = (whom: Whom) => ('filter' in whom ? { filter: whom.filter } : { relationIds: [...whom.relationIds] })

/** What would happen; asked again whenever something about it changes. */
export function bulkTrialQuery(whom: Whom, what: BulkWhat | null) {
  return queryOptions({
    queryKey: ['relations', 'bulk', 'trial', whom, what],
    queryFn: ({ signal }) =>
      what === null ? Promise.resolve(null) : call(tryBulk, { body: { what, ...bodyOf(whom) }, signal }),
    enabled: what !== null,
    // A list is counted anew every time: somebody else may have changed it a moment ago.
    gcTime: 0,
    retry: false,
  })
}

export const isBusy = ({ state }: Pick<BulkDeed, 'state'>): boolean => state === 'running' || state === 'undoing'

/** How often work in the background is looked at, in milliseconds. */
const LOOK_MS = 1000

export function bulkDeedsQuery(cursor?: string) {
  return queryOptions({
    queryKey: ['relations', 'bulk', 'deeds', cursor ?? null],
    queryFn: ({ signal }) =>
      call(listBulkDeeds, { query: { limit: 20, ...(cursor !== undefined && { cursor }) }, signal }),
    refetchInterval: (query) => (query.state.data?.items.some(isBusy) === true ? LOOK_MS : false),
    placeholderData: keepPreviousData,
  })
}

export function bulkDeedQuery(id: string) {
  return queryOptions({
    queryKey: ['relations', 'bulk', 'deed', id],
    queryFn: ({ signal }) => call(getBulkDeed, { params: { id }, signal }),
  })
}

export function useBulkDeeds() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries({ queryKey: ['relations'] })
  return {
    run: useMutation({
      mutationFn: ({ whom, what, expected }: { whom: Whom; what: BulkWhat; expected: number }) =>
        call(doBulk, { body: { what, expected, ...bodyOf(whom) } }),
      onSuccess,
    }),
    undo: useMutation({ mutationFn: (id: string) => call(undoBulk, { params: { id } }), onSuccess }),
    stop: useMutation({ mutationFn: (id: string) => call(stopBulk, { params: { id } }), onSuccess }),
  }
}

/** The filter that means these relations; of rows that were picked a selection is kept first. */
export async function filterFor(whom: Whom): Promise<RelationFilter> {
  if ('filter' in whom) return whom.filter
  const { id } = await call(makeSelection, { body: { relationIds: [...whom.relationIds] } })
  return { selectionId: id }
}
