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
  readonly linkId: string
  readonly personId: string
  readonly function: string | null
  readonly leftOn: string
  readonly why: 'ended' | 'archived' | 'deceased'
  /** Of all organisations of which this is so, not only of those that are listed. */
  readonly total: number
}

/** Who died, as a subquery with `relation_id` and `since`; a module above this one keeps it. */
export type DeceasedSource = () => RawBuilder<unknown>

export type Leaving = {
  readonly typeIds: readonly string[]
  /** Nobody who left on or before this day is news. */
  readonly after: string
  readonly deceased: ReturnType<DeceasedSource>
}

/** Still there: not archived, and not deceased. */
const isThere = (id: RawBuilder<unknown>, deceased: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql`exists (select from relations.relation pe where pe.id = ${id} and pe.archived_at is null)
    and not exists (select from (${deceased}) de where de.relation_id = ${id})`

/**
 * Organisations that matter (marked, or with a role that runs) of which a contact person left, was archived or died after a day, and
 * whose function there nobody has taken since; the last to leave first, one row per function. Somebody without a function may stand
 * in for any. Starts at who left, never at the organisations.
 */
export async function listWithoutSuccessor(
  ctx: Ctx,
  { typeIds, after, deceased, ...among }: Among & Leaving,
): Promise<LeftRow[]> {
  const { today, limit } = among
  const types = sql`${[...typeIds]}::uuid[]`
  const runs = (link: string) =>
    sql`(${sql.ref(`${link}.valid_until`)} is null or ${sql.ref(`${link}.valid_until`)} > ${today}::date)`
  const of = sql`l.id, l.to_id, l.from_id, l.function`
  const dutchDay = (moment: string) => sql`(${sql.ref(moment)} at time zone 'Europe/Amsterdam')::date`
  const { rows } = await sql<LeftRow>`
    with gone as (
      select ${of}, l.valid_until as left_on, 'ended' as why from relations.link l
      where l.type_id = any(${types}) and l.valid_until > ${after}::date and l.valid_until <= ${today}::date and l.from_id <> l.to_id
      union all
      select ${of}, ${dutchDay('p.archived_at')}, 'archived' from relations.relation p join relations.link l on l.from_id = p.id
      where p.archived_at > ${after}::date and p.merged_into_id is null and l.type_id = any(${types}) and ${runs('l')} and l.from_id <> l.to_id
      union all
      select ${of}, ${dutchDay('d.since')}, 'deceased' from (${deceased}) d join relations.link l on l.from_id = d.relation_id
      where d.since > ${after}::date and l.type_id = any(${types}) and ${runs('l')} and l.from_id <> l.to_id
    ), vacant as (
      select distinct on (g.to_id, lower(coalesce(g.function, ''))) g.* from gone g
      where not exists (select from relations.link n where n.to_id = g.to_id and n.type_id = any(${types}) and n.from_id <> n.to_id and ${runs('n')}
        and (g.function is null or n.function is null or lower(n.function) = lower(g.function)) and ${isThere(sql`n.from_id`, deceased)})
      order by g.to_id, lower(coalesce(g.function, '')), g.left_on desc, g.why desc, g.id
    )
    select v.to_id as "relationId", v.id as "linkId", v.from_id as "personId", v.function, v.left_on as "leftOn", v.why, (count(*) over ())::int as total
    from vacant v join relations.relation r on r.id = v.to_id
    where r.kind = 'organisation' and r.archived_at is null and r.merged_into_id is null and ${visible(ctx)} and ${openOnly(among)}
        and ${isOf(sql`v.to_id`, among)}
      and (exists (select from relations.importance m where m.relation_id = v.to_id and m.ended_at is null)
        or exists (select from relations.role ro where ro.relation_id = v.to_id and (ro.valid_until is null or ro.valid_until > ${today}::date)))
    order by v.left_on desc, v.id limit ${limit}
  `.execute(ctx.tx)
  return rows
}

/** How many other people one can turn to at each of these organisations. */
export async function countContacts(
  ctx: Ctx,
  organisationIds: readonly string[],
  { typeIds, deceased, today }: Pick<Leaving, 'typeIds' | 'deceased'> & { readonly today: string },
): Promise<Map<string, number>> {
  if (organisationIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; people: number }>`
    select l.to_id as id, count(distinct l.from_id)::int as people from relations.link l
    where l.to_id = any(${[...organisationIds]}::uuid[]) and l.type_id = any(${[...typeIds]}::uuid[]) and l.from_id <> l.to_id
      and (l.valid_until is null or l.valid_until > ${today}::date) and ${isThere(sql`l.from_id`, deceased)}
    group by l.to_id
  `.execute(ctx.tx)
  return new Map(rows.map(({ id, people }) => [id, people]))
}
