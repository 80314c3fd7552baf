import { z } from 'zod'
import { Day } from '../relations/record.ts'
import { RelationFilter } from '../relations/relation.ts'
import { defineRoute, Id, IdParams } from '../platform/route.ts'

const text = (most: number) => z.string().trim().max(most)
const Level = z.enum(['low', 'medium', 'high'])

/** Confidentiality, integrity, availability (guidelines WP 250 rev.01). */
export const BreachNature = z.enum(['confidentiality', 'integrity', 'availability'])
export type BreachNature = z.infer<typeof BreachNature>

/** Kinds of data that a breach can be about. */
export const BreachCategory = z.enum([
  'names',
  'contact',
  'birth_dates',
  'identifiers',
  'memberships',
  'notes',
  'payments',
  'passwords',
  'health',
  'other',
])
export type BreachCategory = z.infer<typeof BreachCategory>

/** Since somebody here knew: 72 hours to tell the authority (art. 33 lid 1), nights and weekends included. */
export const BreachClock = z.object({
  state: z.enum(['running', 'late', 'told', 'told_late', 'not_needed']),
  deadline: z.iso.datetime(),
})
export type BreachClock = z.infer<typeof BreachClock>

const Decision = z.object({
  isNeeded: z.boolean(),
  reason: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
})

export const BreachFacts = z.object({
  title: text(160).min(2),
  happened: text(10_000).min(2),
  discoveredAt: z.iso.datetime(),
  occurredFrom: Day.nullable(),
  occurredUntil: Day.nullable(),
  nature: z.array(BreachNature).max(3),
  categories: z.array(BreachCategory).max(20),
  hasSpecial: z.boolean(),
  estimatedPersons: z.int().min(0).max(100_000_000).nullable(),
  likelihood: Level.nullable(),
  severity: Level.nullable(),
  consequences: text(5000),
  measures: text(5000),
})
export type BreachFacts = z.infer<typeof BreachFacts>

/** What the risk means for telling, as advice: people decide (art. 33, 34). */
export const BreachAdvice = z.object({
  risk: z.enum(['unknown', 'unlikely', 'risk', 'high']),
  tellAuthority: z.boolean().nullable(),
  tellPersons: z.boolean().nullable(),
})
export type BreachAdvice = z.infer<typeof BreachAdvice>

export const BreachEvent = z.object({
  id: Id,
  kind: z.enum([
    'reported',
    'changed',
    'counted',
    'authority_decided',
    'authority_told',
    'persons_decided',
    'persons_told',
    'letter_written',
    'remark',
    'closed',
    'reopened',
  ]),
  text: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
})
export type BreachEvent = z.infer<typeof BreachEvent>

export const Breach = BreachFacts.extend({
  id: Id,
  number: z.int(),
  clock: BreachClock,
  advice: BreachAdvice,
  filter: RelationFilter.nullable(),
  counted: z.int().nullable(),
  countedAt: z.iso.datetime().nullable(),
  authority: Decision.nullable(),
  authorityToldAt: z.iso.datetime().nullable(),
  authorityNumber: z.string().nullable(),
  persons: Decision.nullable(),
  personsToldAt: z.iso.datetime().nullable(),
  /** As it was kept, else as it follows from what is known. */
  letterAuthority: z.string(),
  letterPersons: z.string(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  closedBy: z.string().nullable(),
  closedAt: z.iso.datetime().nullable(),
  lessons: z.string().nullable(),
})
export type Breach = z.infer<typeof Breach>

export const BreachSummary = Breach.pick({
  id: true,
  number: true,
  title: true,
  discoveredAt: true,
  clock: true,
  counted: true,
  estimatedPersons: true,
  closedAt: true,
})
export type BreachSummary = z.infer<typeof BreachSummary>

const MANAGE = 'privacy.breach.manage' as const

export const listBreaches = defineRoute({
  method: 'GET',
  path: '/breaches',
  permission: MANAGE,
  summary: 'List the breaches, those that are open first',
  response: z.object({ items: z.array(BreachSummary) }),
})
export const reportBreach = defineRoute({
  method: 'POST',
  path: '/breaches',
  permission: MANAGE,
  summary: 'Register a breach; the clock of 72 hours runs from its discovery',
  body: BreachFacts.pick({ title: true, happened: true, discoveredAt: true }),
  response: Breach,
  errors: ['privacy.breach_in_future'],
})
const found = ['privacy.breach_not_found', 'privacy.breach_closed'] as const
export const getBreach = defineRoute({
  method: 'GET',
  path: '/breaches/:id',
  permission: MANAGE,
  summary: 'Show a breach with everything that was done about it',
  params: IdParams,
  response: z.object({ breach: Breach, events: z.array(BreachEvent) }),
  errors: ['privacy.breach_not_found'],
})
export const changeBreach = defineRoute({
  method: 'PUT',
  path: '/breaches/:id',
  permission: MANAGE,
  summary: 'Write down what is known of a breach',
  params: IdParams,
  body: BreachFacts,
  response: Breach,
  errors: [...found, 'privacy.breach_in_future'],
})
export const countBreachPersons = defineRoute({
  method: 'POST',
  path: '/breaches/:id/count',
  permission: MANAGE,
  summary: 'Say by a filter of the list whom it is about, and count them',
  params: IdParams,
  body: z.object({ filter: RelationFilter.nullable() }),
  response: Breach,
  errors: [...found],
})
export const decideBreach = defineRoute({
  method: 'POST',
  path: '/breaches/:id/decisions',
  permission: MANAGE,
  summary: 'Decide whether the authority or the persons are told, with the reason',
  params: IdParams,
  body: z.object({ whom: z.enum(['authority', 'persons']), isNeeded: z.boolean(), reason: text(2000).min(10) }),
  response: Breach,
  errors: [...found],
})
export const tellBreach = defineRoute({
  method: 'POST',
  path: '/breaches/:id/told',
  permission: MANAGE,
  summary: 'Write down that the authority or the persons were told',
  params: IdParams,
  body: z.object({ whom: z.enum(['authority', 'persons']), at: z.iso.datetime(), number: text(80).nullable() }),
  response: Breach,
  errors: [...found, 'privacy.breach_not_decided', 'privacy.breach_in_future'],
})
export const writeBreachLetter = defineRoute({
  method: 'PUT',
  path: '/breaches/:id/letters/:whom',
  permission: MANAGE,
  summary: 'Keep the text of a letter; null takes the proposed text again',
  params: IdParams.extend({ whom: z.enum(['authority', 'persons']) }),
  body: z.object({ text: z.string().max(20_000).nullable() }),
  response: Breach,
  errors: [...found],
})
export const remarkBreach = defineRoute({
  method: 'POST',
  path: '/breaches/:id/remarks',
  permission: MANAGE,
  summary: 'Add a remark to the timeline of a breach',
  params: IdParams,
  body: z.object({ text: text(2000).min(2) }),
  response: BreachEvent,
  errors: [...found],
})
export const closeBreach = defineRoute({
  method: 'POST',
  path: '/breaches/:id/close',
  permission: MANAGE,
  summary: 'Close a breach, with what was learned; both decisions have been taken',
  params: IdParams,
  body: z.object({ lessons: text(5000).min(2) }),
  response: Breach,
  errors: [...found, 'privacy.breach_not_decided'],
})
export const reopenBreach = defineRoute({
  method: 'POST',
  path: '/breaches/:id/reopen',
  permission: MANAGE,
  summary: 'Open a breach again',
  params: IdParams,
  body: z.object({ reason: text(1000).min(5) }),
  response: Breach,
  errors: ['privacy.breach_not_found'],
})
export const downloadBreach = defineRoute({
  method: 'GET',
  path: '/breaches/:id/download',
  permission: MANAGE,
  summary: 'Download the file of a breach, or one of its letters',
  transport: 'download',
  params: IdParams,
  query: z.object({ what: z.enum(['file', 'letter_authority', 'letter_persons']) }),
  response: z.unknown(),
  errors: ['privacy.breach_not_found'],
})
export const downloadBreachRegister = defineRoute({
  method: 'GET',
  path: '/breach-register',
  permission: MANAGE,
  summary: 'Download the register of breaches as CSV',
  transport: 'download',
  response: z.unknown(),
})
