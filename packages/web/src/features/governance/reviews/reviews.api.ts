import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import {
  addCycle,
  answerReview,
  attestRound,
  changeCycle,
  getReviewWork,
  listBranches,
  listReviewDone,
  listReviews,
  openRoundNow,
  stopCycle,
  takeBackReview,
} from '@klantregie/contract'
import type { CycleText, ReviewOutcome } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'

const KEY = ['governance', 'reviews'] as const

export const reviewsQuery = queryOptions({
  queryKey: [...KEY, 'list'],
  queryFn: () => call(listReviews, { query: {} }),
})

/** Where relations may belong; the same answer as the list of relations uses. */
export const branchNamesQuery = queryOptions({
  queryKey: ['relations', 'model', 'branches'],
  queryFn: () => call(listBranches),
})

/** Taking the next one is a deed, but asking twice gives the same one: it is ours until we answer. */
export function workQuery(id: string) {
  return queryOptions({
    queryKey: ['review-work', id],
    queryFn: () => call(getReviewWork, { params: { id }, body: {} }),
    staleTime: 0,
    gcTime: 0,
  })
}

export function doneQuery(id: string, outcome?: ReviewOutcome) {
  return queryOptions({
    queryKey: [...KEY, 'done', id, outcome ?? 'all'],
    queryFn: () => call(listReviewDone, { params: { id }, query: { outcome } }),
  })
}

export function useCycleActions() {
  const cache = useQueryClient()
  const done = async <T>(answer: T): Promise<T> => {
    await cache.invalidateQueries({ queryKey: ['governance'] })
    return answer
  }
  return {
    save: async (id: string | null, body: CycleText) =>
      done(id === null ? await call(addCycle, { body }) : await call(changeCycle, { params: { id }, body })),
    stop: useMutation({
      mutationFn: ({ id, isStopped }: { id: string; isStopped: boolean }) =>
        call(stopCycle, { params: { id }, body: { isStopped } }),
      onSuccess: done,
    }),
    begin: useMutation({
      mutationFn: (id: string) => call(openRoundNow, { params: { id } }),
      onSuccess: done,
    }),
    attest: async (id: string, body: { statement: string; left: number }) =>
      done(await call(attestRound, { params: { id }, body })),
  }
}

export interface Answer {
  readonly relationId: string
  readonly outcome: ReviewOutcome
  readonly reason?: string
}

/** Answering and taking back; afterwards the next one is asked for. */
export function useAnswers(id: string) {
  const cache = useQueryClient()
  const next = async () => {
    await cache.invalidateQueries({ queryKey: ['review-work', id] })
    await cache.invalidateQueries({ queryKey: ['governance'] })
  }
  return {
    answer: useMutation({
      mutationFn: ({ relationId, ...body }: Answer) => call(answerReview, { params: { id, relationId }, body }),
      // Also after a refusal: somebody else may have been first, and then another one is to be shown.
      onSettled: next,
    }),
    takeBack: useMutation({
      mutationFn: (relationId: string) => call(takeBackReview, { params: { id, relationId } }),
      onSettled: next,
    }),
  }
}
