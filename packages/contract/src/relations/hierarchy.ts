import { z } from 'zod'
import { defineRoute, Id, IdParams } from '../platform/route.ts'
import { Masking } from './disclosure.ts'
import { Day, RelationKind } from './record.ts'
import { RelationLink } from './relation.ts'

export const ContactRoll = z.object({
  /** Contacts in the last twelve months. */
  count: z.int(),
  lastAt: z.iso.datetime().nullable(),
})
export type ContactRoll = z.infer<typeof ContactRoll>

/** A place in a hierarchy. One that stands below two others is there twice. */
export const HierarchyNode = z.object({
  relationId: Id,
  /** The node above it in this answer; null for the top. */
  parentId: Id.nullable(),
  /** What it is to the one above, in words; null for the top. */
  label: z.string().nullable(),
  linkId: Id.nullable(),
  name: z.string(),
  kind: RelationKind,
  place: z.string().nullable(),
  types: z.array(z.string()),
  /** People who stand for it or work there. */
  people: z.int(),
  /** Contact with it and its people; and with everything below it as well. */
  own: ContactRoll,
  below: ContactRoll,
  ...Masking,
})
export type HierarchyNode = z.infer<typeof HierarchyNode>

export const getHierarchy = defineRoute({
  method: 'GET',
  path: '/relations/:id/hierarchy',
  permission: 'relations.relation.read',
  summary:
    'Show the hierarchy a relation stands in on a day, with the contact there was, added up per branch of the tree',
  params: IdParams,
  query: z.object({ on: Day.optional() }),
  response: z.object({
    /** Parents before their children, children by name. */
    nodes: z.array(HierarchyNode),
    /** There is more than is shown. */
    isCut: z.boolean(),
    on: Day,
  }),
  errors: ['relations.relation_not_found'],
})

const LinkParams = z.object({ id: Id, linkId: Id })
export const changeLink = defineRoute({
  method: 'PATCH',
  path: '/relations/:id/links/:linkId',
  permission: 'relations.relation.write',
  summary: 'Correct the function or the days of a link',
  params: LinkParams,
  body: z.object({
    version: z.int().min(1),
    function: z.string().trim().max(120).nullable().optional(),
    from: Day.nullable().optional(),
    until: Day.nullable().optional(),
  }),
  response: RelationLink,
  errors: [
    'relations.relation_not_found',
    'relations.link_not_found',
    'relations.link_changed',
    'relations.link_ends_before_start',
    'relations.link_circle',
    'relations.link_exists',
  ],
})

/** Somebody goes to work elsewhere: one link ends on a day, another begins on that day, and both stay as history. */
export const moveLink = defineRoute({
  method: 'POST',
  path: '/relations/:id/links/:linkId/move',
  permission: 'relations.relation.write',
  summary: 'Let a link go on elsewhere from a day: the old one ends, a new one starts',
  params: LinkParams,
  body: z.object({
    toId: Id,
    on: Day,
    function: z.string().trim().max(120).optional(),
  }),
  response: z.object({ ended: RelationLink, started: RelationLink }),
  errors: [
    'relations.relation_not_found',
    'relations.link_not_found',
    'relations.link_has_ended',
    'relations.link_to_itself',
    'relations.link_type_retired',
    'relations.link_wrong_kind',
    'relations.link_ends_before_start',
    'relations.link_circle',
    'relations.link_exists',
    'relations.link_same_other',
  ],
})
export const takeBackMove = defineRoute({
  method: 'POST',
  path: '/relations/:id/links/:linkId/take-back-move',
  permission: 'relations.relation.write',
  summary: 'Take back a move: the new link goes, the old one runs again',
  params: LinkParams,
  response: RelationLink,
  errors: [
    'relations.relation_not_found',
    'relations.link_not_found',
    'relations.link_not_moved',
    'relations.link_changed',
    'relations.link_circle',
  ],
})
