import { queryOptions, useQueryClient } from '@tanstack/react-query'
import {
  addRetentionRule,
  agreeRetentionRun,
  allowLoanTitles,
  changeRetentionRule,
  changeRetentionSettings,
  getLoanTitles,
  getRetentionRule,
  liftLegalHold,
  listLegalHolds,
  listRelationTypes,
  listRetentionRules,
  listRetentionRuns,
  listSources,
  placeLegalHold,
  previewRetention,
  removeRetentionRule,
  searchRelations,
  startRetentionRun,
  stopRetentionRun,
  switchRetentionRule,
  withdrawLoanTitles,
} from '@klantregie/contract'
import { call, type CallInput } from '../../../lib/api.ts'

const KEY = ['privacy', 'retention'] as const
/** Work in the background tells when it is done; this is for a line that was broken meanwhile. */
const LOOK_AGAIN_MS = 4_000
/** The model and the sources change a few times a year. */
const SLOW_MS = 5 * 60_000

export const rulesQuery = queryOptions({ queryKey: [...KEY, 'rules'], queryFn: () => call(listRetentionRules) })

export const ruleQuery = (id: string) =>
  queryOptions({
    queryKey: [...KEY, 'rule', id],
    queryFn: () => call(getRetentionRule, { params: { id } }),
    refetchInterval: ({ state }) => {
      const isBusy = state.data?.preview?.state === 'running' || state.data?.rule.openRunId != null
      return isBusy ? LOOK_AGAIN_MS : false
    },
  })

export const runsQuery = (ruleId?: string) =>
  queryOptions({
    queryKey: [...KEY, 'runs', ruleId ?? null],
    queryFn: () => call(listRetentionRuns, { query: { limit: 100, ...(ruleId !== undefined && { ruleId }) } }),
    refetchInterval: ({ state }) =>
      state.data?.items.some((run) => run.state === 'counting' || run.state === 'running') ? LOOK_AGAIN_MS : false,
  })

export const holdsQuery = (isRunning: boolean) =>
  queryOptions({
    queryKey: [...KEY, 'holds', isRunning],
    queryFn: () => call(listLegalHolds, { query: { isRunning: isRunning ? 'true' : 'false' } }),
  })

export const loanTitlesQuery = queryOptions({ queryKey: [...KEY, 'loan-titles'], queryFn: () => call(getLoanTitles) })

export const typesQuery = queryOptions({
  queryKey: ['privacy', 'model', 'types'],
  queryFn: () => call(listRelationTypes),
  staleTime: SLOW_MS,
})
export const sourcesQuery = queryOptions({
  queryKey: ['privacy', 'model', 'sources'],
  queryFn: () => call(listSources),
  staleTime: SLOW_MS,
})

export const foundRelationsQuery = (q: string) =>
  queryOptions({
    queryKey: [...KEY, 'found', q],
    queryFn: ({ signal }) => call(searchRelations, { query: { q, limit: 8 }, signal }),
    enabled: q.trim() !== '',
  })

type Body<R extends Parameters<typeof call>[0]> = CallInput<R>['body']

/** Everything that can be done with terms of keeping. Throws what the server refuses, so that the form can show it. */
export function useRetentionActions() {
  const cache = useQueryClient()
  const after = async <T>(work: Promise<T>): Promise<T> => {
    const answer = await work
    await cache.invalidateQueries({ queryKey: KEY })
    return answer
  }
  return {
    add: (body: Body<typeof addRetentionRule>) => after(call(addRetentionRule, { body })),
    change: (id: string, body: Body<typeof changeRetentionRule>) =>
      after(call(changeRetentionRule, { params: { id }, body })),
    remove: (id: string) => after(call(removeRetentionRule, { params: { id } })),
    preview: (id: string) => after(call(previewRetention, { params: { id } })),
    switch: (id: string, body: Body<typeof switchRetentionRule>) =>
      after(call(switchRetentionRule, { params: { id }, body })),
    run: (id: string) => after(call(startRetentionRun, { params: { id } })),
    agree: (id: string, due: number) => after(call(agreeRetentionRun, { params: { id }, body: { due } })),
    stop: (id: string) => after(call(stopRetentionRun, { params: { id } })),
    settings: (body: Body<typeof changeRetentionSettings>) => after(call(changeRetentionSettings, { body })),
    hold: (body: Body<typeof placeLegalHold>) => after(call(placeLegalHold, { body })),
    lift: (id: string, reason: string) => after(call(liftLegalHold, { params: { id }, body: { reason } })),
    allowLoanTitles: (body: Body<typeof allowLoanTitles>) => after(call(allowLoanTitles, { body })),
    withdrawLoanTitles: () => after(call(withdrawLoanTitles)),
  }
}
