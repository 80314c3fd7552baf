import { z } from 'zod'
import { Done, defineRoute, Id, IdParams } from '../platform/route.ts'
import { RelationKind } from '../relations/record.ts'
import { Colleague } from './tasks.ts'

/** What people are told about; each can be kept out of the daily mail. */
export const NotificationKind = z.enum([
  'mention',
  'task_assigned',
  'task_reminder',
  'task_due',
  'task_overdue',
  'relation_changed',
  'collision',
  'review_asked',
])
export type NotificationKind = z.infer<typeof NotificationKind>

export const Comment = z.object({
  id: Id,
  /** Null when it is kept back: it is about somebody under protection. */
  text: z.string().nullable(),
  by: z.string(),
  at: z.iso.datetime(),
  isMine: z.boolean(),
  isRemoved: z.boolean(),
  mentions: z.array(Colleague),
  /** Right after it was written: who is mentioned in it, may not see the relation, and so was not told. */
  notTold: z.array(Colleague).default([]),
})
export type Comment = z.infer<typeof Comment>

export const CommentText = z.object({
  text: z.string().trim().min(1).max(10_000),
  /** Colleagues whose name stands in the text behind an @. */
  mentions: z.array(Id).max(50).default([]),
})
export type CommentText = z.infer<typeof CommentText>

const comments = z.object({ items: z.array(Comment) })
export const listTaskComments = defineRoute({
  method: 'GET',
  path: '/tasks/:id/comments',
  permission: 'engagement.task.read',
  summary: 'List the comments on a task, oldest first',
  params: IdParams,
  response: comments,
  errors: ['engagement.task_not_found'],
})
export const addTaskComment = defineRoute({
  method: 'POST',
  path: '/tasks/:id/comments',
  permission: 'engagement.task.write',
  summary: 'Comment on a task; who is mentioned is told',
  params: IdParams,
  body: CommentText,
  response: Comment,
  errors: ['engagement.task_not_found'],
})
export const listNoteComments = defineRoute({
  method: 'GET',
  path: '/relations/:id/comments',
  permission: 'activity.timeline.read',
  summary: 'List the comments on the notes of a relation, oldest first, by the note they are on',
  params: IdParams,
  response: z.object({ notes: z.array(z.object({ noteId: Id, items: z.array(Comment) })) }),
  errors: ['relations.relation_not_found'],
})
export const addNoteComment = defineRoute({
  method: 'POST',
  path: '/interactions/:id/comments',
  permission: 'activity.interaction.write',
  summary: 'Comment on a note or contact; who is mentioned is told',
  params: IdParams,
  body: CommentText,
  response: Comment,
  errors: ['activity.interaction_not_found'],
})
export const removeComment = defineRoute({
  method: 'DELETE',
  path: '/comments/:id',
  permission: 'activity.interaction.write',
  summary: 'Take away a comment of one’s own',
  params: IdParams,
  response: Done,
  errors: ['engagement.comment_not_found'],
})
export const restoreComment = defineRoute({
  method: 'POST',
  path: '/comments/:id/restore',
  permission: 'activity.interaction.write',
  summary: 'Bring back a comment of one’s own',
  params: IdParams,
  response: Comment,
  errors: ['engagement.comment_not_found'],
})

export const Following = z.object({
  isFollowing: z.boolean(),
  /** Colleagues who follow it, the reader included, by name. */
  followers: z.array(z.string()),
})
export type Following = z.infer<typeof Following>
export const getFollowing = defineRoute({
  method: 'GET',
  path: '/relations/:id/following',
  permission: 'relations.relation.read',
  summary: 'Show whether one follows a relation, and who else does',
  params: IdParams,
  response: Following,
  errors: ['relations.relation_not_found'],
})
export const setFollowing = defineRoute({
  method: 'PUT',
  path: '/relations/:id/following',
  permission: 'relations.relation.read',
  summary: 'Follow a relation, or stop following it',
  params: IdParams,
  body: z.object({ isFollowing: z.boolean() }),
  response: Following,
  errors: ['relations.relation_not_found'],
})
const RelationName = z.object({ id: Id, name: z.string(), kind: RelationKind })
export const listFollowed = defineRoute({
  method: 'GET',
  path: '/following',
  permission: 'relations.relation.read',
  summary: 'List the relations that one follows, the latest first',
  response: z.object({ items: z.array(RelationName.extend({ since: z.iso.datetime() })) }),
})

/** One line: one thing, or many of one cause. Nothing of a relation that the reader may not see at this moment is in it. */
export const Notification = z.object({
  /** Names the line; what is read or unread is said by it. */
  key: z.string(),
  kind: NotificationKind,
  at: z.iso.datetime(),
  isRead: z.boolean(),
  /** Who did it; null when the product tells it by itself. */
  by: z.string().nullable(),
  /** How often it happened since it was last read. */
  times: z.int(),
  /** The relation it is about; of many the latest. */
  relation: RelationName.nullable(),
  relationCount: z.int(),
  task: z.object({ id: Id, title: z.string() }).nullable(),
  /** What else it is about, for its address: a note, an import, an approach, a round. */
  subject: z.object({ kind: z.string(), id: Id }).nullable(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Notification = z.infer<typeof Notification>

export const listNotifications = defineRoute({
  method: 'GET',
  path: '/notifications',
  permission: 'session',
  summary: 'List what one was told, the newest first',
  query: z.object({
    unread: z.enum(['true', 'false']).default('false'),
    cursor: z.string().max(600).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  response: z.object({ items: z.array(Notification), nextCursor: z.string().nullable() }),
  errors: ['relations.cursor_invalid'],
})
export const countNotifications = defineRoute({
  method: 'GET',
  path: '/notifications/count',
  permission: 'session',
  summary: 'Count the lines one has not read',
  response: z.object({ unread: z.int() }),
})
export const markNotifications = defineRoute({
  method: 'POST',
  path: '/notifications/read',
  permission: 'session',
  summary: 'Mark lines, or everything up to a moment, as read or as not read',
  body: z.union([
    z.object({ keys: z.array(z.string().max(200)).min(1).max(200), isRead: z.boolean() }),
    z.object({ until: z.iso.datetime() }),
  ]),
  response: z.object({ unread: z.int() }),
})

const MailChoices = z.object({
  /** False when this installation sends no mail. */
  isMailOn: z.boolean(),
  choices: z.array(z.object({ kind: NotificationKind, byMail: z.boolean() })),
})
export const getMailChoices = defineRoute({
  method: 'GET',
  path: '/notifications/mail',
  permission: 'session',
  summary: 'Show of what one is told in the daily mail',
  response: MailChoices,
})
export const setMailChoice = defineRoute({
  method: 'PUT',
  path: '/notifications/mail',
  permission: 'session',
  summary: 'Choose of what one is told in the daily mail',
  body: z.object({ kind: NotificationKind, byMail: z.boolean() }),
  response: MailChoices,
})
