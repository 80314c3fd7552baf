import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import {
  addTask,
  changeTask,
  changeTasks,
  countTasks,
  endTask,
  getTask,
  listRelationTasks,
  listTasks,
  reopenTask,
  searchRelations,
  tickTaskItem,
} from '@klantregie/contract'
import type { BulkTaskChange, NewTask, Task, TaskChange, TaskGroup, TaskScope } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'

const KEY = ['engagement', 'tasks'] as const

export interface TaskFilter {
  readonly scope: TaskScope
  readonly q?: string | undefined
  readonly ownerId?: string | undefined
}

export function groupQuery(filter: TaskFilter, group: TaskGroup) {
  return infiniteQueryOptions({
    queryKey: [...KEY, 'list', filter, group],
    queryFn: ({ pageParam, signal }) =>
      call(listTasks, { query: { ...filter, group, ...(pageParam !== null && { cursor: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  })
}

export function countsQuery(filter: TaskFilter) {
  return queryOptions({
    queryKey: [...KEY, 'counts', filter],
    queryFn: ({ signal }) => call(countTasks, { query: filter, signal }),
  })
}

export function taskQuery(id: string) {
  return queryOptions({
    queryKey: [...KEY, 'one', id],
    queryFn: ({ signal }) => call(getTask, { params: { id }, signal }),
    retry: false,
  })
}

export function relationTasksQuery(id: string) {
  return queryOptions({
    queryKey: [...KEY, 'relation', id],
    queryFn: ({ signal }) => call(listRelationTasks, { params: { id }, signal }),
  })
}

export { colleaguesQuery as ownersQuery } from '../../../lib/colleagues.ts'

export function relationsQuery(q: string) {
  return queryOptions({
    queryKey: ['relations', 'search', q, 8],
    queryFn: ({ signal }) => call(searchRelations, { query: { q, limit: 8 }, signal }),
    enabled: q !== '',
  })
}

/** What is done with tasks. Everything that shows tasks is asked again, also the story of a relation. */
export function useTaskDeeds() {
  const cache = useQueryClient()
  const onSuccess = async () => {
    await Promise.all([
      cache.invalidateQueries({ queryKey: ['engagement'] }),
      cache.invalidateQueries({ queryKey: ['activity'] }),
    ])
  }
  return {
    add: useMutation({ mutationFn: (body: NewTask) => call(addTask, { body }), onSuccess }),
    change: useMutation({
      mutationFn: ({ id, ...body }: TaskChange & { readonly id: string }) => call(changeTask, { params: { id }, body }),
      onSuccess,
    }),
    end: useMutation({
      mutationFn: ({ id, as }: { readonly id: string; readonly as: 'done' | 'cancelled' }) =>
        call(endTask, { params: { id }, body: { as } }),
      onSuccess,
    }),
    reopen: useMutation({ mutationFn: (id: string) => call(reopenTask, { params: { id } }), onSuccess }),
    tick: useMutation({
      mutationFn: ({
        id,
        itemId,
        isDone,
      }: {
        readonly id: string
        readonly itemId: string
        readonly isDone: boolean
      }) => call(tickTaskItem, { params: { id, itemId }, body: { isDone } }),
      onSuccess: async (task: Task) => {
        cache.setQueryData(taskQuery(task.id).queryKey, task)
        await onSuccess()
      },
    }),
    changeAll: useMutation({
      mutationFn: (changes: readonly BulkTaskChange[]) => call(changeTasks, { body: { changes: [...changes] } }),
      onSuccess,
    }),
  }
}

/** What would happen, without it happening. */
export function trialQuery(changes: readonly BulkTaskChange[]) {
  return queryOptions({
    queryKey: [...KEY, 'trial', changes],
    queryFn: ({ signal }) => call(changeTasks, { body: { changes: [...changes], isTrial: true }, signal }),
    enabled: changes.length > 0,
    staleTime: 0,
    gcTime: 0,
  })
}
