import { z } from 'zod'
import { RelationKind } from '../relations/record.ts'
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

export const RelationType = z.object({
  id: Id,
  key: z.string(),
  name: z.string(),
  kinds: z.array(RelationKind),
  domainId: Id,
  definition: z.string().nullable(),
})
export type RelationType = z.infer<typeof RelationType>
export const listRelationTypes = defineRoute({
  method: 'GET',
  path: '/relation-types',
  permission: 'governance.model.read',
  summary: 'List the relation types',
  response: z.object({ items: z.array(RelationType) }),
})
const TypeInput = z.object({
  name: z.string().trim().min(2).max(80),
  kinds: z.array(RelationKind).min(1),
  domainId: Id,
  definition: z.string().max(2000).optional(),
})
export const addRelationType = defineRoute({
  method: 'POST',
  path: '/relation-types',
  permission: 'governance.model.write',
  summary: 'Add a relation type of one’s own',
  body: TypeInput,
  response: RelationType,
  errors: ['governance.domain_not_found'],
})

/** The fields a relation can have: what they are called and mean; the page and the forms are drawn from it. */
export const FieldKey = z.enum([
  'name',
  'organisationName',
  'birthDate',
  'emails',
  'phones',
  'website',
  'addresses',
  'municipality',
  'language',
])
export type FieldKey = z.infer<typeof FieldKey>
export const Field = z.object({
  key: FieldKey,
  label: z.string(),
  definition: z.string(),
  /** Why we keep this (C2). */
  goal: z.string(),
  kinds: z.array(RelationKind),
})
export type Field = z.infer<typeof Field>
export const listFields = defineRoute({
  method: 'GET',
  path: '/fields',
  permission: 'governance.model.read',
  summary: 'List the fields of a relation with their meaning and goal',
  response: z.object({ items: z.array(Field) }),
})

export const Definition = z.object({ id: Id, term: z.string(), meaning: z.string() })
export type Definition = z.infer<typeof Definition>
export const listDefinitions = defineRoute({
  method: 'GET',
  path: '/definitions',
  permission: 'governance.model.read',
  summary: 'List the terms and what they mean here',
  response: z.object({ items: z.array(Definition) }),
})
