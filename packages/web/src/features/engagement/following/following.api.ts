import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import {
  addNoteComment,
  addTaskComment,
  countNotifications,
  getFollowing,
  getMailChoices,
  listFollowed,
  listNoteComments,
  listNotifications,
  listTaskComments,
  markNotifications,
  removeComment,
  restoreComment,
  setFollowing,
  setMailChoice,
} from '@klantregie/contract'
import type { NotificationKind } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'

const KEY = ['engagement', 'following'] as const

export function followingQuery(id: string) {
  return queryOptions({
    queryKey: [...KEY, 'of', id],
    queryFn: ({ signal }) => call(getFollowing, { params: { id }, signal }),
  })
}

export const followedQuery = queryOptions({
  queryKey: [...KEY, 'all'],
  queryFn: ({ signal }) => call(listFollowed, { signal }),
})

export function useFollow(id: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (isFollowing: boolean) => call(setFollowing, { params: { id }, body: { isFollowing } }),
    onSuccess: async (following) => {
      cache.setQueryData(followingQuery(id).queryKey, following)
      await cache.invalidateQueries({ queryKey: followedQuery.queryKey })
    },
  })
}

/** What is commented on: a task, or a note of a relation. */
export type Place = { readonly taskId: string } | { readonly noteId: string; readonly relationId: string }

export function taskCommentsQuery(id: string) {
  return queryOptions({
    queryKey: ['engagement', 'comments', 'task', id],
    queryFn: ({ signal }) => call(listTaskComments, { params: { id }, signal }),
  })
}

/** Of all notes of a relation at once: a page of the timeline has thirty of them. */
export function noteCommentsQuery(relationId: string) {
  return queryOptions({
    queryKey: ['engagement', 'comments', 'relation', relationId],
    queryFn: ({ signal }) => call(listNoteComments, { params: { id: relationId }, signal }),
  })
}

export function useComments(place: Place) {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries({ queryKey: ['engagement'] })
  return {
    add: useMutation({
      mutationFn: (body: { readonly text: string; readonly mentions: string[] }) =>
        'taskId' in place
          ? call(addTaskComment, { params: { id: place.taskId }, body })
          : call(addNoteComment, { params: { id: place.noteId }, body }),
      onSuccess,
    }),
    remove: useMutation({ mutationFn: (id: string) => call(removeComment, { params: { id } }), onSuccess }),
    restore: useMutation({ mutationFn: (id: string) => call(restoreComment, { params: { id } }), onSuccess }),
  }
}

/** An announcement makes it stale; a reminder comes by itself at its hour, and for that it is asked each minute. */
const LOOK_EVERY_MS = 60_000

export const countQuery = queryOptions({
  queryKey: ['engagement', 'notifications', 'count'],
  queryFn: ({ signal }) => call(countNotifications, { signal }),
  refetchInterval: LOOK_EVERY_MS,
})

export function notificationsQuery(isUnread: boolean) {
  return infiniteQueryOptions({
    queryKey: ['engagement', 'notifications', 'list', isUnread],
    queryFn: ({ pageParam, signal }) =>
      call(listNotifications, {
        query: { unread: isUnread ? 'true' : 'false', ...(pageParam !== null && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  })
}

export type Mark = { readonly keys: string[]; readonly isRead: boolean } | { readonly until: string }

export function useMark() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: Mark) => call(markNotifications, { body }),
    onSuccess: async (count) => {
      cache.setQueryData(countQuery.queryKey, count)
      await cache.invalidateQueries({ queryKey: ['engagement', 'notifications'] })
    },
  })
}

export const mailChoicesQuery = queryOptions({
  queryKey: ['engagement', 'mail-choices'],
  queryFn: ({ signal }) => call(getMailChoices, { signal }),
})

export function useMailChoice() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: { readonly kind: NotificationKind; readonly byMail: boolean }) => call(setMailChoice, { body }),
    onSuccess: (choices) => cache.setQueryData(mailChoicesQuery.queryKey, choices),
  })
}
