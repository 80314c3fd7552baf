import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import {
  acceptProposal,
  commentOnProposal,
  getProposal,
  listProposals,
  refuseProposal,
  withdrawProposal,
} from '@klantregie/contract'
import type { ProposalStatus } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { useModelChanged } from '../model/model.api.ts'

export interface Asked {
  readonly status?: ProposalStatus | undefined
  readonly domainId?: string | undefined
}

export function proposalsQuery({ status, domainId }: Asked) {
  return {
    queryKey: ['governance', 'proposals', 'list', status ?? 'all', domainId ?? 'all'],
    queryFn: ({ pageParam }: { readonly pageParam: string | null }) =>
      call(listProposals, { query: { status, domainId, ...(pageParam !== null && { after: pageParam }) } }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: { readonly nextAfter: string | null }) => last.nextAfter,
  }
}

export function proposalQuery(id: string) {
  return queryOptions({
    queryKey: ['governance', 'proposals', 'one', id],
    queryFn: () => call(getProposal, { params: { id } }),
  })
}

export function useDecide(id: string) {
  const changed = useModelChanged()
  return useMutation({
    mutationFn: ({ isAccepted, reason }: { readonly isAccepted: boolean; readonly reason: string }) =>
      isAccepted
        ? call(acceptProposal, { params: { id }, body: { reason } })
        : call(refuseProposal, { params: { id }, body: { reason } }),
    onSettled: changed,
  })
}

export function useWithdraw(id: string) {
  const changed = useModelChanged()
  return useMutation({ mutationFn: () => call(withdrawProposal, { params: { id } }), onSettled: changed })
}

export function useComment(id: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (text: string) => call(commentOnProposal, { params: { id }, body: { text } }),
    onSuccess: (page) => cache.setQueryData(proposalQuery(id).queryKey, page),
  })
}
