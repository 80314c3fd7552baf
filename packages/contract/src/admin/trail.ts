import { z } from 'zod'
import { defineRoute, Id } from '../platform/route.ts'
import { Job } from './organisation.ts'

export const AuditEntry = z.object({
  id: Id,
  /** Its place in the chain; null for the few seconds before it is sealed. */
  number: z.number().int().nullable(),
  at: z.iso.datetime(),
  /** Who did it, by the name of that moment. */
  actor: z.string(),
  actorId: z.string(),
  action: z.string(),
  /** Something was looked at and nothing was changed. */
  isRead: z.boolean(),
  subjectKind: z.string().nullable(),
  subjectId: z.string().nullable(),
  /** What the subject is called now; null when it has no name or is not for the reader. */
  subjectName: z.string().nullable(),
  origin: z.object({
    kind: z.enum(['route', 'job', 'command', 'product', 'unknown']),
    /** The pattern of a route ("PATCH /relations/:id/fields"), or the name of a job or command. */
    name: z.string().nullable(),
    address: z.string().nullable(),
    device: z.string().nullable(),
  }),
  /** What was done exactly; null when it was erased, or is not for the reader. */
  details: z.record(z.string(), z.unknown()).nullable(),
  /** Why there are no details. */
  withheld: z.enum(['erased', 'rights']).nullable(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

export const AuditFilter = z.object({
  action: z.string().max(80).optional(),
  kind: z.enum(['read', 'write']).optional(),
  /** Who is behind it: the id of a user, or of a part of the product. */
  actorId: z.string().max(120).optional(),
  subjectId: Id.optional(),
  /** A part of the name of a colleague or of a relation. */
  q: z.string().trim().max(200).optional(),
  /** Days in Dutch time, both included. */
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
})
export type AuditFilter = z.infer<typeof AuditFilter>

export const listAudit = defineRoute({
  method: 'GET',
  path: '/audit',
  permission: 'admin.audit.read',
  summary: 'List what was done by whom, newest first',
  query: AuditFilter.extend({
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  response: z.object({ items: z.array(AuditEntry), nextCursor: z.string().nullable() }),
  errors: ['relations.cursor_invalid'],
})

export const AuditExportFormat = z.enum(['csv', 'json'])
export type AuditExportFormat = z.infer<typeof AuditExportFormat>
export const exportAudit = defineRoute({
  method: 'GET',
  path: '/audit/export',
  permission: 'admin.audit.read',
  summary: 'Download what was done by whom as a file; the download itself is kept in the trail',
  transport: 'download',
  query: AuditFilter.extend({ format: AuditExportFormat }),
  response: z.string(),
})

export const listAuditOptions = defineRoute({
  method: 'GET',
  path: '/audit/options',
  permission: 'admin.audit.read',
  summary: 'List who and what occurs in the trail, to choose from',
  response: z.object({
    /** `name` is null for a part of the product, which has no name of its own. */
    actors: z.array(z.object({ id: z.string(), name: z.string().nullable() })),
    actions: z.array(z.string()),
  }),
})

/** Why a place in the trail is not what was written: the names are the keys of the sentences. */
export const AuditBreakReason = z.enum([
  'entry_changed',
  'entry_missing',
  'entry_unlinked',
  'link_changed',
  'link_missing',
  'details_changed',
  'details_missing',
  'details_back',
  'details_orphaned',
  'queue_changed',
  'tail_missing',
  'checkpoint_differs',
  'checkpoint_changed',
  'checkpoint_missing',
  'checkpoint_foreign',
])
export type AuditBreakReason = z.infer<typeof AuditBreakReason>
export const AuditBreak = z.object({
  /** The place in the chain; null for what is not in it. */
  number: z.number().int().nullable(),
  /** The last place of a range; null for one place. */
  until: z.number().int().nullable(),
  entryId: z.string().nullable(),
  reason: AuditBreakReason,
})
export type AuditBreak = z.infer<typeof AuditBreak>

export const AuditVerification = z.object({
  id: Id,
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  by: z.string(),
  /** Everything up to this place was looked at. */
  until: z.number().int(),
  entries: z.number().int(),
  checkpoints: z.number().int(),
  /** How many places are not right; `found` holds the first hundred. */
  breaks: z.number().int(),
  found: z.array(AuditBreak),
})
export type AuditVerification = z.infer<typeof AuditVerification>

export const getAuditState = defineRoute({
  method: 'GET',
  path: '/audit/state',
  permission: 'admin.audit.read',
  summary: 'Show how far the trail is sealed, signed and verified',
  response: z.object({
    /** The last place in the chain; 0 while there is none. */
    sealed: z.number().int(),
    /** Entries that will be sealed within seconds. */
    waiting: z.number().int(),
    checkpoint: z.object({ number: z.number().int(), at: z.iso.datetime() }).nullable(),
    /** Newest first. */
    verifications: z.array(AuditVerification),
    /** The verification that is being done now. */
    job: Job.nullable(),
  }),
})

export const verifyAudit = defineRoute({
  method: 'POST',
  path: '/audit/verifications',
  permission: 'admin.audit.read',
  summary: 'Verify the whole trail, as background work',
  response: z.object({ jobId: Id }),
  errors: ['admin.audit_verifying'],
})

/** What somebody outside needs to see later that the trail was not rewritten; described in docs/operating/audit.md. */
export const AuditCheckpoint = z.object({
  tenantId: Id,
  number: z.number().int(),
  /** Hexadecimal. */
  hash: z.string(),
  at: z.iso.datetime(),
  keyId: z.string(),
  /** Ed25519, as PEM. */
  publicKey: z.string(),
  /** Base64, over `message`. */
  signature: z.string(),
  message: z.string(),
})
export type AuditCheckpoint = z.infer<typeof AuditCheckpoint>
export const makeAuditCheckpoint = defineRoute({
  method: 'POST',
  path: '/audit/checkpoint',
  permission: 'admin.audit.read',
  summary: 'Sign where the trail ends now, to be kept by somebody else',
  response: AuditCheckpoint,
  errors: ['admin.audit_empty'],
})
