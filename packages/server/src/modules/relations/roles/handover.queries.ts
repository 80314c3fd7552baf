import { sql, type RawBuilder } from 'kysely'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'relations')

type Asked = {
  readonly fromId: string
  readonly today: string
  /** Null: of every type. */
  readonly typeIds: readonly string[] | null
  /** Domains in which the asker may change roles; null for all. */
  readonly domainIds: readonly string[] | null
}

/** On `ro` (and `r`): the running roles that this colleague looks after, of relations that the asker may see. */
function looksAfter(ctx: Ctx, { fromId, today, typeIds }: Omit<Asked, 'domainIds'>): RawBuilder<boolean> {
  const seen = ctx.domainMask === EVERY_DOMAIN ? sql`true` : sql`(r.domain_mask & ${ctx.domainMask}::bigint) <> 0`
  const ofType = typeIds === null ? sql`true` : sql`ro.type_id = any(${[...typeIds]}::uuid[])`
  return sql`ro.owner_user_id = ${fromId} and (ro.valid_until is null or ro.valid_until > ${today}::date) and ${ofType}
    and r.archived_at is null and r.merged_into_id is null and ${seen}`
}

const changeable = (domainIds: readonly string[] | null) =>
  domainIds === null ? sql`true` : sql`ro.domain_id = any(${[...domainIds]}::uuid[])`

export type CountOfType = {
  readonly typeId: string
  readonly roles: number
  readonly staying: number
}

export async function countPerType(ctx: Ctx, asked: Asked): Promise<CountOfType[]> {
  const { rows } = await sql<CountOfType>`
    select ro.type_id as "typeId", count(*) filter (where ${changeable(asked.domainIds)}) as roles,
      count(*) filter (where not ${changeable(asked.domainIds)}) as staying
    from relations.role ro join relations.relation r on r.id = ro.relation_id where ${looksAfter(ctx, asked)} group by ro.type_id
  `.execute(ctx.tx)
  return rows
}

export async function countRelations(ctx: Ctx, asked: Asked): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct ro.relation_id) as count from relations.role ro join relations.relation r on r.id = ro.relation_id
    where ${looksAfter(ctx, asked)} and ${changeable(asked.domainIds)}
  `.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

type NewHandover = { readonly fromId: string; readonly toId: string; readonly roles: number }

export async function insert(ctx: Ctx, { fromId, toId, roles }: NewHandover): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('relations.handover')
    .values({
      id,
      from_user_id: fromId,
      to_user_id: toId,
      role_count: roles,
      by_name: ctx.actor.name,
      at: ctx.now,
    })
    .execute()
  return id
}

/** Gives the roles and writes down that it was done. Answers how many. */
export async function give(ctx: Ctx, asked: Asked, to: { id: string; handoverId: string }): Promise<number> {
  // In the order in which everybody locks many roles, so that two who change the same ones wait for each other and never crosswise.
  await sql`
    select from relations.role ro where ro.owner_user_id = ${asked.fromId} order by ro.relation_id, ro.id for update
  `.execute(ctx.tx)
  const { rows } = await sql<{ count: number }>`
    with given as (
      update relations.role ro set owner_user_id = ${to.id}, version = ro.version + 1
      from relations.relation r where r.id = ro.relation_id and ${looksAfter(ctx, asked)} and ${changeable(asked.domainIds)}
      returning ro.id
    ), noted as (
      insert into relations.role_change (id, role_id, field, before, after, by_name, at, handover_id)
      select gen_random_uuid(), g.id, 'owner', ${asked.fromId}::uuid::text, ${to.id}::uuid::text, ${ctx.actor.name}, ${ctx.now}, ${to.handoverId} from given g
      returning 1
    ) select count(*) as count from noted
  `.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

export type HandoverRow = {
  readonly id: string
  readonly fromId: string
  readonly toId: string
  readonly roles: number
  readonly by: string
  readonly at: Date
  readonly undoneAt: Date | null
}

const columns = sql`h.id, h.from_user_id as "fromId", h.to_user_id as "toId", h.role_count as roles, h.by_name as by, h.at, h.undone_at as "undoneAt"`

export async function list(ctx: Ctx, limit: number): Promise<HandoverRow[]> {
  const { rows } = await sql<HandoverRow>`
    select ${columns} from relations.handover h order by h.at desc, h.id desc limit ${limit}`.execute(ctx.tx)
  return rows
}

/** Locked: two who take it back at the same moment take turns. */
export async function hold(ctx: Ctx, id: string): Promise<HandoverRow | undefined> {
  const { rows } = await sql<HandoverRow>`
    select ${columns} from relations.handover h where h.id = ${id} for update`.execute(ctx.tx)
  return rows[0]
}

/** Gives the roles back that are still where the handover put them, and whose owner was not chosen again since. */
export async function giveBack(ctx: Ctx, { id, fromId, toId }: HandoverRow): Promise<number> {
  await sql`
    select from relations.role ro where ro.id in (
      select c.role_id from relations.role_change c where c.handover_id = ${id}) order by ro.relation_id, ro.id for update
  `.execute(ctx.tx)
  const { rows } = await sql<{ count: number }>`
    with returned as (
      update relations.role ro set owner_user_id = ${fromId}, version = ro.version + 1
      from relations.role_change c
      where c.handover_id = ${id} and c.role_id = ro.id and ro.owner_user_id = ${toId}
        and not exists (select from relations.role_change later
          where later.role_id = ro.id and later.field = 'owner' and (later.at, later.id) > (c.at, c.id) and later.id <> c.id)
      returning ro.id
    ), noted as (
      insert into relations.role_change (id, role_id, field, before, after, by_name, at)
      select gen_random_uuid(), r.id, 'owner', ${toId}::uuid::text, ${fromId}::uuid::text, ${ctx.actor.name}, ${ctx.now} from returned r
      returning 1
    ) select count(*) as count from noted
  `.execute(ctx.tx)
  await sql`update relations.handover set undone_at = ${ctx.now} where id = ${id}`.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

/** How many running roles each colleague looks after. */
export async function countPerOwner(ctx: Ctx, today: string): Promise<{ ownerId: string; roles: number }[]> {
  const seen = ctx.domainMask === EVERY_DOMAIN ? sql`true` : sql`(r.domain_mask & ${ctx.domainMask}::bigint) <> 0`
  const { rows } = await sql<{ ownerId: string; roles: number }>`
    select ro.owner_user_id as "ownerId", count(*) as roles from relations.role ro join relations.relation r on r.id = ro.relation_id
    where ro.owner_user_id is not null and (ro.valid_until is null or ro.valid_until > ${today}::date)
      and r.archived_at is null and r.merged_into_id is null and ${seen}
    group by ro.owner_user_id
  `.execute(ctx.tx)
  return rows
}
