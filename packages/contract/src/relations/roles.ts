import { z } from 'zod'
import { defineRoute, Id } from '../platform/route.ts'
import { Day } from './record.ts'
import { RelationRole } from './relation.ts'

const RoleParams = z.object({ id: Id, roleId: Id })
/** The version that was seen; refused with `relations.role_changed` when somebody changed the role meanwhile. */
const Seen = { version: z.int().min(1) }

/** What is left out stays; null makes empty. */
export const RoleChanges = z.object({
  statusId: Id.nullable().optional(),
  stageId: Id.nullable().optional(),
  ownerId: Id.nullable().optional(),
  branchId: Id.nullable().optional(),
  from: Day.nullable().optional(),
  leadSource: z.string().trim().min(1).max(200).nullable().optional(),
  interest: z.string().trim().min(1).max(500).nullable().optional(),
})
export type RoleChanges = z.infer<typeof RoleChanges>

const CHANGE_ERRORS = [
  'relations.relation_not_found',
  'relations.role_not_found',
  'relations.role_changed',
  'relations.role_ends_before_start',
  'relations.choice_not_found',
  'relations.owner_not_found',
  'admin.branch_not_found',
] as const
export const changeRole = defineRoute({
  method: 'PATCH',
  path: '/relations/:id/roles/:roleId',
  permission: 'relations.relation.write',
  summary: 'Change the status, stage, owner, branch, first day or interest of a role',
  params: RoleParams,
  body: RoleChanges.extend(Seen),
  response: RelationRole,
  errors: CHANGE_ERRORS,
})

export const RoleChange = z.object({
  id: Id,
  field: z.enum([
    'status',
    'stage',
    'owner',
    'branch',
    'from',
    'until',
    'end_reason',
    'lead_source',
    'interest',
    'became',
  ]),
  /** In words: the name of a status, a colleague, a type; days as "2026-03-01". */
  before: z.string().nullable(),
  after: z.string().nullable(),
  by: z.string(),
  at: z.iso.datetime(),
})
export type RoleChange = z.infer<typeof RoleChange>
export const listRoleChanges = defineRoute({
  method: 'GET',
  path: '/relations/:id/roles/:roleId/changes',
  permission: 'relations.relation.read',
  summary: 'Show what was changed about a role, newest first',
  params: RoleParams,
  response: z.object({ items: z.array(RoleChange) }),
  errors: ['relations.relation_not_found', 'relations.role_not_found'],
})

/** The same relation becomes something else: the role ends, remembers what it became, and nothing is typed again. */
export const convertRole = defineRoute({
  method: 'POST',
  path: '/relations/:id/roles/:roleId/convert',
  permission: 'relations.relation.write',
  summary: 'Convert a role, such as a lead, to a role of another type; the first one ends and remembers it',
  params: RoleParams,
  body: z.object({ ...Seen, typeId: Id, from: Day.optional(), branchId: Id.optional(), stageId: Id.optional() }),
  response: z.object({ ended: RelationRole, started: RelationRole }),
  errors: [
    ...CHANGE_ERRORS,
    'relations.type_not_found',
    'relations.type_retired',
    'relations.type_wrong_kind',
    'relations.role_ended',
    'relations.role_same_type',
  ],
})
export const takeBackConversion = defineRoute({
  method: 'POST',
  path: '/relations/:id/roles/:roleId/take-back-conversion',
  permission: 'relations.relation.write',
  summary: 'Take back a conversion: the new role goes, the old one runs again',
  params: RoleParams,
  response: RelationRole,
  errors: [
    'relations.relation_not_found',
    'relations.role_not_found',
    'relations.role_not_converted',
    'relations.role_changed',
  ],
})

/** Who looks after relations, to choose from. */
export const listOwners = defineRoute({
  method: 'GET',
  path: '/role-owners',
  permission: 'relations.relation.read',
  summary: 'List the colleagues who can look after relations, with how many running roles each has',
  response: z.object({ items: z.array(z.object({ id: Id, name: z.string(), isMe: z.boolean(), roles: z.int() })) }),
})

export const HandoverCount = z.object({ typeId: Id, type: z.string(), roles: z.int() })
export const previewHandover = defineRoute({
  method: 'GET',
  path: '/role-handovers/preview',
  permission: 'relations.role.hand_over',
  summary: 'Count what handing over the roles of a colleague would touch',
  query: z.object({ fromId: Id }),
  response: z.object({
    types: z.array(HandoverCount),
    roles: z.int(),
    relations: z.int(),
    /** Roles that the asker may see and not change: they stay. */
    staying: z.int(),
  }),
  errors: ['relations.owner_not_found'],
})
export const Handover = z.object({
  id: Id,
  from: z.string(),
  to: z.string(),
  roles: z.int(),
  by: z.string(),
  at: z.iso.datetime(),
  isUndone: z.boolean(),
})
export type Handover = z.infer<typeof Handover>
export const handOver = defineRoute({
  method: 'POST',
  path: '/role-handovers',
  permission: 'relations.role.hand_over',
  summary: 'Give all running roles of a colleague to another',
  body: z.object({
    fromId: Id,
    toId: Id,
    /** Left out: of every type. */
    typeIds: z.array(Id).min(1).max(200).optional(),
    /** The number that was shown; another number is refused. */
    expected: z.int().min(0),
  }),
  response: Handover,
  errors: ['relations.owner_not_found', 'relations.handover_same', 'relations.handover_changed'],
})
export const listHandovers = defineRoute({
  method: 'GET',
  path: '/role-handovers',
  permission: 'relations.role.hand_over',
  summary: 'List the last handovers',
  response: z.object({ items: z.array(Handover) }),
})
export const undoHandover = defineRoute({
  method: 'POST',
  path: '/role-handovers/:id/undo',
  permission: 'relations.role.hand_over',
  summary: 'Take back a handover; roles that went on to somebody else since then stay there',
  params: z.object({ id: Id }),
  response: Handover,
  errors: ['relations.handover_not_found', 'relations.handover_undone'],
})
