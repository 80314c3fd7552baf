import { z } from 'zod'
import { FieldKey } from '../governance/fields.ts'
import { Role } from '../platform/permissions.ts'
import { MaskKind } from '../relations/disclosure.ts'
import { Day, RelationKind } from '../relations/record.ts'
import { defineRoute, Id, IdParams } from '../platform/route.ts'
import { PartKey, StepQuestion } from './process-templates.ts'

export const ProcessState = z.enum(['running', 'paused', 'ended'])
export type ProcessState = z.infer<typeof ProcessState>
export const ProcessOutcome = z.enum(['completed', 'answer', 'stopped'])
export type ProcessOutcome = z.infer<typeof ProcessOutcome>
/** `waiting`: may not begin yet; `passed`: does not apply, because of an answer or because the process ended before it. */
export const StepState = z.enum(['waiting', 'open', 'done', 'skipped', 'passed'])
export type StepState = z.infer<typeof StepState>

const Named = z.object({ id: Id, name: z.string() })
/** With whom a step lies; `name` is empty for a role, which every language says in its own words. */
export const StepHolder = z.object({
  kind: z.enum(['user', 'team', 'role']),
  id: Id.nullable(),
  role: Role.nullable(),
  name: z.string(),
})
export type StepHolder = z.infer<typeof StepHolder>
export const ProcessRelation = z.object({
  id: Id,
  name: z.string(),
  kind: RelationKind,
  place: z.string().nullable(),
  mask: MaskKind.optional(),
})
export type ProcessRelation = z.infer<typeof ProcessRelation>

/** A field that a step asks for. `kept_back`: it is not shown to this reader, who therefore cannot tell either. */
export const RequiredField = z.object({
  key: FieldKey,
  label: z.string(),
  state: z.enum(['filled', 'missing', 'kept_back']),
})
export type RequiredField = z.infer<typeof RequiredField>
export const RequiredDocument = z.object({
  key: PartKey,
  name: z.string(),
  isObligatory: z.boolean(),
  isChecked: z.boolean(),
  checkedOn: Day.nullable(),
  checkedBy: z.string().nullable(),
  note: z.string(),
})
export type RequiredDocument = z.infer<typeof RequiredDocument>

export const RunningStep = z.object({
  key: PartKey,
  title: z.string(),
  instruction: z.string(),
  state: StepState,
  isObligatory: z.boolean(),
  isStrict: z.boolean(),
  who: StepHolder.nullable(),
  isForMe: z.boolean(),
  dueOn: Day.nullable(),
  isLate: z.boolean(),
  openedAt: z.iso.datetime().nullable(),
  takenBy: z.string().nullable(),
  isTakenByMe: z.boolean(),
  endedAt: z.iso.datetime().nullable(),
  endedBy: z.string().nullable(),
  answer: z.object({ key: PartKey, label: z.string() }).nullable(),
  note: z.string(),
  question: StepQuestion.nullable(),
  asksDate: z.object({ key: PartKey, label: z.string(), day: Day.nullable() }).nullable(),
  fields: z.array(RequiredField),
  documents: z.array(RequiredDocument),
  /** Titles of the steps that it waits for. */
  waitsFor: z.array(z.string()),
})
export type RunningStep = z.infer<typeof RunningStep>

export const ProcessPage = z.object({
  id: Id,
  template: Named.extend({ version: z.int(), newestVersion: z.int() }),
  goal: z.string(),
  relation: ProcessRelation,
  state: ProcessState,
  outcome: ProcessOutcome.nullable(),
  owner: Named.nullable(),
  startedOn: Day,
  startedBy: z.string(),
  pausedOn: Day.nullable(),
  endedAt: z.iso.datetime().nullable(),
  endedBy: z.string().nullable(),
  reason: z.string(),
  dates: z.array(z.object({ key: PartKey, label: z.string(), day: Day.nullable() })),
  steps: z.array(RunningStep),
  currentKey: PartKey.nullable(),
  /** Whether this reader may do anything with it: the right, and a relation that they may change. */
  mayWork: z.boolean(),
  /** Only steps that are not obligatory are left: it may be finished as it is. */
  mayFinish: z.boolean(),
  /** What was written with it is kept back: it is about somebody under protection. */
  isWithheld: z.boolean(),
  /** The name of the role that completing it gives. */
  role: z.string().nullable(),
})
export type ProcessPage = z.infer<typeof ProcessPage>

/** A process in a list. */
export const ProcessLine = z.object({
  id: Id,
  template: Named,
  relation: ProcessRelation,
  state: ProcessState,
  outcome: ProcessOutcome.nullable(),
  owner: Named.nullable(),
  step: z.object({ key: PartKey, title: z.string() }).nullable(),
  dueOn: Day.nullable(),
  isLate: z.boolean(),
  daysInStep: z.int(),
  done: z.int(),
  total: z.int(),
  endedAt: z.iso.datetime().nullable(),
})
export type ProcessLine = z.infer<typeof ProcessLine>

export const listProcesses = defineRoute({
  method: 'GET',
  path: '/processes',
  permission: 'engagement.process.read',
  summary: 'List processes: those that run by the day they are due, those that ended by the day they did',
  query: z.object({
    state: z.enum(['running', 'ended']).default('running'),
    templateId: Id.optional(),
    ownerId: Id.optional(),
    overdue: z.stringbool().optional(),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  response: z.object({ items: z.array(ProcessLine), nextCursor: z.string().nullable() }),
})
export const listRelationProcesses = defineRoute({
  method: 'GET',
  path: '/relations/:id/processes',
  permission: 'engagement.process.read',
  summary: 'List the processes of a relation, those that run first, and those that can be started',
  params: IdParams,
  response: z.object({
    items: z.array(ProcessLine),
    /** Templates in use for which this relation has the type; `isRunning`: one runs already. */
    startable: z.array(
      Named.extend({
        goal: z.string(),
        dates: z.array(z.object({ key: PartKey, label: z.string(), isAskedAtStart: z.boolean() })),
        isRunning: z.boolean(),
      }),
    ),
    mayWork: z.boolean(),
  }),
  errors: ['relations.relation_not_found'],
})
/** A step that anybody of a role can do. */
export const RoleStep = z.object({
  processId: Id,
  template: z.string(),
  relation: ProcessRelation,
  step: z.object({ key: PartKey, title: z.string() }),
  dueOn: Day.nullable(),
  isLate: z.boolean(),
})
export type RoleStep = z.infer<typeof RoleStep>
export const listRoleSteps = defineRoute({
  method: 'GET',
  path: '/processes/steps-for-my-role',
  permission: 'engagement.process.work',
  summary: 'List the steps that lie with everybody of the reader’s role, soonest due first',
  response: z.object({
    items: z.array(RoleStep),
  }),
})
export const getProcess = defineRoute({
  method: 'GET',
  path: '/processes/:id',
  permission: 'engagement.process.read',
  summary: 'Show a process: its steps, what is missing, who is at it',
  params: IdParams,
  response: ProcessPage,
  errors: ['engagement.process_not_found'],
})
