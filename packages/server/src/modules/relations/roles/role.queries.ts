import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'relations')

export type RoleRow = {
  readonly id: string
  readonly relationId: string
  readonly typeId: string
  readonly domainId: string
  readonly branchId: string | null
  readonly from: string | null
  readonly until: string | null
  readonly sourceId: string | null
  readonly importId: string | null
  readonly statusId: string | null
  readonly stageId: string | null
  readonly ownerId: string | null
  readonly endReason: string | null
  readonly leadSource: string | null
  readonly interest: string | null
  readonly becameRoleId: string | null
  readonly version: number
}

/** What a role is given when it is made by hand. */
export type NewRole = Omit<RoleRow, 'id' | 'sourceId' | 'importId' | 'endReason' | 'becameRoleId' | 'version'>

function selectRoles(ctx: Ctx) {
  return tables(ctx)
    .selectFrom('relations.role')
    .select([
      'id',
      'relation_id as relationId',
      'type_id as typeId',
      'domain_id as domainId',
      'branch_id as branchId',
      'valid_from as from',
      'valid_until as until',
      'source_id as sourceId',
      'import_id as importId',
      'status_id as statusId',
      'stage_id as stageId',
      'owner_user_id as ownerId',
      'end_reason as endReason',
      'lead_source as leadSource',
      'interest',
      'became_role_id as becameRoleId',
      'version',
    ])
}

/** All roles of a relation, those that run first, then the most recent. */
export function listOfRelation(ctx: Ctx, relationId: string): Promise<RoleRow[]> {
  return selectRoles(ctx)
    .where('relation_id', '=', relationId)
    .orderBy(sql`valid_until desc nulls first`)
    .orderBy(sql`valid_from desc nulls last`)
    .orderBy('id')
    .execute()
}

/** Locked: two people who end one role at once must not both think that they did. */
export async function findForChange(ctx: Ctx, relationId: string, id: string): Promise<RoleRow | undefined> {
  return selectRoles(ctx).where('relation_id', '=', relationId).where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function insert(ctx: Ctx, role: NewRole): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('relations.role')
    .values({
      id,
      relation_id: role.relationId,
      origin_relation_id: role.relationId,
      type_id: role.typeId,
      domain_id: role.domainId,
      branch_id: role.branchId,
      valid_from: role.from,
      valid_until: role.until,
      status_id: role.statusId,
      stage_id: role.stageId,
      owner_user_id: role.ownerId,
      lead_source: role.leadSource,
      interest: role.interest,
      created_at: ctx.now,
    })
    .execute()
  return id
}

/** An end given by hand stays when a list still has the role; taking the end back leaves it to the list again. */
export async function setEnd(
  ctx: Ctx,
  id: string,
  { until, reason }: { until: string | null; reason: string | null },
): Promise<void> {
  await tables(ctx)
    .updateTable('relations.role')
    .set((eb) => ({
      valid_until: until,
      ended_by_hand: until !== null,
      end_reason: reason,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

type Changed = Pick<RoleRow, 'statusId' | 'stageId' | 'ownerId' | 'branchId' | 'from' | 'leadSource' | 'interest'>

/** Everything about a role that is changed by hand, its end apart. */
export async function update(ctx: Ctx, id: string, role: Changed): Promise<void> {
  await tables(ctx)
    .updateTable('relations.role')
    .set((eb) => ({
      status_id: role.statusId,
      stage_id: role.stageId,
      owner_user_id: role.ownerId,
      branch_id: role.branchId,
      valid_from: role.from,
      lead_source: role.leadSource,
      interest: role.interest,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

export async function setBecame(ctx: Ctx, id: string, becameRoleId: string | null): Promise<void> {
  await tables(ctx).updateTable('relations.role').set({ became_role_id: becameRoleId }).where('id', '=', id).execute()
}

export async function remove(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx).deleteFrom('relations.role').where('id', '=', id).execute()
}

/** Which types each relation has today, without those that have ended. */
export async function findTypeIds(
  ctx: Ctx,
  relationIds: readonly string[],
  today: string,
): Promise<{ relationId: string; typeId: string }[]> {
  if (relationIds.length === 0) return []
  const { rows } = await sql<{ relationId: string; typeId: string }>`
    select distinct r.relation_id as "relationId", r.type_id as "typeId" from relations.role r
    where r.relation_id = any(${[...relationIds]}::uuid[]) and (r.valid_until is null or r.valid_until > ${today}::date)
  `.execute(ctx.tx)
  return rows
}

/** Adds domains to a relation; bits that it has already make no difference. */
export async function addDomain(ctx: Ctx, relationId: string, bit: number): Promise<void> {
  await sql`update relations.relation set domain_mask = domain_mask | (1::bigint << ${bit}::int) where id = ${relationId}`.execute(
    ctx.tx,
  )
}

export async function findMask(ctx: Ctx, relationId: string): Promise<string> {
  const { rows } = await sql<{
    mask: string
  }>`select domain_mask::text as mask from relations.relation where id = ${relationId} for no key update`.execute(
    ctx.tx,
  )
  const [row] = rows
  if (!row) throw new Error('A relation without a mask cannot exist.')
  return row.mask
}

export async function setMask(ctx: Ctx, relationId: string, mask: string): Promise<void> {
  await sql`update relations.relation set domain_mask = ${mask}::bigint where id = ${relationId}`.execute(ctx.tx)
}

/** What the model says about types, given by the service so that the statements below need no other module's tables. */
export type TypeDomain = { readonly typeId: string; readonly domainId: string; readonly bit: number }

function typeDomains(domains: readonly TypeDomain[]): RawBuilder<unknown> {
  const [types, ids, bits] = [domains.map((d) => d.typeId), domains.map((d) => d.domainId), domains.map((d) => d.bit)]
  return sql`unnest(${types}::uuid[], ${ids}::uuid[], ${bits}::int[]) as d (type_id, domain_id, bit)`
}

/**
 * Inserts roles out of a subquery with the columns id, relation_id, origin_relation_id, type_id, branch_id, source_id, import_id, valid_from,
 * valid_until, created_at. What is there already stays as it is.
 */
export async function insertStated(
  ctx: Ctx,
  stated: RawBuilder<unknown>,
  domains: readonly TypeDomain[],
): Promise<void> {
  await sql`
    insert into relations.role (id, relation_id, origin_relation_id, type_id, domain_id, branch_id, valid_from, valid_until, import_id, source_id, created_at)
    select s.id, s.relation_id, s.origin_relation_id, s.type_id, d.domain_id, s.branch_id, s.valid_from, s.valid_until, s.import_id, s.source_id, s.created_at
    from (${stated}) s join ${typeDomains(domains)} on d.type_id = s.type_id
    on conflict do nothing
  `.execute(ctx.tx)
}

/** As `insertStated`, for records that are new: none of their roles is there, and not looking saves half of the work. */
export async function insertNew(ctx: Ctx, stated: RawBuilder<unknown>, domains: readonly TypeDomain[]): Promise<void> {
  await sql`
    insert into relations.role (id, relation_id, origin_relation_id, type_id, domain_id, branch_id, valid_from, valid_until, import_id, source_id, created_at)
    select s.id, s.relation_id, s.origin_relation_id, s.type_id, d.domain_id, s.branch_id, s.valid_from, s.valid_until, s.import_id, s.source_id, s.created_at
    from (${stated}) s join ${typeDomains(domains)} on d.type_id = s.type_id
  `.execute(ctx.tx)
}

/**
 * What sources state about existing roles now; an end given by hand stays. Ids are computed before they are compared
 * (offset 0 keeps it so): under row-level security an index is only used for plain comparisons.
 */
export async function updateStated(ctx: Ctx, stated: RawBuilder<unknown>): Promise<void> {
  await sql`
    update relations.role r set relation_id = s.relation_id, origin_relation_id = s.origin_relation_id, branch_id = s.branch_id, valid_from = s.valid_from, valid_until = ${lastDay},
      import_id = s.import_id, source_id = s.source_id, created_at = s.created_at
    from (select * from (${stated}) computed offset 0) s
    where r.id = s.id
      and (r.relation_id, r.origin_relation_id, r.branch_id, r.valid_from, r.valid_until, r.import_id, r.source_id, r.created_at)
        is distinct from (s.relation_id, s.origin_relation_id, s.branch_id, s.valid_from, ${lastDay}, s.import_id, s.source_id, s.created_at)
  `.execute(ctx.tx)
}

const lastDay = sql`case when r.ended_by_hand then r.valid_until else s.valid_until end`

/** Roles of these relations that a source stated and none states any more. */
export async function deleteUnstated(
  ctx: Ctx,
  relationIds: readonly string[],
  stated: RawBuilder<unknown>,
): Promise<void> {
  await sql`
    delete from relations.role r where r.relation_id = any(${[...relationIds]}::uuid[]) and r.source_id is not null
      and not exists (select from (${stated}) s where s.id = r.id)
  `.execute(ctx.tx)
}

/** Relations get the domains of the roles in the subquery (columns relation_id, type_id); nothing is written when they have them. */
export async function addDomainsOf(
  ctx: Ctx,
  roles: RawBuilder<unknown>,
  domains: readonly TypeDomain[],
): Promise<void> {
  await sql`
    update relations.relation r set domain_mask = r.domain_mask | n.bits
    from (
      select s.relation_id, bit_or(1::bigint << d.bit) as bits from (${roles}) s join ${typeDomains(domains)} on d.type_id = s.type_id
      group by s.relation_id
    ) n where r.id = n.relation_id and (r.domain_mask & n.bits) <> n.bits
  `.execute(ctx.tx)
}

export function rolesOf(relationIds: readonly string[]): RawBuilder<unknown> {
  return sql`select r.relation_id, r.type_id from relations.role r where r.relation_id = any(${[...relationIds]}::uuid[])`
}
