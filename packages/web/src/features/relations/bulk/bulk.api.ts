import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { doBulk, getBulkDeed, listBulkDeeds, makeSelection, stopBulk, tryBulk, undoBulk } from '@klantregie/contract'
import type { BulkDeed, BulkWhat, RelationFilter } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'

/** Whom it is about: rows that were picked, or what the filters show but for some rows. */
export type Whom =
  { readonly relationIds: readonly string[] } | { readonly filter: RelationFilter; readonly except?: readonly string[] }
/** The same as it is asked: rows that were taken out have become a part of the filter. */
export type AskedWhom = { readonly relationIds: readonly string[] } | { readonly filter: RelationFilter }

const bodyOf = (whom: AskedWhom) =>
  'filter' in whom ? { filter: whom.filter } : { relationIds: [...whom.relationIds] }

/** What would happen; asked again whenever something about it changes. */
export function bulkTrialQuery(whom: AskedWhom, what: BulkWhat | null) {
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

export const isBusy = ({ state }: Pick<BulkDeed, 'state'>): boolean =>
  state === 'gathering' || state === 'running' || state === 'undoing'

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
    refetchInterval: (query) => (query.state.data && isBusy(query.state.data) ? LOOK_MS : false),
  })
}

export function useBulkDeeds() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries({ queryKey: ['relations'] })
  return {
    run: useMutation({
      mutationFn: ({ whom, ...body }: { whom: AskedWhom; what: BulkWhat; expected: number; isAbout: boolean }) =>
        call(doBulk, { body: { ...body, ...bodyOf(whom) } }),
      onSuccess,
    }),
    undo: useMutation({ mutationFn: (id: string) => call(undoBulk, { params: { id } }), onSuccess }),
    stop: useMutation({ mutationFn: (id: string) => call(stopBulk, { params: { id } }), onSuccess }),
  }
}

const keep = (relationIds: readonly string[]) => call(makeSelection, { body: { relationIds: [...relationIds] } })

/** The filter that means these relations; of rows that were picked, or taken out, a selection is kept first. */
export async function filterFor(whom: Whom): Promise<RelationFilter> {
  if (!('filter' in whom)) return { selectionId: (await keep(whom.relationIds)).id }
  const { filter, except = [] } = whom
  return except.length === 0 ? filter : { ...filter, exceptId: (await keep(except)).id }
}

/** As it is asked for here: rows that were picked go as they are. */
export async function askedFor(whom: Whom): Promise<AskedWhom> {
  return 'filter' in whom ? { filter: await filterFor(whom) } : whom
}
