import { sql, type RawBuilder } from 'kysely'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

export type MarkRow = {
  readonly id: string
  readonly relationId: string
  readonly reason: string
  readonly everyMonths: number
  readonly since: string
  readonly by: string
}

const columns = sql`m.id, m.relation_id as "relationId", m.reason, m.every_months as "everyMonths", m.since, m.started_by as by`
const visible = (ctx: Ctx): RawBuilder<boolean> =>
  ctx.domainMask === EVERY_DOMAIN ? sql`true` : sql`(r.domain_mask & ${ctx.domainMask}::bigint) <> 0`

/** On `m`: a merge may bring two marks together; the strictest counts, of equals the oldest. */
const counts = sql`m.ended_at is null and not exists (select from relations.importance o
  where o.relation_id = m.relation_id and o.ended_at is null and (o.every_months, o.started_at, o.id) < (m.every_months, m.started_at, m.id))`

export async function find(ctx: Ctx, relationId: string): Promise<MarkRow | undefined> {
  const { rows } = await sql<MarkRow>`
    select ${columns} from relations.importance m where m.relation_id = ${relationId} and ${counts}`.execute(ctx.tx)
  return rows[0]
}

export async function insert(
  ctx: Ctx,
  mark: { relationId: string; reason: string; everyMonths: number; since: string },
): Promise<void> {
  await tablesOf(ctx, 'relations')
    .insertInto('relations.importance')
    .values({
      id: newId(),
      relation_id: mark.relationId,
      origin_relation_id: mark.relationId,
      reason: mark.reason,
      every_months: mark.everyMonths,
      since: mark.since,
      started_by_id: ctx.actor.kind === 'user' ? ctx.actor.id : null,
      started_by: ctx.actor.name,
      started_at: ctx.now,
    })
    .execute()
}

/** Ends every mark that runs; answers how many did. */
export async function end(ctx: Ctx, relationId: string): Promise<number> {
  const ended = await tablesOf(ctx, 'relations')
    .updateTable('relations.importance')
    .set((eb) => ({ ended_at: eb.fn('greatest', [eb.val(ctx.now), 'started_at']), ended_by: ctx.actor.name }))
    .where('relation_id', '=', relationId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(ended.numUpdatedRows)
}

/** Two who mark one relation at the same moment take turns. */
export async function hold(ctx: Ctx, relationId: string): Promise<void> {
  await sql`select from relations.relation where id = ${relationId} for no key update`.execute(ctx.tx)
}

type Among = {
  readonly ownerId?: string | undefined
  readonly today: string
  readonly limit: number
  /** Without those who are protected: also a number can point at somebody. */
  readonly isOpen?: boolean | undefined
}
const openOnly = ({ isOpen = false }: Among): RawBuilder<boolean> => (isOpen ? sql`not r.is_protected` : sql`true`)

/** On `id`: a role of it that runs lies with this colleague. */
export function isOf(
  id: RawBuilder<unknown>,
  { ownerId, today }: Pick<Among, 'ownerId' | 'today'>,
): RawBuilder<boolean> {
  return ownerId === undefined
    ? sql`true`
    : sql`exists (select from relations.role ro where ro.relation_id = ${id} and ro.owner_user_id = ${ownerId}
        and (ro.valid_until is null or ro.valid_until > ${today}::date))`
}

/** Of relations that are in use and seen. */
export async function listRunning(ctx: Ctx, among: Among): Promise<MarkRow[]> {
  const { rows } = await sql<MarkRow>`
    select ${columns} from relations.importance m join relations.relation r on r.id = m.relation_id
    where ${counts} and r.archived_at is null and ${visible(ctx)} and ${openOnly(among)}
      and ${isOf(sql`m.relation_id`, among)}
    order by m.started_at, m.id limit ${among.limit}
  `.execute(ctx.tx)
  return rows
}

/** Which of these are marked. */
export async function findMarked(ctx: Ctx, relationIds: readonly string[]): Promise<string[]> {
  if (relationIds.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select distinct m.relation_id as id from relations.importance m
    where m.relation_id = any(${[...relationIds]}::uuid[]) and m.ended_at is null`.execute(ctx.tx)
  return rows.map(({ id }) => id)
}

/** Colleagues who look after a role that runs of these. */
export async function findOwners(
  ctx: Ctx,
  relationIds: readonly string[],
  today: string,
): Promise<{ relationId: string; ownerId: string }[]> {
  if (relationIds.length === 0) return []
  const { rows } = await sql<{ relationId: string; ownerId: string }>`
    select distinct ro.relation_id as "relationId", ro.owner_user_id as "ownerId" from relations.role ro
    where ro.relation_id = any(${[...relationIds]}::uuid[]) and ro.owner_user_id is not null
      and (ro.valid_until is null or ro.valid_until > ${today}::date)`.execute(ctx.tx)
  return rows
}

export type LeftRow = {
  readonly relationId: string
  readonly personId: string
  readonly function: string | null
  readonly leftOn: string
}

/**
 * Organisations that matter (marked, or with a role that runs) whose last contact person left after a day and that have none
 * now, the last to leave first. Starts at the links that ended, never at the organisations.
 */
export async function listWithoutSuccessor(
  ctx: Ctx,
  { typeIds, after, ...among }: Among & { readonly typeIds: readonly string[]; readonly after: string },
): Promise<LeftRow[]> {
  const { today, limit } = among
  const types = sql`${[...typeIds]}::uuid[]`
  const { rows } = await sql<LeftRow>`
    select w.relation_id as "relationId", w.person_id as "personId", w.function, w.left_on as "leftOn" from (
      select distinct on (l.to_id) l.to_id as relation_id, l.from_id as person_id, l.function, l.valid_until as left_on, l.id
      from relations.link l
      where l.type_id = any(${types}) and l.valid_until > ${after}::date and l.valid_until <= ${today}::date and l.from_id <> l.to_id
        and not exists (select from relations.link n where n.to_id = l.to_id and n.type_id = any(${types}) and n.from_id <> n.to_id
          and (n.valid_until is null or n.valid_until > ${today}::date))
      order by l.to_id, l.valid_until desc, l.id
    ) w join relations.relation r on r.id = w.relation_id
    where r.kind = 'organisation' and r.archived_at is null and r.merged_into_id is null and ${visible(ctx)} and ${openOnly(among)}
      and ${isOf(sql`w.relation_id`, among)}
      and (exists (select from relations.importance m where m.relation_id = w.relation_id and m.ended_at is null)
        or exists (select from relations.role ro where ro.relation_id = w.relation_id and (ro.valid_until is null or ro.valid_until > ${today}::date)))
    order by w.left_on desc, w.id limit ${limit}
  `.execute(ctx.tx)
  return rows
}
