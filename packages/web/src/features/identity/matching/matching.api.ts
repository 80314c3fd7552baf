import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import {
  cancelJob,
  changeMatchSettings,
  getMatchReport,
  getMatchSettings,
  listMatchRuns,
  previewMatchSettings,
  startMatchRun,
  undoMatchRun,
} from '@klantregie/contract'
import type { MatchSettings } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { isBusy } from './runs.view.ts'

/** Server-sent events tell at once; this is for when the line is cut by a proxy. In milliseconds. */
const BUSY_POLL = 3_000

export const runsQuery = queryOptions({
  queryKey: ['identity', 'match-runs'],
  queryFn: () => call(listMatchRuns),
  refetchInterval: ({ state }) => (state.data?.items.some(isBusy) === true ? BUSY_POLL : false),
})
export const reportQuery = queryOptions({ queryKey: ['identity', 'match-report'], queryFn: () => call(getMatchReport) })
export const settingsQuery = queryOptions({
  queryKey: ['identity', 'match-settings'],
  queryFn: () => call(getMatchSettings),
})

/** What settings would have made of the last run, beside what the present ones make of it. */
export function settingsEffectQuery(settings: MatchSettings) {
  return queryOptions({
    queryKey: ['identity', 'match-settings', 'effect', settings],
    queryFn: ({ signal }) => call(previewMatchSettings, { body: settings, signal }),
    retry: false,
  })
}

function useRunAction() {
  const cache = useQueryClient()
  const problemText = useProblemText()
  return {
    onError: (error: Error) => showToast({ tone: 'danger', text: problemText(error) }),
    // Refused or not, what is shown may no longer be true.
    onSettled: () => cache.invalidateQueries({ queryKey: runsQuery.queryKey }),
  }
}

export function useStartRun() {
  return useMutation({ mutationFn: () => call(startMatchRun), ...useRunAction() })
}

export function useCancelRun() {
  const t = useT()
  return useMutation({
    ...useRunAction(),
    mutationFn: (jobId: string) => call(cancelJob, { params: { id: jobId } }),
    onSuccess: () => showToast({ text: t('runs.cancelling') }),
  })
}

export function useUndoRun() {
  const t = useT()
  return useMutation({
    ...useRunAction(),
    mutationFn: (id: string) => call(undoMatchRun, { params: { id } }),
    onSuccess: () => showToast({ text: t('runs.undoing') }),
  })
}

export function useSaveSettings() {
  const t = useT()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: MatchSettings) => call(changeMatchSettings, { body }),
    // Said here and not by the form: the form begins anew as soon as the settings are others.
    onSuccess: () => {
      showToast({ text: t('settings.saved') })
      return cache.invalidateQueries({ queryKey: settingsQuery.queryKey })
    },
  })
}
