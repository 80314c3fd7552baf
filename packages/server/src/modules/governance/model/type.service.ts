import type { RelationType, TypeInput } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { fold } from '../../../platform/pure/fold.ts'
import { keyOfName } from './domain-mask.rules.ts'
import { requireDomain, type Cause } from './field.service.ts'
import { rememberChange, type Change } from './history.service.ts'
import * as model from './model.queries.ts'
import { getType } from './model.service.ts'

/**
 * Adds a type of the organisation's own. Its key is made from its name and never changes again.
 * @throws AppError governance.domain_not_found
 */
export async function addRelationType(ctx: Ctx, input: TypeInput, cause: Cause = {}): Promise<RelationType> {
  await requireDomain(ctx, input.domainId)
  const type = await insertUnderFreeKey(ctx, toColumns(input))
  await remember(ctx, 'relation_type.added', { type, action: 'added', before: null, after: type, ...cause })
  return type
}

function toColumns({ name, kinds, domainId, definition }: TypeInput): Omit<model.NewType, 'key'> {
  return { name, domainId, kinds: [...new Set(kinds)], definition: definition === '' ? null : (definition ?? null) }
}

async function insertUnderFreeKey(ctx: Ctx, input: Omit<model.NewType, 'key'>): Promise<RelationType> {
  const base = keyOfName(fold(input.name))
  for (let number = 1; ; number += 1) {
    const type = await model.insertTypeIfKeyIsFree(ctx, { ...input, key: number === 1 ? base : `${base}_${number}` })
    if (type) return type
  }
}

export type ChangeType = TypeInput & { readonly id: string; readonly version: number }

/**
 * Changes a type. Roles of the type follow by themselves: they point at it. Who has the type and is no longer of a kind that
 * may have it keeps it.
 * @throws AppError relations.type_not_found, governance.domain_not_found, governance.model_changed
 */
export async function changeRelationType(
  ctx: Ctx,
  { id, version, ...input }: ChangeType,
  cause: Cause = {},
): Promise<RelationType> {
  const before = await getType(ctx, id)
  await requireDomain(ctx, input.domainId)
  if (!(await model.updateType(ctx, id, toColumns(input), version)))
    throw new AppError('governance.model_changed', { current: before })
  const type = await getType(ctx, id)
  await remember(ctx, 'relation_type.changed', { type, action: 'changed', before, after: type, ...cause })
  return type
}

/** Nobody gets it any more; who has it keeps it. */
export function retireRelationType(ctx: Ctx, id: string, cause: Cause = {}): Promise<RelationType> {
  return setRetired(ctx, id, { isRetired: true, cause })
}

export function restoreRelationType(ctx: Ctx, id: string): Promise<RelationType> {
  return setRetired(ctx, id, { isRetired: false, cause: {} })
}

type Retiring = { readonly isRetired: boolean; readonly cause: Cause }

async function setRetired(ctx: Ctx, id: string, { isRetired, cause }: Retiring): Promise<RelationType> {
  const before = await getType(ctx, id)
  if (before.isRetired === isRetired) return before
  await model.setTypeRetired(ctx, id, isRetired ? ctx.now : null)
  const type = await getType(ctx, id)
  const action = isRetired ? 'retired' : 'restored'
  await remember(ctx, `relation_type.${action}`, { type, action, before, after: type, ...cause })
  return type
}

/** @throws AppError relations.type_not_found */
export async function orderRelationTypes(ctx: Ctx, ids: readonly string[]): Promise<RelationType[]> {
  const known = new Set((await model.findTypes(ctx)).map(({ id }) => id))
  const unknown = ids.find((id) => !known.has(id))
  if (unknown !== undefined) throw new AppError('relations.type_not_found', { typeId: unknown })
  await model.setTypeOrder(ctx, ids)
  await ctx.audit('relation_type.ordered', null, { ids })
  await ctx.announce({ topic: 'governance', id: 'relation_types' })
  return model.findTypes(ctx)
}

/** For the module that knows whether anybody has or had it; it has looked. @throws AppError relations.type_not_found */
export async function removeUnusedType(ctx: Ctx, id: string): Promise<void> {
  const before = await getType(ctx, id)
  await model.deleteType(ctx, id)
  await remember(ctx, 'relation_type.removed', { type: before, action: 'removed', before, after: null })
}

type Remembered = Cause & Pick<Change, 'action' | 'before' | 'after'> & { readonly type: RelationType }

function remember(ctx: Ctx, audited: string, { type, ...change }: Remembered): Promise<void> {
  return rememberChange(ctx, audited, { element: 'relation_type', elementId: type.id, ...change })
}
