import { z } from 'zod'
import { Day } from '../relations/record.ts'
import { defineRoute, Id, IdParams } from '../platform/route.ts'
import { PartKey } from './process-templates.ts'
import { ProcessPage, StepState } from './processes.ts'

/** Days by the key of the date. */
export const ProcessDates = z.record(PartKey, Day.nullable())
const MAY_NOT = ['relations.change_not_allowed'] as const

export const startProcess = defineRoute({
  method: 'POST',
  path: '/relations/:id/processes',
  permission: 'engagement.process.work',
  summary: 'Start a process with a relation',
  params: IdParams,
  body: z.object({
    templateId: Id,
    /** The colleague who sees to it; oneself when it is left out. */
    ownerId: Id.optional(),
    dates: ProcessDates.default({}),
    /** One by this template runs with this relation already; start another one all the same. */
    isSecond: z.boolean().default(false),
  }),
  response: ProcessPage,
  errors: [
    ...MAY_NOT,
    'relations.relation_not_found',
    'engagement.template_not_found',
    'engagement.template_not_in_use',
    'engagement.process_wrong_type',
    'engagement.process_runs_already',
    'engagement.date_needed',
    'engagement.date_unknown',
    'engagement.owner_not_found',
  ],
})
const DEED = [
  ...MAY_NOT,
  'engagement.process_not_found',
  'engagement.process_ended',
  'engagement.process_paused',
] as const
/** What may stand in the way of giving the role that a process ends with. */
const ROLE = ['relations.type_wrong_kind', 'relations.type_retired', 'relations.type_not_found'] as const
const COMPLETING = [
  ...DEED,
  ...ROLE,
  'engagement.step_not_found',
  'engagement.step_not_open',
  'engagement.step_incomplete',
  'engagement.answer_needed',
  'engagement.answer_unknown',
  'engagement.date_needed',
] as const

const WORK = { method: 'POST', permission: 'engagement.process.work', response: ProcessPage } as const
const StepParams = IdParams.extend({ key: PartKey })
const Reason = z.string().trim().max(1000)
const Note = z.string().trim().max(2000)

export const doStep = defineRoute({
  ...WORK,
  path: '/processes/:id/steps/:key/do',
  summary: 'Mark a step as done, with its answer and date when it asks for them',
  params: StepParams,
  body: z.object({ answer: PartKey.optional(), date: Day.optional(), note: Note.default('') }),
  errors: COMPLETING,
})
export const skipStep = defineRoute({
  ...WORK,
  path: '/processes/:id/steps/:key/skip',
  summary: 'Leave a step out; of an obligatory one with the reason',
  params: StepParams,
  body: z.object({ reason: Reason }),
  errors: [...COMPLETING, 'engagement.reason_missing'],
})
export const reopenStep = defineRoute({
  ...WORK,
  path: '/processes/:id/steps/:key/reopen',
  summary: 'Open a step again that was done or left out; a process that had ended runs again',
  params: StepParams,
  body: z.object({}),
  errors: [
    ...MAY_NOT,
    'engagement.process_not_found',
    'engagement.process_paused',
    'engagement.step_not_found',
    'engagement.step_not_ended',
  ],
})
export const takeStep = defineRoute({
  ...WORK,
  path: '/processes/:id/steps/:key/take',
  summary: 'Say that one is at a step, or not any more',
  params: StepParams,
  body: z.object({ isTaken: z.boolean() }),
  errors: [...DEED, 'engagement.step_not_found', 'engagement.step_not_open'],
})
export const checkDocument = defineRoute({
  ...WORK,
  method: 'PUT',
  path: '/processes/:id/steps/:key/documents/:document',
  summary: 'Say whether a document that a step asks for was seen, when, and what is to be said of it',
  params: StepParams.extend({ document: PartKey }),
  body: z.object({ isChecked: z.boolean(), on: Day.optional(), note: z.string().trim().max(1000).default('') }),
  errors: [...DEED, 'engagement.step_not_found', 'engagement.document_not_found', 'engagement.date_in_future'],
})
export const changeProcess = defineRoute({
  ...WORK,
  method: 'PATCH',
  path: '/processes/:id',
  summary: 'Give a process another owner, or change its dates; what is due moves along',
  params: IdParams,
  body: z.object({ ownerId: Id.optional(), dates: ProcessDates.optional() }),
  errors: [...DEED, 'engagement.date_unknown', 'engagement.owner_not_found'],
})
export const pauseProcess = defineRoute({
  ...WORK,
  path: '/processes/:id/pause',
  summary: 'Pause a process: nothing of it is due until it goes on',
  params: IdParams,
  body: z.object({ reason: Reason }),
  errors: [...DEED, 'engagement.reason_missing'],
})
export const resumeProcess = defineRoute({
  ...WORK,
  path: '/processes/:id/resume',
  summary: 'Go on with a paused process; what was due moves along by the days that it stood still',
  params: IdParams,
  body: z.object({}),
  errors: [...MAY_NOT, 'engagement.process_not_found', 'engagement.process_ended', 'engagement.process_not_paused'],
})
export const stopProcess = defineRoute({
  ...WORK,
  path: '/processes/:id/stop',
  summary: 'Stop a process, with the reason',
  params: IdParams,
  body: z.object({ reason: Reason }),
  errors: [...MAY_NOT, 'engagement.process_not_found', 'engagement.process_ended', 'engagement.reason_missing'],
})
export const finishProcess = defineRoute({
  ...WORK,
  path: '/processes/:id/finish',
  summary: 'Finish a process of which only steps are left that are not obligatory',
  params: IdParams,
  body: z.object({}),
  errors: [...DEED, ...ROLE, 'engagement.steps_left'],
})
export const moveProcess = defineRoute({
  ...WORK,
  path: '/processes/:id/move',
  summary:
    'Move a process to another step on the board: what lies before it is done or left out, or a step is opened again',
  params: IdParams,
  body: z.object({
    /** Null: behind the last step. */
    to: PartKey.nullable(),
    answer: PartKey.optional(),
    date: Day.optional(),
    reason: Reason.default(''),
  }),
  errors: [...COMPLETING, 'engagement.reason_missing', 'engagement.step_not_reached'],
})

/** What would be different for a running process by the newest version. */
export const CarryOver = z.object({
  from: z.int(),
  to: z.int(),
  added: z.array(z.string()),
  removed: z.array(z.object({ title: z.string(), state: StepState })),
  changed: z.array(
    z.object({
      title: z.string(),
      was: z.string(),
      parts: z.array(z.enum(['title', 'who', 'due', 'order', 'demands', 'question', 'condition', 'text'])),
    }),
  ),
  /** Where it would stand afterwards; null when it would be finished by it. */
  step: z.string().nullable(),
})
export type CarryOver = z.infer<typeof CarryOver>
export const previewCarryOver = defineRoute({
  method: 'GET',
  path: '/processes/:id/carry-over',
  permission: 'engagement.process.manage',
  summary: 'Show what would change for a running process if it went on by the newest version of its template',
  params: IdParams,
  response: CarryOver,
  errors: ['engagement.process_not_found', 'engagement.process_ended', 'engagement.process_newest'],
})
export const carryOver = defineRoute({
  ...WORK,
  permission: 'engagement.process.manage',
  path: '/processes/:id/carry-over',
  summary: 'Let a running process go on by the version of its template that was looked at; what was done stays done',
  params: IdParams,
  body: z.object({ to: z.int().min(1) }),
  errors: [...DEED, 'engagement.process_newest', 'engagement.template_changed'],
})
