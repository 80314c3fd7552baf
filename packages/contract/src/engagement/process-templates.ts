import { z } from 'zod'
import { FieldKey } from '../governance/fields.ts'
import { Role } from '../platform/permissions.ts'
import { defineRoute, Id, IdParams } from '../platform/route.ts'

/** Names a step, an answer, a date or a document within a template; stays the same when its words change. */
export const PartKey = z.string().regex(/^[a-z0-9][a-z0-9_]{0,39}$/)
export type PartKey = z.infer<typeof PartKey>

/** Who does a step. `owner`: of the process; `relation_owner`: the relation manager, and the owner when there is none. */
export const StepWho = z.discriminatedUnion('by', [
  z.object({ by: z.enum(['owner', 'starter', 'relation_owner']) }),
  z.object({ by: z.literal('user'), userId: Id }),
  z.object({ by: z.literal('team'), teamId: Id }),
  z.object({ by: z.literal('role'), role: Role }),
])
export type StepWho = z.infer<typeof StepWho>

export const DueUnit = z.enum(['day', 'working_day', 'week', 'month'])
export type DueUnit = z.infer<typeof DueUnit>
/** What becomes of a day that is a Saturday, a Sunday or a public holiday. */
export const IfClosed = z.enum(['keep', 'before', 'after'])
export type IfClosed = z.infer<typeof IfClosed>
const Offset = { count: z.int().min(-1000).max(1000), unit: DueUnit, ifClosed: IfClosed }
/** When a step must be done: counted from the start, from the end of the step before it, or from a date of the process. */
export const StepDue = z.discriminatedUnion('from', [
  z.object({ from: z.literal('none') }),
  z.object({ from: z.enum(['start', 'previous']), ...Offset }),
  z.object({ from: z.literal('date'), dateKey: PartKey, ...Offset }),
])
export type StepDue = z.infer<typeof StepDue>

export const StepAnswer = z.object({
  key: PartKey,
  label: z.string().trim().min(1).max(60),
  /** With this answer the process ends: the steps after it do not apply any more. */
  endsProcess: z.boolean(),
})
export const StepQuestion = z.object({
  text: z.string().trim().min(1).max(200),
  answers: z.array(StepAnswer).min(2).max(8),
})
export type StepQuestion = z.infer<typeof StepQuestion>
export const StepDocument = z.object({
  key: PartKey,
  name: z.string().trim().min(1).max(120),
  isObligatory: z.boolean(),
})
export type StepDocument = z.infer<typeof StepDocument>

export const StepPlan = z.object({
  key: PartKey,
  title: z.string().trim().min(1).max(120),
  instruction: z.string().trim().max(2000),
  who: StepWho,
  due: StepDue,
  isObligatory: z.boolean(),
  /** Fields of the relation that must be filled in. */
  fields: z.array(FieldKey).max(20),
  documents: z.array(StepDocument).max(12),
  /** The step can only be done when its data and obligatory documents are there; otherwise what is missing is only said. */
  isStrict: z.boolean(),
  /** When it may begin: at the start, after the step above it, or after certain earlier steps. */
  after: z.discriminatedUnion('what', [
    z.object({ what: z.enum(['start', 'previous']) }),
    z.object({ what: z.literal('steps'), steps: z.array(PartKey).min(1).max(20) }),
  ]),
  /** Only when an earlier step was answered with one of these; otherwise it does not apply. */
  when: z.object({ step: PartKey, answers: z.array(PartKey).min(1).max(8) }).nullable(),
  question: StepQuestion.nullable(),
  /** The date of the process that is asked for when this step is done. */
  asksDate: PartKey.nullable(),
})
export type StepPlan = z.infer<typeof StepPlan>

export const ProcessDate = z.object({
  key: PartKey,
  label: z.string().trim().min(1).max(80),
  isAskedAtStart: z.boolean(),
})
export type ProcessDate = z.infer<typeof ProcessDate>
/** A task for later, made when the process has been completed: renew the certificate of conduct in three years. */
export const ProcessReminder = z.object({
  key: PartKey,
  title: z.string().trim().min(1).max(120),
  /** Counted from this date of the process; null: from its last day. */
  dateKey: PartKey.nullable(),
  months: z.int().min(0).max(120),
  /** On top of the months; negative to be told before. */
  days: z.int().min(-366).max(366),
})
export type ProcessReminder = z.infer<typeof ProcessReminder>

export const ProcessContent = z.object({
  dates: z.array(ProcessDate).max(12),
  steps: z.array(StepPlan).min(1).max(40),
  reminders: z.array(ProcessReminder).max(6),
  /** The role that the relation gets when the process has been completed. */
  roleTypeId: Id.nullable(),
})
export type ProcessContent = z.infer<typeof ProcessContent>

export const TemplateState = z.enum(['draft', 'active', 'retired'])
export type TemplateState = z.infer<typeof TemplateState>
const Named = z.object({ id: Id, name: z.string() })

export const TemplateSummary = z.object({
  id: Id,
  name: z.string(),
  goal: z.string(),
  state: TemplateState,
  domain: Named.nullable(),
  /** Null: for every relation. */
  type: Named.nullable(),
  version: z.int(),
  stepCount: z.int(),
  dates: z.array(ProcessDate),
  /** Of relations that the reader may see. */
  running: z.int(),
  overdue: z.int(),
  mayManage: z.boolean(),
})
export type TemplateSummary = z.infer<typeof TemplateSummary>

export const TemplatePage = TemplateSummary.extend({
  edition: z.int(),
  content: ProcessContent,
  changedAt: z.iso.datetime(),
  changedBy: z.string(),
  versions: z.array(z.object({ version: z.int(), madeAt: z.iso.datetime(), madeBy: z.string(), running: z.int() })),
})
export type TemplatePage = z.infer<typeof TemplatePage>

/** Where a template cannot be right: `step`, the key of the step that it is about. */
export const TemplateIssue = z.object({
  code: z.enum([
    'key_twice',
    'step_later',
    'answer_unknown',
    'date_unknown',
    'team_unknown',
    'user_unknown',
    'field_unknown',
  ]),
  step: PartKey.nullable(),
  about: z.string(),
})
export type TemplateIssue = z.infer<typeof TemplateIssue>

export const TemplateInput = z.object({
  name: z.string().trim().min(1).max(120),
  goal: z.string().trim().max(2000),
  domainId: Id.nullable(),
  typeId: Id.nullable(),
  content: ProcessContent,
})
export type TemplateInput = z.infer<typeof TemplateInput>

const REFUSALS = [
  'engagement.template_invalid',
  'engagement.template_name_taken',
  'engagement.template_not_allowed',
  'governance.domain_not_found',
  'relations.type_not_found',
] as const

export const listProcessTemplates = defineRoute({
  method: 'GET',
  path: '/process-templates',
  permission: 'engagement.process.read',
  summary: 'List the templates of processes, and how many run by each',
  response: z.object({ items: z.array(TemplateSummary) }),
})
export const getProcessTemplate = defineRoute({
  method: 'GET',
  path: '/process-templates/:id',
  permission: 'engagement.process.read',
  summary: 'Show a template of a process: its steps, and which versions are in use',
  params: IdParams,
  response: TemplatePage,
  errors: ['engagement.template_not_found'],
})
export const addProcessTemplate = defineRoute({
  method: 'POST',
  path: '/process-templates',
  permission: 'engagement.process.manage',
  summary: 'Add a template of a process; nothing runs by it before it is put to use',
  body: TemplateInput,
  response: TemplatePage,
  errors: REFUSALS,
})
export const changeProcessTemplate = defineRoute({
  method: 'PUT',
  path: '/process-templates/:id',
  permission: 'engagement.process.manage',
  summary: 'Change a template of a process; what runs goes on as it was agreed when it began',
  params: IdParams,
  /** `edition`: the one that was seen. */
  body: TemplateInput.extend({ edition: z.int().min(1) }),
  response: TemplatePage,
  errors: [...REFUSALS, 'engagement.template_not_found', 'engagement.template_changed'],
})
export const setTemplateState = defineRoute({
  method: 'POST',
  path: '/process-templates/:id/state',
  permission: 'engagement.process.manage',
  summary: 'Put a template to use, or retire it: nothing new starts by it, what runs goes on',
  params: IdParams,
  body: z.object({ state: z.enum(['active', 'retired']) }),
  response: TemplatePage,
  errors: [
    'engagement.template_not_found',
    'engagement.template_not_allowed',
    'engagement.template_name_taken',
    'engagement.template_invalid',
  ],
})

export const StarterKey = z.enum(['school', 'sponsor', 'subsidy', 'volunteer', 'member', 'complaint'])
export type StarterKey = z.infer<typeof StarterKey>
export const listStarterTemplates = defineRoute({
  method: 'GET',
  path: '/process-templates/starters',
  permission: 'engagement.process.manage',
  summary: 'List the templates that the product comes with, to be added by choice',
  response: z.object({
    items: z.array(
      z.object({
        key: StarterKey,
        name: z.string(),
        goal: z.string(),
        steps: z.array(z.string()),
        /** The template that was made of it, when there is one. */
        templateId: Id.nullable(),
      }),
    ),
  }),
})
export const addStarterTemplate = defineRoute({
  method: 'POST',
  path: '/process-templates/starters/:key',
  permission: 'engagement.process.manage',
  summary: 'Add a template that the product comes with, to be changed at will',
  params: z.object({ key: StarterKey }),
  response: TemplatePage,
  errors: ['engagement.template_name_taken', 'engagement.template_not_allowed'],
})
