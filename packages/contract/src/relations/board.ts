import { z } from 'zod'
import { defineRoute, Id } from '../platform/route.ts'
import { Masking } from './disclosure.ts'
import { RelationKind } from './record.ts'
import { RelationFilter } from './relation.ts'

/** By what the running roles of a type stand in columns: how far they are, how they stand, or who looks after them. */
export const BoardBy = z.enum(['stage', 'status', 'owner'])
export type BoardBy = z.infer<typeof BoardBy>

/** A running role on the board of its type. */
export const RoleCard = z.object({
  roleId: Id,
  relationId: Id,
  name: z.string(),
  kind: RelationKind,
  place: z.string().nullable(),
  stage: z.string().nullable(),
  status: z.string().nullable(),
  owner: z.string().nullable(),
  source: z.string().nullable(),
  interest: z.string().nullable(),
  since: z.iso.datetime(),
  version: z.int(),
  mayChange: z.boolean(),
  ...Masking,
})
export type RoleCard = z.infer<typeof RoleCard>

export const RoleColumn = z.object({
  /** The stage, status or colleague; null for roles without one. */
  id: Id.nullable(),
  /** Null for roles without one. */
  name: z.string().nullable(),
  /** Retired or left: still there, nothing can be moved to it. */
  isOld: z.boolean(),
  count: z.int(),
  /** Whether there are more than were counted. */
  isMore: z.boolean(),
  items: z.array(RoleCard),
  nextCursor: z.string().nullable(),
})
export type RoleColumn = z.infer<typeof RoleColumn>

const Asked = RelationFilter.extend({
  /** The type whose roles stand on the board; `typeId` narrows the relations, as in the list. */
  boardTypeId: Id,
  by: BoardBy.default('stage'),
  /** Only roles that this colleague looks after. */
  roleOwnerId: Id.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})
export const getRoleBoard = defineRoute({
  method: 'GET',
  path: '/roles/board',
  permission: 'relations.relation.read',
  summary: 'Show the running roles of a type as a board, of the relations that a filter leaves, newest first',
  query: Asked,
  response: z.object({ columns: z.array(RoleColumn) }),
  errors: ['relations.type_not_found', 'relations.filter_invalid'],
})
export const getRoleColumn = defineRoute({
  method: 'GET',
  path: '/roles/board/column',
  permission: 'relations.relation.read',
  summary: 'Show one column of that board, in pages',
  query: Asked.extend({
    /** Left out: roles without one. */
    columnId: Id.optional(),
    cursor: z.string().max(200).optional(),
  }),
  response: RoleColumn,
  errors: ['relations.type_not_found', 'relations.filter_invalid', 'relations.cursor_invalid'],
})
