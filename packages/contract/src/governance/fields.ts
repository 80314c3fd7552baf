import { z } from 'zod'
import { RelationKind } from '../relations/record.ts'
import { defineRoute, Id } from '../platform/route.ts'
import { FieldChoice, FieldLimits, OwnDataType, OwnFieldKey } from './own-value.ts'

/** The version that was seen; refused with `governance.model_changed` when somebody changed it meanwhile. */
const Seen = { version: z.int().min(1) }

/** The fields that the product itself knows: what they are called and mean; the page and the forms are drawn from it. */
export const BuiltInField = z.enum([
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
export type BuiltInField = z.infer<typeof BuiltInField>
/** Every field of a relation: those of the product and those of the organisation's own. */
export const FieldKey = z.union([BuiltInField, OwnFieldKey])
export type FieldKey = z.infer<typeof FieldKey>
export function isOwnField(key: string): key is OwnFieldKey {
  return key.startsWith('own_')
}

export const Sensitivity = z.enum(['normal', 'sensitive', 'special'])
export type Sensitivity = z.infer<typeof Sensitivity>

/** When a field must be filled in: never, always, for relations of a type, or when another field has one of these choices. */
export const RequiredWhen = z.discriminatedUnion('when', [
  z.object({ when: z.literal('never') }),
  z.object({ when: z.literal('always') }),
  z.object({ when: z.literal('type'), typeIds: z.array(Id).min(1).max(50) }),
  z.object({ when: z.literal('choice'), field: OwnFieldKey, choices: z.array(z.string().max(80)).min(1).max(100) }),
])
export type RequiredWhen = z.infer<typeof RequiredWhen>

/** The words of a field, and what is agreed about it: may be changed of every field. */
const FieldWords = {
  label: z.string().trim().min(1).max(80),
  definition: z.string().trim().min(1).max(2000),
  /** Said under the field where it is filled in. */
  help: z.string().trim().max(400),
  /** Why we keep this (C2): without it a field is not kept. */
  goal: z.string().trim().min(3).max(1000),
  section: z.string().trim().max(60),
  sensitivity: Sensitivity,
  /** Which exception to the ban on special categories applies; obligatory when the field is one. */
  specialGround: z.string().trim().max(1000).nullable(),
  retentionText: z.string().trim().max(400).nullable(),
  retentionMonths: z.int().min(1).max(1200).nullable(),
  domainId: Id.nullable(),
}
/** What only fields of one's own have. */
const OwnShape = {
  kinds: z.array(RelationKind).min(1).max(3),
  typeIds: z.array(Id).max(50),
  limits: FieldLimits,
  choices: z.array(FieldChoice).max(200),
  required: RequiredWhen,
}

export const Field = z.object({
  key: FieldKey,
  dataType: z.enum(['built_in', ...OwnDataType.options]),
  ...FieldWords,
  help: z.string(),
  section: z.string(),
  ...OwnShape,
  isRetired: z.boolean(),
  version: z.int(),
})
export type Field = z.infer<typeof Field>
/** A field of the organisation's own. */
export type OwnField = Field & { readonly key: OwnFieldKey; readonly dataType: OwnDataType }

export const listFields = defineRoute({
  method: 'GET',
  path: '/fields',
  permission: 'governance.model.read',
  summary: 'List the fields of a relation with their meaning and goal; retired ones last',
  response: z.object({ items: z.array(Field) }),
})

/** A choice without a key is new; it gets one. */
const ChoiceInput = z.object({
  key: FieldChoice.shape.key.optional(),
  label: FieldChoice.shape.label,
  isRetired: z.boolean().default(false),
})
export type ChoiceInput = z.infer<typeof ChoiceInput>
const emptyText = z.string().trim().max(1000).nullable().default(null)
export const FieldInput = z.object({
  ...FieldWords,
  help: FieldWords.help.default(''),
  section: FieldWords.section.default(''),
  sensitivity: Sensitivity.default('normal'),
  specialGround: emptyText,
  retentionText: FieldWords.retentionText.default(null),
  retentionMonths: FieldWords.retentionMonths.default(null),
  domainId: Id.nullable().default(null),
  ...OwnShape,
  typeIds: OwnShape.typeIds.default([]),
  limits: FieldLimits.default({}),
  choices: z.array(ChoiceInput).max(200).default([]),
  required: RequiredWhen.default({ when: 'never' }),
})
export type FieldInput = z.infer<typeof FieldInput>
export const NewFieldInput = FieldInput.extend({ dataType: OwnDataType })
export type NewFieldInput = z.infer<typeof NewFieldInput>
const FIELD_REFUSALS = [
  'governance.domain_not_found',
  'relations.type_not_found',
  'governance.field_limits_invalid',
  'governance.field_special_needs_ground',
] as const

export const addField = defineRoute({
  method: 'POST',
  path: '/fields',
  permission: 'governance.model.write',
  summary: 'Add a field of one’s own; usable at once',
  body: NewFieldInput,
  response: Field,
  errors: [...FIELD_REFUSALS, 'governance.too_many_fields'],
})
const FieldParams = z.object({ key: FieldKey })
export const changeModelField = defineRoute({
  method: 'PATCH',
  path: '/fields/:key',
  permission: 'governance.model.write',
  summary: 'Change a field: its words, and of one’s own also its limits and choices; never its type',
  params: FieldParams,
  body: FieldInput.extend(Seen),
  response: Field,
  errors: [
    ...FIELD_REFUSALS,
    'governance.field_special_built_in',
    'governance.field_not_found',
    'governance.model_changed',
    'governance.choice_removed',
  ],
})
export const orderFields = defineRoute({
  method: 'PUT',
  path: '/fields/order',
  permission: 'governance.model.write',
  summary: 'Set the order in which fields stand under their heading; those not named stand behind',
  body: z.object({ keys: z.array(FieldKey).min(1).max(600) }),
  response: z.object({ items: z.array(Field) }),
  errors: ['governance.field_not_found'],
})
export const retireField = defineRoute({
  method: 'POST',
  path: '/fields/:key/retire',
  permission: 'governance.model.write',
  summary: 'Retire a field of one’s own: not filled in any more, what is known stays',
  params: FieldParams,
  response: Field,
  errors: ['governance.field_not_found', 'governance.field_built_in'],
})
export const restoreField = defineRoute({
  method: 'POST',
  path: '/fields/:key/restore',
  permission: 'governance.model.write',
  summary: 'Bring a retired field back',
  params: FieldParams,
  response: Field,
  errors: ['governance.field_not_found', 'governance.field_built_in'],
})
