import { sql } from 'kysely'
import type { TypeAudience, RelationKind, RelationType } from '@klantregie/contract'
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
  audience: string
  retired_at: Date | null
  version: number
}

const TYPE_COLUMNS = [
  'id',
  'key',
  'name',
  'kinds',
  'domain_id',
  'definition',
  'audience',
  'retired_at',
  'version',
] as const

/** In the order in which they are shown, retired ones last. */
export async function findTypes(ctx: Ctx): Promise<RelationType[]> {
  const rows = await selectTypes(ctx)
    .orderBy(sql`retired_at is not null`)
    .orderBy('position')
    .orderBy('name')
    .execute()
  return rows.map(toType)
}

export async function findType(ctx: Ctx, id: string): Promise<RelationType | null> {
  const row = await selectTypes(ctx).where('id', '=', id).executeTakeFirst()
  return row ? toType(row) : null
}

function selectTypes(ctx: Ctx) {
  return tables(ctx).selectFrom('governance.relation_type').select(TYPE_COLUMNS)
}

function toType({ domain_id, kinds, audience, retired_at, ...type }: TypeRow): RelationType {
  return {
    ...type,
    // The check constraints of the table allow no other kinds, and no other audience.
    kinds: kinds as RelationKind[],
    audience: audience as TypeAudience,
    domainId: domain_id,
    isRetired: retired_at !== null,
  }
}

export type NewType = {
  readonly key: string
  readonly name: string
  readonly kinds: readonly RelationKind[]
  readonly domainId: string
  readonly definition: string | null
}

export async function insertTypes(
  ctx: Ctx,
  types: readonly (NewType & { position: number; audience: TypeAudience })[],
): Promise<void> {
  await tables(ctx)
    .insertInto('governance.relation_type')
    .values(
      types.map((type) => ({ id: newId(), ...typeColumns(type), position: type.position, audience: type.audience })),
    )
    .execute()
}

/** Adds one type behind the others; nothing when its key is taken, also by somebody who adds one right now. */
export async function insertTypeIfKeyIsFree(ctx: Ctx, type: NewType): Promise<RelationType | null> {
  const row = await tables(ctx)
    .insertInto('governance.relation_type')
    .values((eb) => ({
      id: newId(),
      ...typeColumns(type),
      audience: type.kinds.every((kind) => kind === 'organisation') ? 'business' : 'consumer',
      position: eb
        .selectFrom('governance.relation_type')
        .select((inner) => inner(inner.fn.coalesce(inner.fn.max('position'), inner.val(0)), '+', 1).as('next')),
    }))
    .onConflict((conflict) => conflict.columns(['tenant_id', 'key']).doNothing())
    .returning(TYPE_COLUMNS)
    .executeTakeFirst()
  return row ? toType(row) : null
}

/** False when somebody changed it after this version. */
export async function updateType(ctx: Ctx, id: string, type: Omit<NewType, 'key'>, version: number): Promise<boolean> {
  const changed = await tables(ctx)
    .updateTable('governance.relation_type')
    .set({
      name: type.name,
      kinds: [...type.kinds],
      domain_id: type.domainId,
      definition: type.definition,
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

export async function setTypeRetired(ctx: Ctx, id: string, at: Date | null): Promise<void> {
  await tables(ctx)
    .updateTable('governance.relation_type')
    .set((eb) => ({ retired_at: at, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Those not named keep their order, behind the others. */
export async function setTypeOrder(ctx: Ctx, ids: readonly string[]): Promise<void> {
  await sql`
    update governance.relation_type t set position = n.position from (
      select id, row_number() over (order by array_position(${[...ids]}::uuid[], id), position, name) as position from governance.relation_type
    ) n where t.id = n.id
  `.execute(ctx.tx)
}

export async function deleteType(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx).deleteFrom('governance.relation_type').where('id', '=', id).execute()
}

function typeColumns({ key, name, kinds, domainId, definition }: NewType) {
  return { key, name, kinds: [...kinds], domain_id: domainId, definition }
}
