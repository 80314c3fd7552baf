import { z } from 'zod'
import { Day } from '../relations/record.ts'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'

/** What can have a term. Of some the product keeps nothing yet; a rule may be written, and is shown as not applying yet. */
export const RetentionKind = z.enum([
  'former_role',
  'no_role',
  'note',
  'import_row',
  'upload',
  'job',
  'export_file',
  'consent_proof',
  'audit_detail',
  'search_trail',
  'financial_record',
  'library_transaction',
])
export type RetentionKind = z.infer<typeof RetentionKind>

/** The moment after which a term runs. `received`: when it was received, made or read in. */
export const RetentionMoment = z.enum(['role_end', 'last_activity', 'last_change', 'received'])
export type RetentionMoment = z.infer<typeof RetentionMoment>

export const RetentionAction = z.enum(['delete', 'anonymise', 'pseudonymise'])
export type RetentionAction = z.infer<typeof RetentionAction>

/** What is possible with a kind; `applies` false: the product keeps nothing of it yet. */
export const RetentionKindInfo = z.object({
  kind: RetentionKind,
  applies: z.boolean(),
  moments: z.array(RetentionMoment),
  actions: z.array(RetentionAction),
  hasType: z.boolean(),
  hasSource: z.boolean(),
  /** Whether a purpose narrows the rule. Of other kinds it only says with which purpose the register names the term. */
  hasPurpose: z.boolean(),
})
export type RetentionKindInfo = z.infer<typeof RetentionKindInfo>

const text = (most: number) => z.string().trim().max(most)

export const RetentionRuleContent = z.object({
  kind: RetentionKind,
  title: text(120).min(2),
  typeId: Id.nullable(),
  sourceId: Id.nullable(),
  purposeId: Id.nullable(),
  months: z.int().min(0).max(1200),
  /** On top of the months, for terms like "90 days". */
  days: z.int().min(0).max(366),
  moment: RetentionMoment,
  action: RetentionAction,
  /** The law or agreement that it rests on. */
  basis: text(200).min(2),
  /** Why this long, in a sentence for a colleague. */
  why: text(1000).min(2),
})
export type RetentionRuleContent = z.infer<typeof RetentionRuleContent>

/** Why something of which this term has passed stays nevertheless. */
export const KeptReason = z.enum(['held', 'running_role', 'linked', 'other_rule', 'no_rule', 'request'])
export type KeptReason = z.infer<typeof KeptReason>

export const RetentionCounts = z.object({
  /** All that the rule is about, whether its term has passed or not. */
  total: z.int(),
  /** Of which the term of this rule has passed. */
  passed: z.int(),
  /** Would go today. */
  due: z.int(),
  kept: z.partialRecord(KeptReason, z.int()),
})
export type RetentionCounts = z.infer<typeof RetentionCounts>

const Example = z.object({
  id: Id,
  /** Null for things without a name of their own. */
  name: z.string(),
  /** The relation to look at; null when it is not about one. */
  relationId: Id.nullable(),
  /** The last day on which something of it was kept for this rule. */
  since: Day.nullable(),
  reason: KeptReason.nullable(),
})
export type RetentionExample = z.infer<typeof Example>

export const RetentionPreview = z.object({
  version: z.int(),
  state: z.enum(['running', 'done', 'failed']),
  jobId: Id.nullable(),
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
  counts: RetentionCounts.nullable(),
  examples: z.array(Example),
  keptExamples: z.array(Example),
})
export type RetentionPreview = z.infer<typeof RetentionPreview>

export const RetentionRule = RetentionRuleContent.extend({
  id: Id,
  version: z.int(),
  isOn: z.boolean(),
  applies: z.boolean(),
  /** Null for what never was previewed. */
  previewedVersion: z.int().nullable(),
  changedBy: z.string(),
  changedAt: z.iso.datetime(),
  switchedBy: z.string().nullable(),
  switchedAt: z.iso.datetime().nullable(),
  openRunId: Id.nullable(),
})
export type RetentionRule = z.infer<typeof RetentionRule>

export const RunState = z.enum(['counting', 'waiting', 'running', 'done', 'stopped', 'failed'])
export type RunState = z.infer<typeof RunState>

/** Proof: what was done under which version, in numbers and nothing else. */
export const RetentionRun = z.object({
  id: Id,
  ruleId: Id,
  ruleTitle: z.string(),
  ruleVersion: z.int(),
  kind: RetentionKind,
  action: RetentionAction,
  state: RunState,
  isScheduled: z.boolean(),
  jobId: Id.nullable(),
  total: z.int().nullable(),
  due: z.int().nullable(),
  kept: z.partialRecord(KeptReason, z.int()),
  removed: z.int(),
  agreed: z.int().nullable(),
  agreedBy: z.string().nullable(),
  startedBy: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
})
export type RetentionRun = z.infer<typeof RetentionRun>

export const RetentionSettings = z.object({
  /** 0–1; more than this share of the whole at once waits for somebody to agree. */
  mostShare: z.number().gt(0).max(1),
  mostCount: z.int().min(1).max(10_000_000),
  isScheduled: z.boolean(),
})
export type RetentionSettings = z.infer<typeof RetentionSettings>

const MANAGE = 'privacy.retention.manage' as const

export const listRetentionRules = defineRoute({
  method: 'GET',
  path: '/retention/rules',
  permission: MANAGE,
  summary: 'List the rules that say how long what is kept',
  response: z.object({
    items: z.array(RetentionRule),
    kinds: z.array(RetentionKindInfo),
    settings: RetentionSettings,
    /** Whether this person sees every domain: only then rules can be switched on and carried out. */
    seesAll: z.boolean(),
  }),
})
export const getRetentionRule = defineRoute({
  method: 'GET',
  path: '/retention/rules/:id',
  permission: MANAGE,
  summary: 'Show a rule with its versions and what it would do',
  params: IdParams,
  response: z.object({
    rule: RetentionRule,
    versions: z.array(
      z.object({
        version: z.int(),
        content: RetentionRuleContent,
        changedBy: z.string(),
        changedAt: z.iso.datetime(),
      }),
    ),
    preview: RetentionPreview.nullable(),
  }),
  errors: ['privacy.retention_rule_not_found'],
})
const contentErrors = [
  'privacy.retention_rule_impossible',
  'relations.type_not_found',
  'identity.source_not_found',
] as const
export const addRetentionRule = defineRoute({
  method: 'POST',
  path: '/retention/rules',
  permission: MANAGE,
  summary: 'Add a rule; it does nothing until it was previewed and switched on',
  body: RetentionRuleContent,
  response: RetentionRule,
  errors: [...contentErrors],
})
export const changeRetentionRule = defineRoute({
  method: 'PUT',
  path: '/retention/rules/:id',
  permission: MANAGE,
  summary: 'Change a rule: a new version, switched off until it was previewed again',
  params: IdParams,
  body: RetentionRuleContent.extend({ expectedVersion: z.int() }),
  response: RetentionRule,
  errors: [
    'privacy.retention_rule_not_found',
    'privacy.retention_rule_changed',
    'privacy.retention_run_open',
    ...contentErrors,
  ],
})
export const removeRetentionRule = defineRoute({
  method: 'DELETE',
  path: '/retention/rules/:id',
  permission: MANAGE,
  summary: 'Take a rule out of the list; its proof stays',
  params: IdParams,
  response: Done,
  errors: ['privacy.retention_rule_not_found', 'privacy.retention_run_open'],
})
export const previewRetention = defineRoute({
  method: 'POST',
  path: '/retention/rules/:id/preview',
  permission: MANAGE,
  summary: 'Count in the background what a rule would take away, and what it would leave and why',
  params: IdParams,
  response: RetentionPreview,
  errors: ['privacy.retention_rule_not_found', 'privacy.retention_not_yet'],
})
export const switchRetentionRule = defineRoute({
  method: 'POST',
  path: '/retention/rules/:id/switch',
  permission: MANAGE,
  summary: 'Switch a rule on, after its preview, or off',
  params: IdParams,
  body: z.object({ isOn: z.boolean(), version: z.int() }),
  response: RetentionRule,
  errors: [
    'privacy.retention_rule_not_found',
    'privacy.retention_rule_changed',
    'privacy.retention_not_previewed',
    'privacy.retention_not_yet',
    'privacy.retention_needs_all_domains',
  ],
})
export const startRetentionRun = defineRoute({
  method: 'POST',
  path: '/retention/rules/:id/runs',
  permission: MANAGE,
  summary: 'Carry a rule out now',
  params: IdParams,
  response: RetentionRun,
  errors: [
    'privacy.retention_rule_not_found',
    'privacy.retention_rule_off',
    'privacy.retention_run_open',
    'privacy.retention_needs_all_domains',
  ],
})
export const listRetentionRuns = defineRoute({
  method: 'GET',
  path: '/retention/runs',
  permission: MANAGE,
  summary: 'List what was carried out, newest first: the proof, in numbers',
  query: z.object({
    ruleId: Id.optional(),
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  response: z.object({ items: z.array(RetentionRun), nextCursor: z.string().nullable() }),
  errors: ['relations.cursor_invalid'],
})
export const agreeRetentionRun = defineRoute({
  method: 'POST',
  path: '/retention/runs/:id/agree',
  permission: MANAGE,
  summary: 'Let a run that waits go on, for exactly the number that is shown',
  params: IdParams,
  body: z.object({ due: z.int() }),
  response: RetentionRun,
  errors: [
    'privacy.retention_run_not_found',
    'privacy.retention_run_not_waiting',
    'privacy.retention_count_changed',
    'privacy.retention_needs_all_domains',
  ],
})
export const stopRetentionRun = defineRoute({
  method: 'POST',
  path: '/retention/runs/:id/stop',
  permission: MANAGE,
  summary: 'Stop a run; what it had done stays done',
  params: IdParams,
  response: RetentionRun,
  errors: ['privacy.retention_run_not_found', 'privacy.retention_run_ended'],
})
export const downloadRetentionProof = defineRoute({
  method: 'GET',
  path: '/retention/proof',
  permission: MANAGE,
  summary: 'Download the proof of what was carried out, as CSV',
  transport: 'download',
  response: z.unknown(),
})
export const changeRetentionSettings = defineRoute({
  method: 'PUT',
  path: '/retention/settings',
  permission: MANAGE,
  summary: 'Set when a run has to wait for somebody, and whether rules are carried out at night',
  body: RetentionSettings,
  response: RetentionSettings,
})
