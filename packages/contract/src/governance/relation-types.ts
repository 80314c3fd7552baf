import { z } from 'zod'
import { RelationKind } from '../relations/record.ts'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'

const Name = z.string().trim().min(2).max(80)
const Meaning = z.string().trim().max(2000)
const Kinds = z.array(RelationKind).min(1).max(3)
/** The version that was seen; refused with `governance.model_changed` when somebody changed it meanwhile. */
const Seen = { version: z.int().min(1) }

/** For whom a relation type is: people, organisations with which one does business, or the house itself. */
export const TypeAudience = z.enum(['consumer', 'business', 'internal'])
export type TypeAudience = z.infer<typeof TypeAudience>

export const RelationType = z.object({
  id: Id,
  key: z.string(),
  name: z.string(),
  kinds: z.array(RelationKind),
  domainId: Id,
  definition: z.string().nullable(),
  /** By which the inventory puts types together. */
  audience: TypeAudience,
  isRetired: z.boolean(),
  version: z.int(),
})
export type RelationType = z.infer<typeof RelationType>
export const listRelationTypes = defineRoute({
  method: 'GET',
  path: '/relation-types',
  permission: 'governance.model.read',
  summary: 'List the relation types, retired ones last',
  response: z.object({ items: z.array(RelationType) }),
})
export const TypeInput = z.object({
  name: Name,
  kinds: Kinds,
  domainId: Id,
  definition: Meaning.optional(),
})
export type TypeInput = z.infer<typeof TypeInput>
export const addRelationType = defineRoute({
  method: 'POST',
  path: '/relation-types',
  permission: 'governance.model.write',
  summary: 'Add a relation type of one’s own',
  body: TypeInput,
  response: RelationType,
  errors: ['governance.domain_not_found'],
})
export const changeRelationType = defineRoute({
  method: 'PATCH',
  path: '/relation-types/:id',
  permission: 'governance.model.write',
  summary: 'Change the name, definition, domain or kinds of a relation type',
  params: IdParams,
  body: TypeInput.extend(Seen),
  response: RelationType,
  errors: [
    'relations.type_not_found',
    'governance.domain_not_found',
    'governance.model_changed',
    'governance.type_stays_in_domain',
  ],
})
/** No version: it is one choice, and the last one holds. */
export const setTypeAudience = defineRoute({
  method: 'PUT',
  path: '/relation-types/:id/audience',
  permission: 'governance.model.write',
  summary: 'Say for whom a relation type is: people, business or the house itself',
  params: IdParams,
  body: z.object({ audience: TypeAudience }),
  response: Done,
  errors: ['relations.type_not_found'],
})
export const retireRelationType = defineRoute({
  method: 'POST',
  path: '/relation-types/:id/retire',
  permission: 'governance.model.write',
  summary: 'Retire a relation type: nobody gets it any more, who has it keeps it',
  params: IdParams,
  response: RelationType,
  errors: ['relations.type_not_found'],
})
export const restoreRelationType = defineRoute({
  method: 'POST',
  path: '/relation-types/:id/restore',
  permission: 'governance.model.write',
  summary: 'Bring a retired relation type back',
  params: IdParams,
  response: RelationType,
  errors: ['relations.type_not_found'],
})
export const orderRelationTypes = defineRoute({
  method: 'PUT',
  path: '/relation-types/order',
  permission: 'governance.model.write',
  summary: 'Set the order in which relation types are shown; those not named stand behind',
  body: z.object({ ids: z.array(Id).min(1).max(500) }),
  response: z.object({ items: z.array(RelationType) }),
  errors: ['relations.type_not_found'],
})
/** Kept by the module of relations, which knows who has the type. */
export const removeRelationType = defineRoute({
  method: 'DELETE',
  path: '/relation-types/:id',
  permission: 'governance.model.write',
  summary: 'Remove a relation type that nobody has or had',
  params: IdParams,
  response: Done,
  errors: ['relations.type_not_found', 'governance.type_in_use'],
})

export const LinkType = z.object({
  id: Id,
  key: z.string(),
  /** Read from the one that the link starts at ("valt onder"), and from the other ("bestuurt"). */
  label: z.string(),
  reverseLabel: z.string(),
  definition: z.string(),
  fromKinds: z.array(RelationKind),
  toKinds: z.array(RelationKind),
  /** Functions to choose from; another may be typed. */
  functions: z.array(z.string()),
  domainId: Id.nullable(),
  /** The first stands below the second, and with others of its kind it makes a tree. */
  isHierarchy: z.boolean(),
  isRetired: z.boolean(),
  version: z.int(),
})
export type LinkType = z.infer<typeof LinkType>
export const LinkTypeInput = z.object({
  label: Name,
  reverseLabel: Name,
  definition: Meaning.default(''),
  fromKinds: Kinds,
  toKinds: Kinds,
  functions: z.array(z.string().trim().min(1).max(120)).max(100).default([]),
  domainId: Id.nullable().default(null),
})
export type LinkTypeInput = z.infer<typeof LinkTypeInput>
export const listLinkTypes = defineRoute({
  method: 'GET',
  path: '/link-types',
  permission: 'governance.model.read',
  summary: 'List the kinds of links, retired ones last',
  response: z.object({ items: z.array(LinkType) }),
})
export const addLinkType = defineRoute({
  method: 'POST',
  path: '/link-types',
  permission: 'governance.model.write',
  summary: 'Add a kind of link of one’s own',
  /** Whether it is a hierarchy is said when it is made, and stays. */
  body: LinkTypeInput.extend({ isHierarchy: z.boolean().default(false) }),
  response: LinkType,
  errors: ['governance.domain_not_found'],
})
export const changeLinkType = defineRoute({
  method: 'PATCH',
  path: '/link-types/:id',
  permission: 'governance.model.write',
  summary: 'Change a kind of link',
  params: IdParams,
  body: LinkTypeInput.extend(Seen),
  response: LinkType,
  errors: ['relations.link_type_not_found', 'governance.domain_not_found', 'governance.model_changed'],
})
export const retireLinkType = defineRoute({
  method: 'POST',
  path: '/link-types/:id/retire',
  permission: 'governance.model.write',
  summary: 'Retire a kind of link: no new ones, those that are there stay',
  params: IdParams,
  response: LinkType,
  errors: ['relations.link_type_not_found'],
})
export const restoreLinkType = defineRoute({
  method: 'POST',
  path: '/link-types/:id/restore',
  permission: 'governance.model.write',
  summary: 'Bring a retired kind of link back',
  params: IdParams,
  response: LinkType,
  errors: ['relations.link_type_not_found'],
})
