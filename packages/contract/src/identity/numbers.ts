import { z } from 'zod'
import { IdentifierScheme } from '../relations/record.ts'
import { RelationPage } from '../relations/relation.ts'
import { defineRoute, Id } from '../platform/route.ts'

/** Public numbers of organisations that somebody may know by heart; numbers of cards come from their own system. */
export const NumberByHand = IdentifierScheme.exclude(['card'])
export type NumberByHand = z.infer<typeof NumberByHand>

export const setNumber = defineRoute({
  method: 'PUT',
  path: '/relations/:id/numbers/:scheme',
  permission: 'relations.relation.write',
  summary:
    'Set the BRIN, KvK number, RSIN or board number of an organisation by hand; checked, and never that of another',
  params: z.object({ id: Id, scheme: NumberByHand }),
  /** Null takes away what was set by hand; what a source says stays. */
  body: z.object({ value: z.string().trim().min(1).max(40).nullable() }),
  response: RelationPage,
  errors: ['relations.relation_not_found', 'relations.identifier_taken', 'identity.field_invalid'],
})
