import { z } from 'zod'
import { defineRoute, Id } from '../platform/route.ts'
import { Masking } from './disclosure.ts'
import { Day, RelationKind } from './record.ts'
import { RelationFilter } from './relation.ts'

/** What can stand on a day: a task that is due, an approach that is planned to begin, a process that is due, a role that begins or ends. */
export const DatedKind = z.enum(['task', 'approach', 'process', 'role_begins', 'role_ends'])
export type DatedKind = z.infer<typeof DatedKind>
export const Dated = z.object({
  kind: DatedKind,
  /** Of the task, approach, process or role. */
  id: Id,
  day: Day,
  /** "14:30", of a task with a time. */
  time: z.string().nullable(),
  /** What it is called: the task, the purpose, the process, the type of the role. */
  title: z.string(),
  who: z.string().nullable(),
  relation: z.object({ id: Id, name: z.string(), kind: RelationKind, ...Masking }),
})
export type Dated = z.infer<typeof Dated>
/** Six weeks, which is the most a month touches. */
export const MOST_DAYS = 42
export const getCalendar = defineRoute({
  method: 'GET',
  path: '/relations/calendar',
  permission: 'relations.relation.read',
  summary: 'Show what stands on each day about the relations that a filter leaves, for at most six weeks',
  query: RelationFilter.extend({
    from: Day,
    until: Day,
    /** Left out: every kind. */
    kinds: z.union([DatedKind, z.array(DatedKind).max(5)]).optional(),
    /** Of every kind on every day. */
    perDay: z.coerce.number().int().min(1).max(200).default(10),
  }),
  response: z.object({
    items: z.array(Dated),
    /** Days on which there is more of a kind than was asked for. */
    more: z.array(z.object({ day: Day, kind: DatedKind })),
  }),
  errors: ['relations.filter_invalid', 'relations.period_invalid'],
})
