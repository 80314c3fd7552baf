import { z } from 'zod'
import { defineRoute, Id } from '../platform/route.ts'

export const Domain = z.object({ id: Id, key: z.string(), name: z.string(), owner: z.string().nullable() })
export type Domain = z.infer<typeof Domain>
export const listDomains = defineRoute({
  method: 'GET',
  path: '/domains',
  permission: 'governance.model.read',
  summary: 'List the domains and their data owners',
  response: z.object({ items: z.array(Domain) }),
})

/** What of the model a change is about. */
export const ModelElement = z.enum(['field', 'relation_type', 'link_type', 'definition'])
export type ModelElement = z.infer<typeof ModelElement>

/** One change of the model, with what it was and became. */
export const ModelChange = z.object({
  id: Id,
  action: z.enum(['added', 'changed', 'retired', 'restored', 'removed']),
  by: z.string(),
  at: z.iso.datetime(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  proposalId: Id.nullable(),
})
export type ModelChange = z.infer<typeof ModelChange>
export const listModelChanges = defineRoute({
  method: 'GET',
  path: '/model/:element/:id/history',
  permission: 'governance.model.read',
  summary: 'Show every version of a field, type, kind of link or definition, newest first',
  params: z.object({ element: ModelElement, id: z.string().min(1).max(80) }),
  response: z.object({ items: z.array(ModelChange) }),
})

/** How many relations use what; of relations that the reader may see. */
export const ModelUsage = z.object({
  types: z.record(z.string(), z.int()),
  linkTypes: z.record(z.string(), z.int()),
  fields: z.record(z.string(), z.int()),
})
export type ModelUsage = z.infer<typeof ModelUsage>
export const getModelUsage = defineRoute({
  method: 'GET',
  path: '/model/usage',
  permission: 'governance.model.read',
  summary: 'Count how many relations use each type, kind of link and field of one’s own',
  response: ModelUsage,
})
