import type { FieldKey, OwnFieldKey, RelationPage } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { addRole, changeableId, disclosuresOf, getRelationPage } from '../../relations/index.ts'
import { additionsTo } from './additions.rules.ts'
import { withField } from './field-change.rules.ts'
import { invalid, normaliseOwn } from './own-field.service.ts'
import { goldenOf, readFields, storeManual, type CreateRelation } from './record.service.ts'
import * as records from './record.queries.ts'

type Typed = Omit<CreateRelation, 'kind'> & { readonly id: string }

/**
 * Somebody began to type in a relation that turns out to be there: what they typed and it did not have yet is added, with the role
 * that they chose. One change of the hand-made record, so that it can be taken back as one.
 * @throws AppError relations.relation_not_found, relations.change_not_allowed, identity.field_invalid, and those of `addRole`
 */
export async function addTyped(ctx: Ctx, { id: asked, typeId, branchId, own = {}, ...fields }: Typed) {
  const id = await changeableId(ctx, asked)
  await records.lockRelation(ctx, id)
  const stored = await goldenOf(ctx, id)
  const page = await getRelationPage(ctx, id)
  const { kind: _kind, ...typed } = readFields(stored.kind, fields)
  const disclosure = (await disclosuresOf(ctx, [id], { isPage: true })).get(id)
  const mayChange = (field: FieldKey) => !disclosure || disclosure.of(field).access === 'change'
  const { added, left } = additionsTo(stored, { ...typed, ...(await readOwn(ctx, page, own)) }, mayChange)
  const recordId = added.size === 0 ? null : await storeManual(ctx, id, (record) => [...added].reduce(filledIn, record))
  for (const [field, after] of added)
    await ctx.audit('relation.field_changed', { kind: 'relation', id }, { field, before: stored[field] ?? null, after })
  const roleId = await giveRole(ctx, page, { typeId, branchId })
  await ctx.announce({ topic: 'relation', id })
  return { page: await getRelationPage(ctx, id), added: [...added.keys()], left: [...left], undo: { recordId, roleId } }
}

const filledIn = (record: Parameters<typeof withField>[0], [field, value]: readonly [FieldKey, unknown]) =>
  withField(record, field, value)

async function readOwn(ctx: Ctx, page: RelationPage, own: NonNullable<CreateRelation['own']>) {
  const values: Partial<Record<OwnFieldKey, unknown>> = {}
  for (const [key, value] of Object.entries(own) as [OwnFieldKey, (typeof own)[OwnFieldKey]][]) {
    const normal = await normaliseOwn(ctx, { field: key, value }, page)
    if (!normal.ok) throw await invalid(ctx, key, normal)
    if (normal.value !== null) values[key] = normal.value
  }
  return values
}

/** A role that it has already is not given twice. */
async function giveRole(
  ctx: Ctx,
  { relation, roles }: RelationPage,
  { typeId, branchId }: Pick<Typed, 'typeId' | 'branchId'>,
): Promise<string | null> {
  if (typeId === undefined || roles.some((role) => role.typeId === typeId && role.until === null)) return null
  return (await addRole(ctx, { id: relation.id, typeId, ...(branchId !== undefined && { branchId }) })).id
}
