import type { Field, FieldInput, NewFieldInput, OwnField } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { isOwn, keyChoices, ownKeyOf, refuseField } from './field.rules.ts'
import * as fields from './field.queries.ts'
import { rememberChange } from './history.service.ts'
import * as model from './model.queries.ts'
import { followSensitivity } from '../rights/rights.service.ts'

export { findFields } from './field.queries.ts'

/** More would make every page and form unreadable long before it makes them slow. */
const MOST_FIELDS = 500

/** The organisation's own fields, retired ones included: what is known in them stays readable. */
export async function findOwnFields(ctx: Ctx): Promise<OwnField[]> {
  return (await fields.findFields(ctx)).filter(isOwn)
}

/** @throws AppError governance.field_not_found */
export async function getField(ctx: Ctx, key: string): Promise<Field> {
  const field = await fields.findField(ctx, key)
  if (!field) throw new AppError('governance.field_not_found', { field: key })
  return field
}

/** What comes with a change that was proposed. */
export type Cause = { readonly proposalId?: string | undefined }

/**
 * Adds a field of one's own, which can be used everywhere from this transaction on: it needs no table of its own.
 * @throws AppError governance.too_many_fields, governance.field_limits_invalid (details: about, the part that is wrong),
 *   governance.field_special_needs_ground, governance.domain_not_found, relations.type_not_found
 */
export async function addField(ctx: Ctx, { dataType, ...input }: NewFieldInput, cause: Cause = {}): Promise<Field> {
  await fields.lock(ctx)
  const { agreed, all } = await requireNew(ctx, { dataType, ...input })
  const key = ownKeyOf(input.label, new Set(all.map((field) => field.key)))
  await fields.insertField(ctx, { ...agreed, key, dataType, kinds: [...new Set(input.kinds)] })
  const field = await getField(ctx, key)
  await remember(ctx, 'field.added', { action: 'added', before: null, after: field, ...cause })
  return field
}

/** Whether such a field can be added: for whoever adds it, and for whoever proposes it. @throws AppError as `addField` */
export async function requireNew(ctx: Ctx, { dataType, ...input }: NewFieldInput) {
  const all = await fields.findFields(ctx)
  if (all.filter((field) => isOwn(field) && !field.isRetired).length >= MOST_FIELDS)
    throw new AppError('governance.too_many_fields')
  const choices = keyChoices(
    input.choices.map(({ label, isRetired }) => ({ label, isRetired })),
    [],
  )
  const agreed = { ...input, choices: choices ?? [] }
  await requireUsable(ctx, { ...agreed, dataType }, all)
  return { agreed, all }
}

type Usable = Omit<OwnField, 'key' | 'isRetired' | 'version'>

async function requireUsable(ctx: Ctx, field: Usable, all: readonly Field[]): Promise<void> {
  await requireDomain(ctx, field.domainId)
  const typeIds = new Set((await model.findTypes(ctx)).map(({ id }) => id))
  const refusal = refuseField(field.dataType, field, { others: all.filter(isOwn), typeIds })
  if (refusal) throw new AppError(refusal.code, { about: refusal.about })
}

/** @throws AppError governance.domain_not_found */
export async function requireDomain(ctx: Ctx, domainId: string | null): Promise<void> {
  if (domainId === null) return
  if (!(await model.findDomains(ctx)).some(({ id }) => id === domainId))
    throw new AppError('governance.domain_not_found')
}

export type ChangeField = FieldInput & { readonly key: string; readonly version: number }

/**
 * Changes a field. Of a field of the product only its words, section, sensitivity and owner; of one's own also its limits and
 * choices; of neither ever the kind of value. What is stored already stays, also when it no longer fits: it is
 * refused the next time somebody changes it.
 * Who may read it follows when it becomes special data, or is that no longer (`followSensitivity`).
 * @throws AppError as `addField`, governance.field_not_found, governance.model_changed, governance.choice_removed,
 *   governance.field_special_built_in
 */
export async function changeField(
  ctx: Ctx,
  { key, version, ...input }: ChangeField,
  cause: Cause = {},
): Promise<Field> {
  await fields.lock(ctx)
  const { before, after } = await requireChange(ctx, key, input)
  if (!(await fields.updateField(ctx, after, version)))
    throw new AppError('governance.model_changed', { current: before })
  await followSensitivity(ctx, key, {
    wasSpecial: before.sensitivity === 'special',
    isSpecial: after.sensitivity === 'special',
  })
  const changed = await getField(ctx, key)
  await remember(ctx, 'field.changed', { action: 'changed', before, after: changed, ...cause })
  return changed
}

/** The field as it would be. @throws AppError as `changeField` */
export async function requireChange(ctx: Ctx, key: string, input: FieldInput) {
  const before = await getField(ctx, key)
  const after = isOwn(before) ? await changedOwn(ctx, before, input) : changedBuiltIn(before, input)
  if (!isOwn(before)) await requireDomain(ctx, after.domainId)
  return { before, after }
}

async function changedOwn(ctx: Ctx, before: OwnField, input: FieldInput): Promise<fields.FieldRow> {
  const choices = keyChoices(input.choices, before.choices)
  if (choices === null) throw new AppError('governance.choice_removed', { about: 'choices' })
  const after = { ...input, choices, kinds: [...new Set(input.kinds)], key: before.key, dataType: before.dataType }
  const others = (await fields.findFields(ctx)).filter(({ key }) => key !== before.key)
  await requireUsable(ctx, after, others)
  return after
}

/** What the product does with the field is fixed; what it is called and agreed to be is the organisation's. */
function changedBuiltIn(before: Field, input: FieldInput): fields.FieldRow {
  const {
    label,
    definition,
    help,
    goal,
    section,
    sensitivity,
    specialGround,
    retentionText,
    retentionMonths,
    domainId,
  } = input
  // What the product itself keeps is no special data; what is gets a field of its own, with a right of its own.
  if (sensitivity === 'special' && before.sensitivity !== 'special')
    throw new AppError('governance.field_special_built_in', { about: 'sensitivity' })
  const words = { label, definition, help, goal, section, sensitivity, specialGround, retentionText, retentionMonths }
  return { ...before, ...words, domainId }
}

/** Not filled in any more; what is known stays. Retiring what is retired changes nothing. */
export async function retireField(ctx: Ctx, key: string, cause: Cause = {}): Promise<Field> {
  return setRetired(ctx, key, { isRetired: true, cause })
}

export async function restoreField(ctx: Ctx, key: string): Promise<Field> {
  return setRetired(ctx, key, { isRetired: false, cause: {} })
}

async function setRetired(
  ctx: Ctx,
  key: string,
  { isRetired, cause }: { readonly isRetired: boolean; readonly cause: Cause },
): Promise<Field> {
  await fields.lock(ctx)
  const before = await getField(ctx, key)
  if (!isOwn(before)) throw new AppError('governance.field_built_in')
  if (before.isRetired === isRetired) return before
  await fields.setRetired(ctx, key, isRetired ? ctx.now : null)
  const after = await getField(ctx, key)
  const action = isRetired ? 'retired' : 'restored'
  await remember(ctx, `field.${action}`, { action, before, after, ...cause })
  return after
}

/** @throws AppError governance.field_not_found */
export async function orderFields(ctx: Ctx, keys: readonly string[]): Promise<Field[]> {
  await fields.lock(ctx)
  const known = new Set((await fields.findFields(ctx)).map(({ key }) => key as string))
  const unknown = keys.find((key) => !known.has(key))
  if (unknown !== undefined) throw new AppError('governance.field_not_found', { field: unknown })
  await fields.setOrder(ctx, keys)
  await ctx.audit('field.ordered', null, { keys })
  await ctx.announce({ topic: 'governance', id: 'fields' })
  return fields.findFields(ctx)
}

type Remembered = Cause & {
  readonly action: 'added' | 'changed' | 'retired' | 'restored'
  readonly before: Field | null
  readonly after: Field
}

function remember(ctx: Ctx, audited: string, { action, before, after, proposalId }: Remembered): Promise<void> {
  return rememberChange(ctx, audited, { element: 'field', elementId: after.key, action, before, after, proposalId })
}
