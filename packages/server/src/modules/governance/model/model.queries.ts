import { sql } from 'kysely'
import type { Definition, Field, LinkType, RelationKind, RelationType } from '@klantregie/contract'
import { FieldKey } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'governance')

export type DomainRow = {
  readonly id: string
  readonly key: string
  readonly name: string
  /** Position in a relation's domain mask, 0–62. */
  readonly bit: number
  readonly ownerUserId: string | null
}

export async function findDomains(ctx: Ctx): Promise<DomainRow[]> {
  const rows = await tables(ctx)
    .selectFrom('governance.domain')
    .select(['id', 'key', 'name', 'bit', 'owner_user_id'])
    .orderBy('bit')
    .execute()
  return rows.map(({ owner_user_id, ...domain }) => ({ ...domain, ownerUserId: owner_user_id }))
}

export async function insertDomains(
  ctx: Ctx,
  domains: readonly { key: string; name: string; bit: number }[],
): Promise<ReadonlyMap<string, string>> {
  const rows = domains.map((domain) => ({ id: newId(), ...domain }))
  await tables(ctx).insertInto('governance.domain').values(rows).execute()
  return new Map(rows.map((row) => [row.key, row.id]))
}

type TypeRow = {
  id: string
  key: string
  name: string
  kinds: string[]
  domain_id: string
  definition: string | null
}

export async function findTypes(ctx: Ctx): Promise<RelationType[]> {
  const rows = await selectTypes(ctx).orderBy('position').orderBy('name').execute()
  return rows.map(toType)
}

export async function findType(ctx: Ctx, id: string): Promise<RelationType | null> {
  const row = await selectTypes(ctx).where('id', '=', id).executeTakeFirst()
  return row ? toType(row) : null
}

function selectTypes(ctx: Ctx) {
  return tables(ctx)
    .selectFrom('governance.relation_type')
    .select(['id', 'key', 'name', 'kinds', 'domain_id', 'definition'])
}

function toType({ domain_id, kinds, ...type }: TypeRow): RelationType {
  // The check constraint of the table allows no other kinds.
  return { ...type, kinds: kinds as RelationKind[], domainId: domain_id }
}

export type NewType = {
  readonly key: string
  readonly name: string
  readonly kinds: readonly RelationKind[]
  readonly domainId: string
  readonly definition: string | null
}

export async function insertTypes(ctx: Ctx, types: readonly (NewType & { position: number })[]): Promise<void> {
  await tables(ctx)
    .insertInto('governance.relation_type')
    .values(types.map((type) => ({ id: newId(), ...typeColumns(type), position: type.position })))
    .execute()
}

/** Adds one type behind the others; nothing when its key is taken, also by somebody who adds one right now. */
export async function insertTypeIfKeyIsFree(ctx: Ctx, type: NewType): Promise<RelationType | null> {
  const row = await tables(ctx)
    .insertInto('governance.relation_type')
    .values((eb) => ({
      id: newId(),
      ...typeColumns(type),
      position: eb
        .selectFrom('governance.relation_type')
        .select((inner) => inner(inner.fn.coalesce(inner.fn.max('position'), inner.val(0)), '+', 1).as('next')),
    }))
    .onConflict((conflict) => conflict.columns(['tenant_id', 'key']).doNothing())
    .returning(['id', 'key', 'name', 'kinds', 'domain_id', 'definition'])
    .executeTakeFirst()
  return row ? toType(row) : null
}

function typeColumns({ key, name, kinds, domainId, definition }: NewType) {
  return { key, name, kinds: [...kinds], domain_id: domainId, definition }
}

export async function findLinkTypes(ctx: Ctx): Promise<LinkType[]> {
  const rows = await tables(ctx)
    .selectFrom('governance.link_type')
    .select(['id', 'key', 'label', 'reverse_label'])
    .orderBy('id')
    .execute()
  return rows.map(({ reverse_label, ...type }) => ({ ...type, reverseLabel: reverse_label }))
}

export async function insertLinkTypes(
  ctx: Ctx,
  types: readonly { key: string; label: string; reverseLabel: string }[],
): Promise<void> {
  await tables(ctx)
    .insertInto('governance.link_type')
    .values(types.map(({ key, label, reverseLabel }) => ({ id: newId(), key, label, reverse_label: reverseLabel })))
    .execute()
}

export async function findFields(ctx: Ctx): Promise<Field[]> {
  const rows = await tables(ctx)
    .selectFrom('governance.field')
    .select(['key', 'label', 'definition', 'goal', 'kinds'])
    .orderBy('position')
    .execute()
  return rows.map((row) => ({ ...row, key: FieldKey.parse(row.key), kinds: row.kinds as RelationKind[] }))
}

export async function insertFields(ctx: Ctx, fields: readonly Field[]): Promise<void> {
  await tables(ctx)
    .insertInto('governance.field')
    .values(fields.map((field, position) => ({ ...field, position })))
    .execute()
}

export async function findDefinitions(ctx: Ctx): Promise<Definition[]> {
  return tables(ctx)
    .selectFrom('governance.definition')
    .select(['id', 'term', 'meaning'])
    .orderBy(sql`term collate "nl-x-icu"`)
    .execute()
}

export async function insertDefinitions(
  ctx: Ctx,
  definitions: readonly { term: string; meaning: string }[],
): Promise<void> {
  await tables(ctx)
    .insertInto('governance.definition')
    .values(definitions.map((definition) => ({ id: newId(), ...definition })))
    .execute()
}
