import type { Language, RoleChoice, RoleChoiceKind } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findTypes } from '../model/model.queries.ts'
import { hasTwice, placeChoices } from './role-choice.rules.ts'
import * as choices from './role-choice.queries.ts'
import { standardChoices } from './standard-choices.ts'

export { findChoices as findRoleChoices } from './role-choice.queries.ts'

type Lists = {
  readonly id: string
  readonly kind: RoleChoiceKind
  readonly choices: readonly { readonly id?: string | undefined; readonly name: string }[]
  readonly seen: readonly string[]
}

/**
 * Sets one of the lists of a type. What is left out can no longer be chosen; roles that have it keep it.
 * @throws AppError relations.type_not_found, governance.model_changed, governance.choice_twice
 */
export async function setRoleChoices(
  ctx: Ctx,
  { id: typeId, kind, choices: wanted, seen }: Lists,
): Promise<RoleChoice[]> {
  const type = (await findTypes(ctx)).find((one) => one.id === typeId)
  if (!type) throw new AppError('relations.type_not_found', { typeId })
  if (hasTwice(wanted)) throw new AppError('governance.choice_twice')
  await choices.lockLists(ctx, typeId)
  const known = await ofList(ctx, typeId, kind)
  const before = known.filter(({ isRetired }) => !isRetired)
  if (before.map((choice) => choice.id).join() !== seen.join())
    throw new AppError('governance.model_changed', { current: before })
  const placed = placeChoices(known, wanted)
  const kept = placed.flatMap(({ id }) => id ?? [])
  for (const { id } of before) if (!kept.includes(id)) await choices.retire(ctx, id)
  await choices.parkNames(ctx, kept)
  for (const { id, ...rest } of placed)
    await (id === null ? choices.insert(ctx, { typeId, kind }, rest) : choices.place(ctx, { id, ...rest }))
  const after = await ofList(ctx, typeId, kind)
  const names = (list: readonly RoleChoice[]) => list.filter((one) => !one.isRetired).map(({ name }) => name)
  await ctx.audit(
    'role_choices.changed',
    { kind: 'relation_type', id: typeId },
    {
      kind,
      type: type.name,
      before: names(before),
      after: names(after),
    },
  )
  await ctx.announce({ topic: 'governance', id: typeId })
  return after
}

async function ofList(ctx: Ctx, typeId: string, kind: RoleChoiceKind): Promise<RoleChoice[]> {
  return (await choices.findChoices(ctx)).filter((choice) => choice.typeId === typeId && choice.kind === kind)
}

/** For a new organisation, after its types. */
export async function seedRoleChoices(ctx: Ctx, language: Language): Promise<void> {
  const types = new Map((await findTypes(ctx)).map(({ key, id }) => [key, id]))
  for (const [key, lists] of Object.entries(standardChoices[language])) {
    const typeId = types.get(key)
    if (typeId === undefined) throw new Error('The standard choices name a type that the standard model does not have.')
    for (const [kind, names] of Object.entries(lists) as [RoleChoiceKind, readonly string[]][])
      for (const [position, name] of names.entries()) await choices.insert(ctx, { typeId, kind }, { name, position })
  }
}
