import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import {
  countInventory,
  freezeInventory,
  getInventory,
  getInventoryFreeze,
  listInventoryDays,
  listInventoryFreezes,
  listInventoryPeople,
  removeInventoryFreeze,
  setLibraryMemberTypes,
} from '@klantregie/contract'
import type { InventoryCell } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'

const KEY = ['segments', 'inventory'] as const

/** Left out: the last day that was counted. */
export function inventoryQuery(day: string | undefined) {
  return queryOptions({
    queryKey: [...KEY, 'day', day ?? null],
    queryFn: ({ signal }) => call(getInventory, { query: day === undefined ? {} : { day }, signal }),
  })
}

export const inventoryDaysQuery = queryOptions({ queryKey: [...KEY, 'days'], queryFn: () => call(listInventoryDays) })

export const freezesQuery = queryOptions({ queryKey: [...KEY, 'freezes'], queryFn: () => call(listInventoryFreezes) })

export function freezeQuery(id: string) {
  return queryOptions({
    queryKey: [...KEY, 'freeze', id],
    queryFn: ({ signal }) => call(getInventoryFreeze, { params: { id }, signal }),
  })
}

const PAGE = 50
export function peopleQuery(cell: InventoryCell) {
  return {
    queryKey: [...KEY, 'people', cell],
    queryFn: ({ pageParam, signal }: { pageParam: number | null; signal: AbortSignal }) =>
      call(listInventoryPeople, {
        body: { ...cell, limit: PAGE, ...(pageParam !== null && { after: pageParam }) },
        signal,
      }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }: { next: number | null }) => next,
    retry: false,
  }
}

/** What can be done with the inventory; each makes everything of it stale. */
export function useInventoryDeeds() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries({ queryKey: KEY })
  return {
    count: useMutation({ mutationFn: (day: string) => call(countInventory, { body: { day } }), onSuccess }),
    freeze: useMutation({
      mutationFn: (body: { readonly day: string; readonly name: string }) => call(freezeInventory, { body }),
      onSuccess,
    }),
    removeFreeze: useMutation({
      mutationFn: (id: string) => call(removeInventoryFreeze, { params: { id } }),
      onSuccess,
    }),
    chooseMembers: useMutation({
      mutationFn: (typeIds: string[]) => call(setLibraryMemberTypes, { body: { typeIds } }),
      onSuccess,
    }),
  }
}
