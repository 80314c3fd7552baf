import { queryOptions } from '@tanstack/react-query'
import {
  getQuestionProgress,
  listColleagues,
  listMatchRuns,
  listQuestionClasses,
  previewMerge,
  sampleQuestionClass,
} from '@klantregie/contract'
import type { MatchRun } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'

/** Everything that an answer makes stale begins with this. */
export const questionsKey = ['identity', 'questions'] as const
export const runsKey = ['identity', 'match-runs'] as const

/** Colleagues answer too, and no event tells of it; in milliseconds. */
const PROGRESS_POLL = 60_000
const RUN_POLL = 1_500

export const progressQuery = queryOptions({
  queryKey: [...questionsKey, 'progress'],
  queryFn: () => call(getQuestionProgress),
  refetchInterval: PROGRESS_POLL,
})

export const kindsQuery = queryOptions({
  queryKey: [...questionsKey, 'kinds'],
  queryFn: () => call(listQuestionClasses),
})

/**
 * A sample stays as it was seen until it is asked for again: its token says which one that was. The key stands apart from
 * the other answers, because an event may not put other pairs in the place of those somebody is looking at.
 */
export function sampleQuery(kind: string) {
  return queryOptions({
    queryKey: ['question-sample', kind],
    queryFn: () => call(sampleQuestionClass, { query: { class: kind } }),
    refetchOnWindowFocus: false,
    staleTime: 0,
  })
}

export interface Couple {
  readonly winnerId: string
  readonly loserId: string
}

export function mergePreviewQuery(couple: Couple) {
  return queryOptions({
    queryKey: ['identity', 'merge-preview', couple.winnerId, couple.loserId],
    queryFn: () => call(previewMerge, { query: couple }),
  })
}

/** Whom a question can be put to: colleagues who may answer it. */
export const colleaguesQuery = queryOptions({
  queryKey: ['admin', 'users', 'answering'],
  queryFn: async () => (await call(listColleagues)).items,
})

export function isGoing(run: Pick<MatchRun, 'state'>): boolean {
  return run.state === 'running' || run.state === 'undoing'
}

export function matchRunQuery(id: string) {
  return queryOptions({
    queryKey: [...runsKey, id],
    queryFn: async () => (await call(listMatchRuns)).items.find((run) => run.id === id) ?? null,
    refetchInterval: ({ state }) => (state.data && isGoing(state.data) ? RUN_POLL : false),
  })
}
