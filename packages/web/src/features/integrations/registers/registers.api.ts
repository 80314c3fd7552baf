import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import {
  applyRegisterEdition,
  chooseSuccessor,
  discardRegisterEdition,
  linkRelationSchool,
  listRegisterChanges,
  listRegisterProposals,
  listRegisters,
  listSchoolLocations,
  makeSchoolRelation,
  settleRegisterProposal,
  showRegisterEdition,
  showRelationSchool,
  undoRegisterEdition,
} from '@klantregie/contract'
import type { ProposalDeed, SchoolChangeKind } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'

/** Server-sent events tell at once; this is for when the line is cut by a proxy. In milliseconds. */
const BUSY_POLL = 2_000

export const registersQuery = queryOptions({
  queryKey: ['integrations', 'registers'],
  queryFn: () => call(listRegisters),
  refetchInterval: ({ state }) =>
    state.data?.editions.some((edition) => edition.state === 'reading') === true ? BUSY_POLL : false,
})

export function editionQuery(id: string) {
  return queryOptions({
    queryKey: ['integrations', 'register-edition', id],
    queryFn: () => call(showRegisterEdition, { params: { id } }),
    refetchInterval: ({ state }) => (state.data?.edition.state === 'reading' ? BUSY_POLL : false),
  })
}

export function changesQuery(id: string, kind: SchoolChangeKind, after: string | undefined) {
  return queryOptions({
    queryKey: ['integrations', 'register-changes', id, kind, after ?? null],
    queryFn: () => call(listRegisterChanges, { params: { id }, query: { kind, after, limit: 25 } }),
    placeholderData: keepPreviousData,
  })
}

export interface SchoolsAsked {
  readonly q: string
  readonly isEverywhere: boolean
  readonly after: string | undefined
}

export function schoolsQuery({ q, isEverywhere, after }: SchoolsAsked) {
  const query = { q, after, limit: 25, without: 'relation' as const }
  return queryOptions({
    queryKey: ['integrations', 'schools', q, isEverywhere, after ?? null],
    queryFn: () => call(listSchoolLocations, { query: { ...query, ...(!isEverywhere && { within: 'working_area' }) } }),
    placeholderData: keepPreviousData,
  })
}

export interface ProposalsAsked {
  readonly relationId?: string | undefined
  readonly isMine?: boolean | undefined
  readonly after?: string | undefined
}

export function proposalsQuery({ relationId, isMine = false, after }: ProposalsAsked) {
  return queryOptions({
    queryKey: ['integrations', 'register-proposals', relationId ?? null, isMine, after ?? null],
    queryFn: () =>
      call(listRegisterProposals, { query: { relationId, after, limit: 20, ...(isMine && { mine: 'true' }) } }),
    placeholderData: keepPreviousData,
  })
}

export function relationSchoolQuery(id: string) {
  return queryOptions({
    queryKey: ['integrations', 'relation-school', id],
    queryFn: () => call(showRelationSchool, { params: { id } }),
  })
}

interface Settling {
  readonly id: string
  readonly deed: 'carry_out' | 'dismiss'
  readonly expected: readonly ProposalDeed[]
}

/** Whatever is done with a register can show on relations, the home page and the register itself. */
export function useRegisterDeeds() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries()
  const onEdition = (route: typeof applyRegisterEdition) => ({
    mutationFn: (id: string) => call(route, { params: { id } }),
    onSuccess,
  })
  return {
    apply: useMutation(onEdition(applyRegisterEdition)),
    discard: useMutation(onEdition(discardRegisterEdition)),
    undo: useMutation(onEdition(undoRegisterEdition)),
    choose: useMutation({
      mutationFn: ({ id, code, successor }: { id: string; code: string; successor: string | null }) =>
        call(chooseSuccessor, { params: { id, code }, body: { successor } }),
      onSuccess,
    }),
    make: useMutation({
      mutationFn: ({ code, withParents }: { code: string; withParents: boolean }) =>
        call(makeSchoolRelation, { params: { code }, body: { withParents } }),
      onSuccess,
    }),
    link: useMutation({
      mutationFn: ({ id, code }: { id: string; code: string }) =>
        call(linkRelationSchool, { params: { id }, body: { code } }),
      onSuccess,
    }),
    settle: useMutation({
      mutationFn: ({ id, deed, expected }: Settling) =>
        call(settleRegisterProposal, { params: { id }, body: { deed, expected: [...expected] } }),
      onSuccess,
    }),
  }
}
