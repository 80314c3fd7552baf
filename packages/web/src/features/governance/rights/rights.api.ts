import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import {
  addTeam,
  breakGlass,
  changeRights,
  endBreakGlass,
  explainRights,
  getEffectiveRights,
  getRights,
  listBreakGlass,
  listBreakGlassDomains,
  listTeams,
  listUsers,
  markBreakGlassSeen,
  previewRights,
  removeTeam,
  stopViewing,
  updateTeam,
  viewAs,
} from '@klantregie/contract'
import type { BreakGlassWish, RightsCell } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import type { CellPlace } from './rights.view.ts'

const KEY = ['governance', 'rights'] as const

export const rightsQuery = queryOptions({ queryKey: [...KEY, 'matrix'], queryFn: () => call(getRights) })
export const effectiveQuery = queryOptions({
  queryKey: [...KEY, 'effective'],
  queryFn: () => call(getEffectiveRights),
})
export const teamsQuery = queryOptions({ queryKey: [...KEY, 'teams'], queryFn: () => call(listTeams) })
/** Whom a team can hold: for whoever manages users. */
export const membersQuery = queryOptions({ queryKey: ['admin', 'users'], queryFn: () => call(listUsers) })

const paramsOf = ({ domainId, subject }: CellPlace) => ({ domainId, kind: subject.kind, key: subject.key })

/** What a change would do. Counting takes a moment on a big base, so an answer is kept as long as one is choosing. */
export function effectQuery(place: CellPlace, cell: RightsCell) {
  return queryOptions({
    queryKey: [...KEY, 'effect', place, cell],
    queryFn: ({ signal }) => call(previewRights, { params: paramsOf(place), body: cell, signal }),
    staleTime: 60_000,
    retry: false,
  })
}

export function useSaveCell(place: CellPlace) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: { readonly cell: RightsCell; readonly expected: RightsCell }) =>
      call(changeRights, { params: paramsOf(place), body }),
    onSettled: () => cache.invalidateQueries({ queryKey: KEY }),
  })
}

export interface Asked {
  readonly relationId: string
  readonly field?: string | undefined
  readonly userId?: string | undefined
}

export function whyQuery(asked: Asked) {
  return queryOptions({
    queryKey: [...KEY, 'why', asked],
    queryFn: () => call(explainRights, { query: asked }),
    // Rights change without this browser being told by whom, and the answer is only asked for on purpose.
    staleTime: 0,
    retry: false,
  })
}

/** Somebody sees other things from now on: nothing that was read before counts. Not waited for: what comes next can begin. */
export function useForgetEverything() {
  const cache = useQueryClient()
  return useCallback(async () => {
    cache.removeQueries({ type: 'inactive' })
    await cache.invalidateQueries()
  }, [cache])
}

export function useViewAs() {
  const forget = useForgetEverything()
  return useMutation({
    mutationFn: (userId: string) => call(viewAs, { body: { userId } }),
    onSuccess: () => void forget(),
  })
}

export function useStopViewing() {
  const forget = useForgetEverything()
  return useMutation({ mutationFn: () => call(stopViewing), onSuccess: () => void forget() })
}

export const openableQuery = queryOptions({
  queryKey: [...KEY, 'openable'],
  queryFn: () => call(listBreakGlassDomains),
})

export function useBreakGlass() {
  const forget = useForgetEverything()
  return useMutation({
    mutationFn: (body: BreakGlassWish) => call(breakGlass, { body }),
    onSuccess: () => void forget(),
  })
}

export function useEndBreakGlass() {
  const forget = useForgetEverything()
  return useMutation({
    mutationFn: (id: string) => call(endBreakGlass, { params: { id } }),
    onSuccess: () => void forget(),
  })
}

/** `forMe`: only what waits for me as owner or deputy. */
export function breakGlassQuery(filter: { readonly domainId?: string; readonly forMe?: boolean }) {
  return queryOptions({
    queryKey: [...KEY, 'break-glass', filter],
    queryFn: () =>
      call(listBreakGlass, { query: { domainId: filter.domainId, forMe: filter.forMe ? 'true' : 'false', limit: 50 } }),
  })
}

export function useMarkSeen() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call(markBreakGlassSeen, { params: { id } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: [...KEY, 'break-glass'] }),
  })
}

export function useTeamChanges() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries({ queryKey: KEY })
  const add = useMutation({ mutationFn: (name: string) => call(addTeam, { body: { name } }), onSuccess })
  const update = useMutation({
    mutationFn: ({ id, ...body }: { readonly id: string; readonly name?: string; readonly memberIds?: string[] }) =>
      call(updateTeam, { params: { id }, body }),
    onSuccess,
  })
  const remove = useMutation({ mutationFn: (id: string) => call(removeTeam, { params: { id } }), onSuccess })
  return { add, update, remove }
}
