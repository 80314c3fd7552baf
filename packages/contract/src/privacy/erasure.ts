import { z } from 'zod'
import { defineRoute, Id, IdParams } from '../platform/route.ts'
import { Day, RelationKind } from '../relations/record.ts'

const HANDLE = 'privacy.request.handle'
const NOT_FOUND = 'privacy.request_not_found'
const CLOSED = 'privacy.request_closed'

/** A table or place, what that is in plain words in the reader's language, and how many rows or files in it go. */
export const ErasedCount = z.object({ table: z.string(), label: z.string(), rows: z.int() })
export type ErasedCount = z.infer<typeof ErasedCount>

export const ErasurePreview = z.object({
  relation: z.object({ id: Id, name: z.string(), kind: RelationKind }),
  counts: z.array(ErasedCount),
  /** Lists that were uploaded and hold a row of the person: the file goes, what was read from it for others stays. */
  files: z.array(z.object({ name: z.string(), uploadedOn: Day })),
  /** Relations that may be the same person: what is not merged first stays. */
  lookalikes: z.array(z.object({ id: Id, name: z.string() })),
  /** Fields that hold something, and so may have to be kept. */
  fields: z.array(z.object({ field: z.string(), value: z.string() })),
  /** Why the person cannot be forgotten now; empty when nothing stands in the way. */
  holds: z.array(z.object({ reason: z.string(), until: Day.nullable() })),
})
export type ErasurePreview = z.infer<typeof ErasurePreview>
export const previewErasure = defineRoute({
  method: 'GET',
  path: '/privacy/requests/:id/erasure',
  permission: HANDLE,
  summary: 'Count what an erasure would take away, by table',
  params: IdParams,
  response: ErasurePreview,
  errors: [NOT_FOUND, 'privacy.request_without_relation', 'relations.relation_not_found'],
})

/** A field that the law does not let us erase yet. */
export const KeptField = z.object({
  field: z.string().min(1).max(80),
  /** The law that says so: "art. 52 AWR". */
  article: z.string().trim().min(3).max(200),
  until: Day,
})
export type KeptField = z.infer<typeof KeptField>
export const eraseSubject = defineRoute({
  method: 'POST',
  path: '/privacy/requests/:id/erasure',
  permission: HANDLE,
  summary: 'Forget a person. Cannot be undone.',
  params: IdParams,
  body: z.object({
    /** The name of the relation, typed over: nobody forgets somebody by accident. */
    name: z.string().max(400),
    keep: z.array(KeptField).max(50).default([]),
  }),
  response: z.object({ erasureId: Id, counts: z.array(ErasedCount), isPartly: z.boolean() }),
  errors: [
    NOT_FOUND,
    CLOSED,
    'privacy.request_without_relation',
    'privacy.identity_unknown',
    'privacy.name_differs',
    'privacy.erasure_held',
    'privacy.kept_field_invalid',
    'relations.relation_not_found',
  ],
})

export const Erasure = z.object({
  id: Id,
  erasedAt: z.iso.datetime(),
  reason: z.enum(['request', 'retention', 'hold_ended', 'restored_backup']),
  requestNumber: z.int().nullable(),
  counts: z.array(ErasedCount),
  keptFields: z.array(z.string()),
  by: z.string(),
})
export type Erasure = z.infer<typeof Erasure>
export const listErasures = defineRoute({
  method: 'GET',
  path: '/privacy/erasures',
  permission: HANDLE,
  summary: 'List who was forgotten and when, without names: the proof that it was done',
  query: z.object({
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  response: z.object({ items: z.array(Erasure), nextCursor: z.string().nullable(), total: z.int() }),
  errors: ['relations.cursor_invalid'],
})
