import { z } from 'zod'
import { OwnFieldKey, OwnValue } from '../governance/own-value.ts'
import { RelationLabel } from './labels.ts'
import { LimitedFields, MaskKind, Masking } from './disclosure.ts'
import { Address, Day, IdentifierScheme, PersonName, Phone, RelationKind } from './record.ts'
import { QualityGap } from '../governance/quality-gap.ts'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'

export const RoleStatus = z.enum(['active', 'ended', 'planned'])
export type RoleStatus = z.infer<typeof RoleStatus>
export const RelationRole = z.object({
  id: Id,
  typeId: Id,
  type: z.string(),
  domainId: Id,
  branchId: Id.nullable(),
  branch: z.string().nullable(),
  status: RoleStatus,
  from: Day.nullable(),
  until: Day.nullable(),
  source: z.string().nullable(),
  /** How it stands and how far it is, in the words of its type. */
  statusId: Id.nullable(),
  stageId: Id.nullable(),
  standing: z.string().nullable(),
  stage: z.string().nullable(),
  /** The colleague who looks after it. */
  ownerId: Id.nullable(),
  owner: z.string().nullable(),
  endReason: z.string().nullable(),
  /** Of a lead: where the interest was shown, and in what. */
  leadSource: z.string().nullable(),
  interest: z.string().nullable(),
  /** The role that it was converted to. */
  becameRoleId: Id.nullable(),
  version: z.int(),
})
export type RelationRole = z.infer<typeof RelationRole>

export const RelationLink = z.object({
  id: Id,
  /** What the other is to this relation, in words: "valt onder", "vestiging van". */
  label: z.string(),
  linkTypeKey: z.string(),
  function: z.string().nullable(),
  from: Day.nullable(),
  until: Day.nullable(),
  /** The link that ended when this one began: the same person, elsewhere. */
  followsId: Id.nullable(),
  version: z.int(),
  other: z.object({ id: Id, name: z.string(), kind: RelationKind, place: z.string().nullable(), ...Masking }),
})
export type RelationLink = z.infer<typeof RelationLink>

/** One row of a list. */
export const RelationSummary = z.object({
  id: Id,
  kind: RelationKind,
  name: z.string(),
  types: z.array(z.string()),
  /** Names of its labels, as far as the reader may know of them. */
  labels: z.array(z.string()),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  street: z.string().nullable(),
  postcode: z.string().nullable(),
  place: z.string().nullable(),
  birthDate: Day.nullable(),
  branch: z.string().nullable(),
  sources: z.array(z.string()),
  changedAt: z.iso.datetime(),
  /** The own fields that were asked for with `fields`, as text in the reader's language. */
  own: z.record(OwnFieldKey, z.string()).optional(),
  ...Masking,
})
export type RelationSummary = z.infer<typeof RelationSummary>

/** The golden values of one relation: what we hold to be true now. */
export const GoldenRelation = z.object({
  id: Id,
  kind: RelationKind,
  displayName: z.string(),
  name: PersonName.nullable(),
  organisationName: z.string().nullable(),
  birthDate: Day.nullable(),
  emails: z.array(z.string()),
  phones: z.array(Phone),
  website: z.string().nullable(),
  addresses: z.array(Address),
  municipality: z.string().nullable(),
  language: z.string().nullable(),
  identifiers: z.array(z.object({ scheme: IdentifierScheme, value: z.string() })),
  /** Values of the organisation's own fields, by key. */
  own: z.record(OwnFieldKey, OwnValue),
})
export type GoldenRelation = z.infer<typeof GoldenRelation>

export const RelationPage = z.object({
  relation: GoldenRelation,
  roles: z.array(RelationRole),
  labels: z.array(RelationLabel),
  links: z.array(RelationLink),
  linkCount: z.int(),
  /** The names of relations that own fields refer to, as far as the reader may see them. */
  references: z.array(z.object({ id: Id, name: z.string() })),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  isArchived: z.boolean(),
  /** Whether anything of it may be changed; of single fields `readOnly` says that they may not. */
  mayWrite: z.boolean(),
  /** Whether it may be archived and brought back. */
  mayArchive: z.boolean(),
  /** Fields that are shown and may not be changed by this reader, though the relation may. */
  readOnly: z.array(z.string()),
  /** Fields of which not everything is shown. */
  limited: LimitedFields,
  /** Present when particulars of this relation are masked for everybody. */
  mask: MaskKind.optional(),
  /** Until when they are shown to this reader, who gave a reason for it. */
  unmaskedUntil: z.iso.datetime().optional(),
  /** The id that was asked for, when that relation was merged into this one. */
  redirectedFrom: Id.optional(),
})
export type RelationPage = z.infer<typeof RelationPage>

export const RelationSort = z.enum(['name', 'place', 'changed'])
export const Direction = z.enum(['asc', 'desc'])
/**
 * A condition on an own field as `key:what:value`. What: `is` (of several choices: has), `from` and `to` (both included),
 * `starts`, and without a value `empty` and `filled`. Values as they are stored: cents, "2026-03-01", a choice's key, "true".
 */
export const OwnCondition = z
  .string()
  .max(300)
  .regex(/^own_[a-z0-9_]{1,60}:(?:(?:is|from|to|starts):[\s\S]+|empty|filled)$/)
const FourFigures = z.string().regex(/^\d{4}$/)
const PostcodeArea = z.string().regex(/^[1-9]\d{3}$/)
export const RelationFilter = z.object({
  q: z.string().max(200).optional(),
  kind: RelationKind.optional(),
  typeId: Id.optional(),
  domainId: Id.optional(),
  branchId: Id.optional(),
  /** The colleague who looks after it: the owner of a role that runs. */
  ownerId: Id.optional(),
  place: z.string().max(120).optional(),
  /** A municipality by its code (CBS), or the area of a Dutch postcode by its four figures. */
  municipality: FourFigures.optional(),
  area: PostcodeArea.optional(),
  sourceId: Id.optional(),
  importId: Id.optional(),
  labelId: Id.optional(),
  /** Relations that the asker picked one by one. */
  selectionId: Id.optional(),
  /** All but the relations of this selection of the asker. When the selection is gone nobody is found, rather than everybody. */
  exceptId: Id.optional(),
  /** Relations that a segment holds now. */
  segmentId: Id.optional(),
  /** What is missing, or cannot be right: the list behind a figure about quality. */
  gap: QualityGap.optional(),
  /** Conditions on own fields; several all hold. */
  own: z.union([OwnCondition, z.array(OwnCondition).max(10)]).optional(),
})
export type RelationFilter = z.infer<typeof RelationFilter>

export const listRelations = defineRoute({
  method: 'GET',
  path: '/relations',
  permission: 'relations.relation.read',
  summary: 'List relations, filtered and sorted, in pages',
  query: RelationFilter.extend({
    /** Of an own field its key; relations without a value stand last. */
    sort: z.union([RelationSort, OwnFieldKey]).default('name'),
    direction: Direction.default('asc'),
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    /** Own fields to answer with each relation. */
    fields: z.union([OwnFieldKey, z.array(OwnFieldKey).max(20)]).optional(),
  }),
  response: z.object({
    items: z.array(RelationSummary),
    nextCursor: z.string().nullable(),
    previousCursor: z.string().nullable(),
    /** Exact up to 10,000; above that `isExact` is false and `total` is the planner's estimate. */
    total: z.int(),
    isExact: z.boolean(),
  }),
  errors: ['relations.cursor_invalid', 'relations.filter_invalid'],
})

export const SearchHit = RelationSummary.pick({
  id: true,
  kind: true,
  name: true,
  types: true,
  email: true,
  postcode: true,
  place: true,
  birthDate: true,
  mask: true,
  limited: true,
})
export type SearchHit = z.infer<typeof SearchHit>
export const searchRelations = defineRoute({
  method: 'GET',
  path: '/relations/search',
  permission: 'relations.relation.read',
  summary: 'Find relations while typing; forgives typos',
  query: z.object({ q: z.string().min(1).max(200), limit: z.coerce.number().int().min(1).max(50).default(20) }),
  response: z.object({ items: z.array(SearchHit), isForgiven: z.boolean() }),
})
export const getRelation = defineRoute({
  method: 'GET',
  path: '/relations/:id',
  permission: 'relations.relation.read',
  summary: 'Show one relation: golden values, roles and links',
  params: IdParams,
  response: RelationPage,
  errors: ['relations.relation_not_found'],
})
export const listLinks = defineRoute({
  method: 'GET',
  path: '/relations/:id/links',
  permission: 'relations.relation.read',
  summary: 'List all links of a relation, in pages',
  params: IdParams,
  query: z.object({
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  response: z.object({ items: z.array(RelationLink), nextCursor: z.string().nullable() }),
  errors: ['relations.relation_not_found', 'relations.cursor_invalid'],
})
/** Values a filter can take, with how many relations have them; places are looked up by prefix. */
export const listPlaces = defineRoute({
  method: 'GET',
  path: '/relations/places',
  permission: 'relations.relation.read',
  summary: 'List places of relations by prefix',
  query: z.object({ q: z.string().max(120).default('') }),
  response: z.object({ items: z.array(z.string()) }),
})
export const archiveRelation = defineRoute({
  method: 'POST',
  path: '/relations/:id/archive',
  permission: 'relations.relation.write',
  summary: 'Archive a relation: out of lists, never lost',
  params: IdParams,
  response: Done,
  errors: ['relations.relation_not_found'],
})
export const restoreRelation = defineRoute({
  method: 'POST',
  path: '/relations/:id/restore',
  permission: 'relations.relation.write',
  summary: 'Bring an archived relation back',
  params: IdParams,
  response: Done,
  errors: ['relations.relation_not_found'],
})

export const addRole = defineRoute({
  method: 'POST',
  path: '/relations/:id/roles',
  permission: 'relations.relation.write',
  summary: 'Give a relation a role',
  params: IdParams,
  body: z.object({
    typeId: Id,
    branchId: Id.optional(),
    from: Day.optional(),
    until: Day.optional(),
    statusId: Id.optional(),
    stageId: Id.optional(),
    ownerId: Id.optional(),
    leadSource: z.string().trim().min(1).max(200).optional(),
    interest: z.string().trim().min(1).max(500).optional(),
  }),
  response: RelationRole,
  errors: [
    'relations.choice_not_found',
    'relations.owner_not_found',
    'relations.relation_not_found',
    'relations.type_not_found',
    'relations.type_retired',
    'relations.type_wrong_kind',
    'relations.role_ends_before_start',
    'admin.branch_not_found',
  ],
})
const RoleParams = z.object({ id: Id, roleId: Id })
export const endRole = defineRoute({
  method: 'POST',
  path: '/relations/:id/roles/:roleId/end',
  permission: 'relations.relation.write',
  summary: 'End a role',
  params: RoleParams,
  body: z.object({
    until: Day.optional(),
    reason: z.string().trim().min(1).max(200).optional(),
    /** The version that was seen. */
    version: z.int().min(1).optional(),
  }),
  response: RelationRole,
  errors: [
    'relations.role_changed',
    'relations.relation_not_found',
    'relations.role_not_found',
    'relations.role_ended',
    'relations.role_ends_before_start',
  ],
})
export const reopenRole = defineRoute({
  method: 'POST',
  path: '/relations/:id/roles/:roleId/reopen',
  permission: 'relations.relation.write',
  summary: 'Take back the end of a role',
  params: RoleParams,
  response: RelationRole,
  errors: ['relations.relation_not_found', 'relations.role_not_found', 'relations.role_not_ended'],
})
export const removeRole = defineRoute({
  method: 'DELETE',
  path: '/relations/:id/roles/:roleId',
  permission: 'relations.relation.write',
  summary: 'Take back a role given by hand by mistake',
  params: RoleParams,
  response: Done,
  errors: ['relations.relation_not_found', 'relations.role_not_found'],
})

export const ExportFormat = z.enum(['csv', 'xlsx', 'json', 'ndjson'])
export const exportRelations = defineRoute({
  method: 'GET',
  path: '/relations/export',
  permission: 'relations.relation.export',
  summary: 'Download relations as CSV, Excel, JSON or NDJSON (a relation a line); safe against formula injection',
  transport: 'download',
  query: RelationFilter.extend({ format: ExportFormat.default('csv') }),
  response: z.unknown(),
  errors: ['relations.filter_invalid'],
})
