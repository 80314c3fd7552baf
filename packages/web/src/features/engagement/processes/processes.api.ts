import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import {
  getProcess,
  getProcessBoard,
  getProcessFigures,
  getProcessTemplate,
  listBoardCards,
  listDomains,
  listFields,
  listProcessBatches,
  listProcessTemplates,
  listProcesses,
  listRelationProcesses,
  listRelationTypes,
  listStarterTemplates,
  listTaskOwners,
  previewCarryOver,
  previewStartForMany,
  searchRelations,
} from '@klantregie/contract'
import type { ProcessPage } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import type { CallInput } from '../../../lib/api.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { showToast } from '../../../ui/toast.tsx'

export const KEY = ['engagement', 'processes'] as const

export const templatesQuery = queryOptions({
  queryKey: [...KEY, 'templates'],
  queryFn: ({ signal }) => call(listProcessTemplates, { signal }),
})
export const startersQuery = queryOptions({
  queryKey: [...KEY, 'starters'],
  queryFn: ({ signal }) => call(listStarterTemplates, { signal }),
})
export function templateQuery(id: string) {
  return queryOptions({
    queryKey: [...KEY, 'template', id],
    queryFn: ({ signal }) => call(getProcessTemplate, { params: { id }, signal }),
  })
}
export function processQuery(id: string) {
  return queryOptions({
    queryKey: [...KEY, 'process', id],
    queryFn: ({ signal }) => call(getProcess, { params: { id }, signal }),
  })
}
export function carryOverQuery(id: string) {
  return queryOptions({
    queryKey: [...KEY, 'carry-over', id],
    queryFn: ({ signal }) => call(previewCarryOver, { params: { id }, signal }),
    staleTime: 0,
  })
}
export function relationProcessesQuery(id: string) {
  return queryOptions({
    queryKey: [...KEY, 'relation', id],
    queryFn: ({ signal }) => call(listRelationProcesses, { params: { id }, signal }),
  })
}
export interface ProcessFilter {
  readonly state: 'running' | 'ended'
  readonly templateId?: string | undefined
  readonly ownerId?: string | undefined
  readonly overdue?: boolean | undefined
}

const written = ({ overdue, ...filter }: { readonly overdue?: boolean | undefined }) => ({
  ...filter,
  ...(overdue === true && { overdue: 'true' as const }),
})

export function processesQuery(filter: ProcessFilter) {
  return infiniteQueryOptions({
    queryKey: [...KEY, 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      call(listProcesses, {
        query: { ...written(filter), state: filter.state, ...(pageParam !== null && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  })
}

export interface BoardFilter {
  readonly ownerId?: string | undefined
  readonly teamId?: string | undefined
  readonly overdue?: boolean | undefined
}
export function boardQuery(id: string, filter: BoardFilter) {
  return queryOptions({
    queryKey: [...KEY, 'board', id, filter],
    queryFn: ({ signal }) => call(getProcessBoard, { params: { id }, query: written(filter), signal }),
  })
}
/** Cards behind the first page of a column. */
export const moreCards = (id: string, filter: BoardFilter & { readonly step: string; readonly cursor: string }) =>
  call(listBoardCards, { params: { id }, query: { ...written(filter), step: filter.step, cursor: filter.cursor } })

export interface FiguresFilter {
  readonly version?: number | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
}
export function figuresQuery(id: string, filter: FiguresFilter) {
  return queryOptions({
    queryKey: [...KEY, 'figures', id, filter],
    queryFn: ({ signal }) => call(getProcessFigures, { params: { id }, query: filter, signal }),
  })
}
/** While a batch runs the list asks again, in case the announcement of its end got lost. */
const WAITING_MS = 2000
export function batchesQuery(id: string) {
  return queryOptions({
    queryKey: [...KEY, 'batches', id],
    queryFn: ({ signal }) => call(listProcessBatches, { params: { id }, signal }),
    refetchInterval: ({ state: { data } }) =>
      data?.items.some(({ state }) => ['waiting', 'running', 'undoing'].includes(state)) === true ? WAITING_MS : false,
  })
}

export type ForWhom = NonNullable<CallInput<typeof previewStartForMany>['body']>
/** With how many a process would start; a question, though it is asked with a body. */
export function previewStartQuery(id: string, whom: ForWhom) {
  return queryOptions({
    queryKey: [...KEY, 'start-many', id, whom],
    queryFn: ({ signal }) => call(previewStartForMany, { params: { id }, body: whom, signal }),
    staleTime: 0,
    retry: false,
  })
}

export const holdersQuery = queryOptions({
  queryKey: ['engagement', 'tasks', 'owners'],
  queryFn: ({ signal }) => call(listTaskOwners, { signal }),
})
export const fieldsQuery = queryOptions({ queryKey: ['governance', 'fields'], queryFn: () => call(listFields) })
export const typesQuery = queryOptions({ queryKey: ['governance', 'types'], queryFn: () => call(listRelationTypes) })
export const domainsQuery = queryOptions({ queryKey: ['governance', 'domains'], queryFn: () => call(listDomains) })
export function relationSearchQuery(q: string) {
  return queryOptions({
    queryKey: ['relations', 'search', q, 8],
    queryFn: ({ signal }) => call(searchRelations, { query: { q, limit: 8 }, signal }),
    enabled: q !== '',
  })
}

/** What was done with a process is everywhere: on the board, with the relation, among the tasks. */
export function useProcessCache() {
  const cache = useQueryClient()
  return async (page?: ProcessPage) => {
    if (page) cache.setQueryData(processQuery(page.id).queryKey, page)
    await Promise.all([
      cache.invalidateQueries({ queryKey: ['engagement'] }),
      cache.invalidateQueries({ queryKey: ['activity'] }),
      cache.invalidateQueries({ queryKey: ['relations'], refetchType: page?.state === 'ended' ? 'active' : 'none' }),
    ])
  }
}

interface Said {
  readonly text: string
  readonly undo?: () => Promise<ProcessPage>
}

/** Does something with a process, says so, and offers the way back. What is refused is said, and nothing on the page is lost. */
export function useProcessDeed() {
  const refresh = useProcessCache()
  const problemText = useProblemText()
  const deed = useMutation({
    mutationFn: (work: () => Promise<ProcessPage>) => work(),
    onSuccess: (page) => refresh(page),
  })
  const onError = (error: unknown) => showToast({ tone: 'danger', text: problemText(error) })
  const perform = (work: () => Promise<ProcessPage>, { text, undo }: Said) =>
    act(deed, work, {
      onSuccess: () => showToast({ text, ...(undo && { onUndo: () => act(deed, undo, { onError }) }) }),
      onError,
    })
  return { perform, isPending: deed.isPending }
}

export const boardHref = (templateId: string) => `/processen/${templateId}/bord`
export const processHref = (id: string) => `/processen/lopend/${id}`
