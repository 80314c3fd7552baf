import { z } from 'zod'
import { Done, defineRoute, Id, IdParams } from '../platform/route.ts'
import { Day, RelationKind } from '../relations/record.ts'

/** A time of day on the clock of the Netherlands. */
export const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** How long before it is due somebody wants to hear of it. Days and weeks are calendar days: the hour stays the same. */
export const TaskReminder = z.enum(['at_due', 'quarter', 'hour', 'day', 'two_days', 'week'])
export type TaskReminder = z.infer<typeof TaskReminder>

export const RepeatUnit = z.enum(['day', 'week', 'month', 'year'])
export type RepeatUnit = z.infer<typeof RepeatUnit>

/** Comes back every so often, counted from the day it was for (`due`) or from the day it was done (`done`). */
export const Recurrence = z.object({
  every: z.int().min(1).max(365),
  unit: RepeatUnit,
  from: z.enum(['due', 'done']).default('due'),
  /** The last day on which it may come back. */
  until: Day.nullable().default(null),
})
export type Recurrence = z.infer<typeof Recurrence>

export const TaskOwner = z.object({ kind: z.enum(['user', 'team']), id: Id })
export type TaskOwner = z.infer<typeof TaskOwner>

export const TaskState = z.enum(['open', 'done', 'cancelled'])
export type TaskState = z.infer<typeof TaskState>

/** What a task belongs to or was made from; `hand` has no id. */
export const TaskOriginKind = z.enum(['hand', 'note', 'comment', 'process', 'approach'])
export type TaskOriginKind = z.infer<typeof TaskOriginKind>

/** Where a task stands, seen from today. */
export const TaskGroup = z.enum(['overdue', 'today', 'week', 'later', 'done'])
export type TaskGroup = z.infer<typeof TaskGroup>

export const TaskItem = z.object({ id: Id, text: z.string(), isDone: z.boolean(), doneBy: z.string().nullable() })
export type TaskItem = z.infer<typeof TaskItem>

export const Task = z.object({
  id: Id,
  title: z.string(),
  /** Null when the text is kept back: it is about somebody under protection. */
  text: z.string().nullable(),
  owner: TaskOwner.extend({ name: z.string().nullable(), isMine: z.boolean() }),
  relation: z.object({ id: Id, name: z.string(), kind: RelationKind, isProtected: z.boolean() }).nullable(),
  dueOn: Day.nullable(),
  dueTime: ClockTime.nullable(),
  reminder: TaskReminder.nullable(),
  recurrence: Recurrence.nullable(),
  group: TaskGroup,
  state: TaskState,
  ended: z.object({ at: z.iso.datetime(), by: z.string() }).nullable(),
  origin: z.object({ kind: TaskOriginKind, id: Id.nullable() }),
  made: z.object({ at: z.iso.datetime(), by: z.string() }),
  version: z.int(),
  items: z.array(TaskItem),
  commentCount: z.int(),
})
export type Task = z.infer<typeof Task>

const title = z.string().trim().min(1).max(200)
const ItemText = z.string().trim().min(1).max(300)

/** What is said of a task when it is made or changed. */
export const TaskText = z.object({
  title,
  text: z.string().trim().max(10_000),
  owner: TaskOwner,
  relationId: Id.nullable(),
  dueOn: Day.nullable(),
  dueTime: ClockTime.nullable(),
  reminder: TaskReminder.nullable(),
  recurrence: Recurrence.nullable(),
})
export type TaskText = z.infer<typeof TaskText>

export const NewTask = TaskText.partial().extend({
  title,
  items: z.array(ItemText).max(50).optional(),
  /** The note or comment it is made from. */
  origin: z.object({ kind: z.enum(['note', 'comment']), id: Id }).optional(),
})
export type NewTask = z.infer<typeof NewTask>

/** An item with an id stays the item that it is; one without is new; one that is left out goes. */
const ItemChange = z.object({ id: Id.optional(), text: ItemText })
export const TaskChange = TaskText.partial().extend({
  /** The version that was seen: what a colleague changed meanwhile is not overwritten. */
  version: z.int(),
  items: z.array(ItemChange).max(50).optional(),
})
export type TaskChange = z.infer<typeof TaskChange>

export const TaskScope = z.enum(['mine', 'team', 'all'])
export type TaskScope = z.infer<typeof TaskScope>

export const TaskFilter = z.object({
  scope: TaskScope.default('mine'),
  /** Words that the title holds. */
  q: z.string().trim().max(200).optional(),
  ownerId: Id.optional(),
  relationId: Id.optional(),
})

const taskErrors = [
  'engagement.owner_not_found',
  'engagement.owner_cannot_see',
  'engagement.due_missing',
  'relations.relation_not_found',
] as const

export const listTasks = defineRoute({
  method: 'GET',
  path: '/tasks',
  permission: 'engagement.task.read',
  summary: 'List tasks of one group (overdue, today, this week, later, done), the soonest due first',
  query: TaskFilter.extend({
    group: TaskGroup,
    cursor: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  response: z.object({ items: z.array(Task), nextCursor: z.string().nullable() }),
  errors: ['relations.cursor_invalid'],
})
export const TaskCounts = z.object({
  overdue: z.int(),
  today: z.int(),
  week: z.int(),
  later: z.int(),
})
export type TaskCounts = z.infer<typeof TaskCounts>
export const countTasks = defineRoute({
  method: 'GET',
  path: '/tasks/counts',
  permission: 'engagement.task.read',
  summary: 'Count open tasks per group',
  query: TaskFilter,
  response: TaskCounts,
})
export const getTask = defineRoute({
  method: 'GET',
  path: '/tasks/:id',
  permission: 'engagement.task.read',
  summary: 'Show a task',
  params: IdParams,
  response: Task,
  errors: ['engagement.task_not_found'],
})
export const listRelationTasks = defineRoute({
  method: 'GET',
  path: '/relations/:id/tasks',
  permission: 'engagement.task.read',
  summary: 'List the tasks about a relation: the open ones, and the last that were done',
  params: IdParams,
  response: z.object({ open: z.array(Task), ended: z.array(Task) }),
  errors: ['relations.relation_not_found'],
})
export const addTask = defineRoute({
  method: 'POST',
  path: '/tasks',
  permission: 'engagement.task.write',
  summary: 'Add a task; with oneself unless said otherwise',
  body: NewTask,
  response: Task,
  errors: [...taskErrors],
})
export const changeTask = defineRoute({
  method: 'PATCH',
  path: '/tasks/:id',
  permission: 'engagement.task.write',
  summary: 'Change a task, unless a colleague changed it meanwhile',
  params: IdParams,
  body: TaskChange,
  response: Task,
  errors: ['engagement.task_not_found', 'engagement.task_changed', 'engagement.task_ended', ...taskErrors],
})
export const tickTaskItem = defineRoute({
  method: 'PUT',
  path: '/tasks/:id/items/:itemId',
  permission: 'engagement.task.write',
  summary: 'Tick or untick a point of the check list of a task',
  params: z.object({ id: Id, itemId: Id }),
  body: z.object({ isDone: z.boolean() }),
  response: Task,
  errors: ['engagement.task_not_found', 'engagement.task_item_not_found', 'engagement.task_ended'],
})
/** `next`: the next turn of a task that comes back. */
export const EndedTask = z.object({ task: Task, next: Task.nullable() })
export type EndedTask = z.infer<typeof EndedTask>
export const endTask = defineRoute({
  method: 'POST',
  path: '/tasks/:id/end',
  permission: 'engagement.task.write',
  summary: 'Mark a task as done or as no longer needed; the next turn of one that comes back is made',
  params: IdParams,
  body: z.object({ as: z.enum(['done', 'cancelled']) }),
  response: EndedTask,
  errors: ['engagement.task_not_found', 'engagement.task_ended'],
})
export const reopenTask = defineRoute({
  method: 'POST',
  path: '/tasks/:id/reopen',
  permission: 'engagement.task.write',
  summary: 'Open an ended task again; its next turn goes when nobody has touched it',
  params: IdParams,
  response: Task,
  errors: ['engagement.task_not_found', 'engagement.task_open', 'engagement.owner_not_found'],
})

const BulkChange = z.object({
  id: Id,
  version: z.int(),
  owner: TaskOwner.optional(),
  dueOn: Day.nullable().optional(),
})
export type BulkTaskChange = z.infer<typeof BulkChange>
/** `before`: sent back as changes, it undoes what was done. */
export const BulkTaskResult = z.object({
  before: z.array(BulkChange),
  skipped: z.array(z.object({ id: Id, code: z.string() })),
})
export type BulkTaskResult = z.infer<typeof BulkTaskResult>
export const changeTasks = defineRoute({
  method: 'POST',
  path: '/tasks/bulk',
  permission: 'engagement.task.write',
  summary: 'Give several tasks to somebody else or move their day; says which could not, and what was before',
  body: z.object({
    changes: z.array(BulkChange).min(1).max(500),
    /** Only says what would happen. */
    isTrial: z.boolean().default(false),
  }),
  response: BulkTaskResult,
})

/** Colleagues and teams, for whom a task can be and who can be mentioned. */
export const Colleague = z.object({ id: Id, name: z.string() })
export type Colleague = z.infer<typeof Colleague>
export const listTaskOwners = defineRoute({
  method: 'GET',
  path: '/task-owners',
  permission: 'relations.relation.read',
  summary: 'List the names of colleagues who may sign in, and of teams',
  response: z.object({ users: z.array(Colleague), teams: z.array(Colleague.extend({ isMine: z.boolean() })) }),
})

export const CalendarFeed = z.object({
  madeAt: z.iso.datetime(),
  /** The day on which a calendar program last asked for it. */
  readOn: Day.nullable(),
})
export type CalendarFeed = z.infer<typeof CalendarFeed>
export const getCalendarFeed = defineRoute({
  method: 'GET',
  path: '/calendar-feed',
  permission: 'engagement.task.read',
  // The address that is made lets somebody in after a key was withdrawn.
  withKey: 'refused',
  summary: 'Show whether one’s tasks can be read by a calendar program',
  response: z.object({ feed: CalendarFeed.nullable() }),
})
export const renewCalendarFeed = defineRoute({
  method: 'POST',
  path: '/calendar-feed',
  permission: 'engagement.task.read',
  // The address that is made lets somebody in after a key was withdrawn.
  withKey: 'refused',
  summary: 'Make an address at which a calendar program reads one’s tasks; an earlier address stops working',
  response: z.object({ url: z.string(), feed: CalendarFeed }),
})
export const withdrawCalendarFeed = defineRoute({
  method: 'DELETE',
  path: '/calendar-feed',
  permission: 'engagement.task.read',
  // The address that is made lets somebody in after a key was withdrawn.
  withKey: 'refused',
  summary: 'Withdraw the address at which a calendar program reads one’s tasks',
  response: Done,
})
export const readCalendar = defineRoute({
  method: 'GET',
  path: '/calendar/:file',
  permission: 'public',
  summary: 'Read one’s tasks as a calendar (RFC 5545); the address is the key',
  transport: 'download',
  params: z.object({ file: z.string().max(160) }),
  response: z.string(),
  errors: ['engagement.calendar_not_found', 'auth.too_many_attempts'],
})
