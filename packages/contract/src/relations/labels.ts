import { z } from 'zod'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'

/** A word of the organisation's own for relations that belong together, in general or within one domain. */
export const Label = z.object({
  id: Id,
  name: z.string(),
  /** Null: of the whole organisation. */
  domainId: Id.nullable(),
  isRetired: z.boolean(),
  /** Whether the reader may put it on relations and take it off. */
  mayUse: z.boolean(),
})
export type Label = z.infer<typeof Label>

/** A label as a relation has it. */
export const RelationLabel = z.object({ id: Id, name: z.string(), by: z.string(), at: z.iso.datetime() })
export type RelationLabel = z.infer<typeof RelationLabel>

const Name = z.string().trim().min(1).max(60)

export const listLabels = defineRoute({
  method: 'GET',
  path: '/labels',
  permission: 'relations.relation.read',
  summary: 'List the labels that the reader may know of, by name; retired ones too',
  response: z.object({ items: z.array(Label) }),
})
export const addLabel = defineRoute({
  method: 'POST',
  path: '/labels',
  permission: 'relations.label.manage',
  summary: 'Make a label, of the whole organisation or of one domain',
  body: z.object({ name: Name, domainId: Id.optional() }),
  response: Label,
  errors: ['relations.label_name_taken', 'relations.change_not_allowed', 'governance.domain_not_found'],
})
export const changeLabel = defineRoute({
  method: 'PATCH',
  path: '/labels/:id',
  permission: 'relations.label.manage',
  summary: 'Rename a label, retire it, or bring it back',
  params: IdParams,
  body: z.object({ name: Name.optional(), isRetired: z.boolean().optional() }),
  response: Label,
  errors: ['relations.label_not_found', 'relations.label_name_taken', 'relations.change_not_allowed'],
})

const LabelParams = z.object({ id: Id, labelId: Id })
const labelErrors = [
  'relations.relation_not_found',
  'relations.change_not_allowed',
  'relations.label_not_found',
] as const
export const putLabel = defineRoute({
  method: 'PUT',
  path: '/relations/:id/labels/:labelId',
  permission: 'relations.relation.write',
  summary: 'Put a label on a relation; one that is there already stays as it is',
  params: LabelParams,
  response: Done,
  errors: [...labelErrors, 'relations.label_other_domain'],
})
export const takeLabelOff = defineRoute({
  method: 'DELETE',
  path: '/relations/:id/labels/:labelId',
  permission: 'relations.relation.write',
  summary: 'Take a label off a relation',
  params: LabelParams,
  response: Done,
  errors: labelErrors,
})
