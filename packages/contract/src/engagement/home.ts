import { z } from 'zod'
import { QualityGap } from '../governance/quality-gap.ts'
import { defineRoute, Done, Id } from '../platform/route.ts'
import { AtHand } from '../relations/at-hand.ts'
import { Day } from '../relations/record.ts'
import { Approach } from './approaches.ts'
import { RoleStep } from './processes.ts'

/** The parts of the home page that somebody can move and hide. */
export const HomePart = z.enum(['tasks', 'approaches', 'steps', 'mine', 'waiting', 'insight', 'hand', 'changed'])
export type HomePart = z.infer<typeof HomePart>

/** Two columns on a wide screen; on a narrow one the second stands below the first. Every part is in one of the three once. */
export const HomeArrangement = z.object({
  main: z.array(HomePart).max(HomePart.options.length),
  side: z.array(HomePart).max(HomePart.options.length),
  hidden: z.array(HomePart).max(HomePart.options.length),
})
export type HomeArrangement = z.infer<typeof HomeArrangement>

export const WaitingKind = z.enum([
  'breaches',
  'requests',
  'reviews',
  'proposals',
  'duplicates',
  'imports',
  'folders',
  'connections',
  'objects',
  'keys',
  'webhooks',
  'registers',
])
export type WaitingKind = z.infer<typeof WaitingKind>

/** Something that waits for the reader to decide or to look at. */
export const Waiting = z.object({
  kind: WaitingKind,
  count: z.int().min(1),
  /** Where there is one only: which. */
  id: Id.nullable(),
  title: z.string().nullable(),
  /** The day before which the first should be done. */
  dueOn: Day.nullable(),
  /** The moment, where the law counts in hours. */
  dueAt: z.iso.datetime().nullable(),
  /** The day has passed, or a term of the law runs. */
  isUrgent: z.boolean(),
})
export type Waiting = z.infer<typeof Waiting>

/** What kind of deed is the most useful next one. */
export const DeedKind = z.enum([
  'breach',
  'request',
  'taskOverdue',
  'approachLate',
  'taskToday',
  'approachToday',
  'step',
  'review',
  'proposal',
  'quiet',
  'import',
  'folder',
  'connection',
  'object',
  'firstList',
  'duplicates',
  'keys',
  'webhooks',
  'register',
])
export type DeedKind = z.infer<typeof DeedKind>

/** One deed. `key` puts it aside; `id` is the task, the relation, the process, the round… that it is about. */
export const Deed = z.object({
  kind: DeedKind,
  key: z.string().min(1).max(120),
  id: Id.nullable(),
  title: z.string().nullable(),
  relation: z.object({ id: Id, name: z.string() }).nullable(),
  day: Day.nullable(),
  /** The moment, where the law counts in hours. */
  at: z.iso.datetime().nullable(),
  count: z.int().nullable(),
})
export type Deed = z.infer<typeof Deed>

export const InsightKind = z.enum(['quiet', 'gap', 'withoutSuccessor'])
export type InsightKind = z.infer<typeof InsightKind>

/** A true sentence about the organisation's own relations, and the list behind it. */
export const Insight = z.object({
  kind: InsightKind,
  count: z.int(),
  /** There are this many or more. */
  isAtLeast: z.boolean(),
  /** Of how many; null where that says nothing. */
  of: z.int().nullable(),
  domain: z.object({ id: Id, name: z.string() }).nullable(),
  gap: QualityGap.nullable(),
  /** The day it was measured; null for now. */
  day: Day.nullable(),
})
export type Insight = z.infer<typeof Insight>

export const GuideStepKey = z.enum([
  'branches',
  'factor',
  'invite',
  'owners',
  'purposes',
  'import',
  'duplicates',
  'view',
  'work',
])
export type GuideStepKey = z.infer<typeof GuideStepKey>

/** A step of setting up. What is done follows from what is there, never from a click. */
export const GuideStep = z.object({ step: GuideStepKey, isDone: z.boolean() })
export type GuideStep = z.infer<typeof GuideStep>

export const Home = z.object({
  arrangement: HomeArrangement,
  /** Somebody's own order, not that of the role. */
  isOwnOrder: z.boolean(),
  deed: Deed.nullable(),
  /** Something was put aside for today. */
  hasAside: z.boolean(),
  waiting: z.array(Waiting),
  insight: Insight.nullable(),
  /** Planned approaches that are the reader's, late or within a week, the soonest due first. */
  approaches: z.array(Approach),
  /** Steps of processes that lie with everybody of the reader's role, the soonest due first. */
  steps: z.array(RoleStep),
  /** Relations that the reader looks after or follows and that changed lately, the last first. */
  mine: z.array(AtHand),
  guide: z.object({ steps: z.array(GuideStep), isPutAway: z.boolean() }),
})
export type Home = z.infer<typeof Home>

export const getHomePage = defineRoute({
  method: 'GET',
  path: '/home',
  permission: 'session',
  summary:
    'Show what the home page says: what waits, one deed, one insight, the steps of setting up and one’s own order',
  response: Home,
})
export const arrangeHome = defineRoute({
  method: 'PUT',
  path: '/home/arrangement',
  permission: 'session',
  summary: 'Keep one’s own order of the home page; nothing: the order of the role again',
  body: z.object({ arrangement: HomeArrangement.nullable() }),
  response: z.object({ arrangement: HomeArrangement, isOwnOrder: z.boolean() }),
})
export const putAside = defineRoute({
  method: 'POST',
  path: '/home/aside',
  permission: 'session',
  summary: 'Put the one deed of today aside until tomorrow; nothing: take back what was put aside',
  body: z.object({ key: z.string().min(1).max(120).nullable() }),
  response: Done,
})
export const setGuide = defineRoute({
  method: 'PUT',
  path: '/home/guide',
  permission: 'session',
  summary: 'Put the guide for setting up away, or bring it back',
  body: z.object({ isPutAway: z.boolean() }),
  response: Done,
})
