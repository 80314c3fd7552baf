import { z } from 'zod'
import { defineRoute, Id, IdParams } from '../platform/route.ts'
import { Day } from './record.ts'
import { RelationLink } from './relation.ts'

export const addLink = defineRoute({
  method: 'POST',
  path: '/relations/:id/links',
  permission: 'relations.relation.write',
  summary: 'Link two relations',
  params: IdParams,
  body: z.object({
    linkTypeId: Id,
    otherId: Id,
    isReversed: z.boolean().default(false),
    function: z.string().trim().max(120).optional(),
    from: Day.optional(),
  }),
  response: RelationLink,
  errors: [
    'relations.relation_not_found',
    'relations.link_type_not_found',
    'relations.link_type_retired',
    'relations.link_wrong_kind',
    'relations.link_to_itself',
    'relations.link_circle',
  ],
})
export const endLink = defineRoute({
  method: 'POST',
  path: '/relations/:id/links/:linkId/end',
  permission: 'relations.relation.write',
  summary: 'End a link',
  params: z.object({ id: Id, linkId: Id }),
  body: z.object({ until: Day.optional() }),
  response: RelationLink,
  errors: ['relations.relation_not_found', 'relations.link_not_found'],
})
export const reopenLink = defineRoute({
  method: 'POST',
  path: '/relations/:id/links/:linkId/reopen',
  permission: 'relations.relation.write',
  summary: 'Take back the end of a link',
  params: z.object({ id: Id, linkId: Id }),
  response: RelationLink,
  errors: ['relations.relation_not_found', 'relations.link_not_found', 'relations.link_circle'],
})
