import { z } from 'zod'
import { FieldKey } from '../governance/fields.ts'
import { OwnFieldKey, OwnValue } from '../governance/own-value.ts'
import { Address, Day, PersonName, RelationKind } from '../relations/record.ts'
import { Masking } from '../relations/disclosure.ts'
import { RelationPage } from '../relations/relation.ts'
import { defineRoute, Id, IdParams } from '../platform/route.ts'

/** Why a value won (survivorship): the first rule that decides. */
export const SurvivorReason = z.enum([
  'only_source',
  'by_hand',
  'source_order',
  'most_trusted',
  'most_recent',
  'agreed',
])
export type SurvivorReason = z.infer<typeof SurvivorReason>
export const Provenance = z.object({
  field: FieldKey,
  source: z.string(),
  sourceId: Id,
  recordId: Id,
  externalId: z.string(),
  recordedAt: z.iso.datetime(),
  reason: SurvivorReason,
  /** What other sources say instead, newest first. */
  others: z.array(z.object({ source: z.string(), value: z.string(), recordedAt: z.iso.datetime() })),
})
export type Provenance = z.infer<typeof Provenance>

export const SourceRecordView = z.object({
  id: Id,
  source: z.string(),
  sourceId: Id,
  objectType: z.string(),
  externalId: z.string(),
  version: z.int(),
  recordedAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime().nullable(),
  /** The moment a newer complete list no longer contained it. */
  goneAt: z.iso.datetime().nullable(),
  importId: Id.nullable(),
  rowNumber: z.int().nullable(),
  /**
   * What came in, exactly, column by column. Of a record that was made by hand or derived from a row: `field` says which field,
   * and an empty value that the field was emptied.
   */
  cells: z.array(z.object({ name: z.string(), value: z.string(), field: z.string().optional() })),
  /** Columns are left out for this reader: those of fields that are kept back, and what was not understood and may hold them. */
  isWithheld: z.boolean(),
})
export type SourceRecordView = z.infer<typeof SourceRecordView>

export const getSources = defineRoute({
  method: 'GET',
  path: '/relations/:id/sources',
  permission: 'relations.relation.read',
  summary: 'Where every value of a relation came from',
  params: IdParams,
  response: z.object({ provenance: z.array(Provenance), records: z.array(SourceRecordView) }),
  errors: ['relations.relation_not_found'],
})

/** One field and its value; null clears it. */
const BuiltInValue = z.discriminatedUnion('field', [
  z.object({ field: z.literal('name'), value: PersonName.nullable() }),
  z.object({ field: z.literal('organisationName'), value: z.string().trim().min(1).max(300).nullable() }),
  z.object({ field: z.literal('birthDate'), value: Day.nullable() }),
  z.object({ field: z.literal('emails'), value: z.array(z.string().trim().min(3).max(254)).max(20).nullable() }),
  z.object({ field: z.literal('phones'), value: z.array(z.string().trim().min(3).max(40)).max(20).nullable() }),
  z.object({ field: z.literal('website'), value: z.string().trim().min(3).max(300).nullable() }),
  z.object({ field: z.literal('addresses'), value: z.array(Address).max(5).nullable() }),
  z.object({ field: z.literal('municipality'), value: z.string().trim().min(1).max(120).nullable() }),
  z.object({ field: z.literal('language'), value: z.string().length(2).nullable() }),
])
export const FieldValue = z.union([BuiltInValue, z.object({ field: OwnFieldKey, value: OwnValue.nullable() })])
export type FieldValue = z.infer<typeof FieldValue>

export const changeField = defineRoute({
  method: 'PATCH',
  path: '/relations/:id/fields',
  permission: 'relations.relation.write',
  summary: 'Change one field; refused with both values when it changed meanwhile',
  params: IdParams,
  body: z.object({
    change: FieldValue,
    /** The value the editor saw, as JSON of the page's golden value; null when empty. Differs from now: `identity.field_changed`. */
    expected: z.unknown(),
  }),
  response: z.object({ page: RelationPage, undo: z.object({ recordId: Id }) }),
  errors: [
    'relations.relation_not_found',
    'identity.field_changed',
    'identity.field_invalid',
    'identity.field_required',
    'governance.field_not_found',
    'relations.relation_nameless',
  ],
})
export const undoChange = defineRoute({
  method: 'POST',
  path: '/relations/:id/fields/undo',
  permission: 'relations.relation.write',
  summary: 'Take back a change made by hand',
  params: IdParams,
  body: z.object({ recordId: Id }),
  response: RelationPage,
  errors: ['relations.relation_not_found', 'identity.nothing_to_undo'],
})
/** What somebody types in about a relation, at once. */
const Typed = z.object({
  name: PersonName.optional(),
  organisationName: z.string().trim().min(1).max(300).optional(),
  birthDate: Day.optional(),
  emails: z.array(z.string().trim().max(254)).max(20).optional(),
  phones: z.array(z.string().trim().max(40)).max(20).optional(),
  website: z.string().trim().max(300).optional(),
  addresses: z.array(Address).max(5).optional(),
  own: z.record(OwnFieldKey, OwnValue).optional(),
  typeId: Id.optional(),
  branchId: Id.optional(),
})
export const createRelation = defineRoute({
  method: 'POST',
  path: '/relations',
  permission: 'relations.relation.write',
  summary: 'Create a relation by hand',
  body: Typed.extend({ kind: RelationKind }),
  response: RelationPage,
  errors: [
    'relations.relation_nameless',
    'relations.type_not_found',
    'relations.type_wrong_kind',
    'identity.field_invalid',
    'identity.field_required',
    'governance.field_not_found',
    'relations.type_retired',
    'admin.branch_not_found',
  ],
})

export const addTyped = defineRoute({
  method: 'POST',
  path: '/relations/:id/additions',
  permission: 'relations.relation.write',
  summary: 'Add what was typed for a new relation to the one that it turns out to be; what is there already stays',
  params: IdParams,
  body: Typed,
  response: z.object({
    page: RelationPage,
    added: z.array(FieldKey),
    /** Fields that hold something else already, or that the asker may not change. */
    left: z.array(FieldKey),
    /** For taking it back: the change of values (`undoChange`) and the role that was given (`removeRole`). */
    undo: z.object({ recordId: Id.nullable(), roleId: Id.nullable() }),
  }),
  errors: [
    'relations.relation_not_found',
    'relations.type_not_found',
    'relations.type_wrong_kind',
    'relations.type_retired',
    'relations.change_not_allowed',
    'identity.field_invalid',
    'identity.field_required',
    'governance.field_not_found',
    'admin.branch_not_found',
  ],
})

/** `connection`: another system, asked by itself. */
export const SourceKind = z.enum(['file', 'manual', 'demo', 'connection'])
export type SourceKind = z.infer<typeof SourceKind>

export const Source = z.object({
  id: Id,
  name: z.string(),
  kind: SourceKind,
  trust: z.int(),
  recordCount: z.int(),
  lastImportAt: z.iso.datetime().nullable(),
})
export type Source = z.infer<typeof Source>
export const listSources = defineRoute({
  method: 'GET',
  path: '/sources',
  permission: 'relations.relation.read',
  summary: 'List the sources',
  response: z.object({ items: z.array(Source) }),
})

export const PossibleDuplicate = z.object({
  id: Id,
  reasons: z.array(z.enum(['email', 'phone', 'name_address'])),
  foundAt: z.iso.datetime(),
  relations: z
    .array(
      z.object({
        id: Id,
        name: z.string(),
        kind: RelationKind,
        email: z.string().nullable(),
        phone: z.string().nullable(),
        postcode: z.string().nullable(),
        place: z.string().nullable(),
        birthDate: Day.nullable(),
        ...Masking,
      }),
    )
    .length(2),
})
export type PossibleDuplicate = z.infer<typeof PossibleDuplicate>
export const listPossibleDuplicates = defineRoute({
  method: 'GET',
  path: '/possible-duplicates',
  permission: 'identity.duplicate.read',
  summary: 'List pairs of relations that may be one',
  query: z.object({
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    relationId: Id.optional(),
    importId: Id.optional(),
  }),
  response: z.object({ items: z.array(PossibleDuplicate), nextCursor: z.string().nullable(), total: z.int() }),
  errors: ['relations.cursor_invalid'],
})
