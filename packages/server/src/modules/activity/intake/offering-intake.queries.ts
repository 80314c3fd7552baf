import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/**
 * Finds what the rows of a list name among what is offered, and says what each that is not there will be called by. `wanted`: a
 * subquery, one row per key: (key, kind 'event' | 'course' | 'service', title, title_key, placed_title, placed_key, starts_at,
 * has_time, branch_id). A title with a moment is a date of an event; the same in two halls at a time are two. What this source named
 * before is the same also after somebody gave it another title. The answer stays with this connection.
 */
export async function placeOfferings(
  ctx: Ctx,
  { wanted, sourceId }: { readonly wanted: RawBuilder<unknown>; readonly sourceId: string },
): Promise<void> {
  await sql`drop table if exists placed_offering`.execute(ctx.tx)
  await sql`create temporary table placed_offering on commit preserve rows as
    with named as (
      select w.*, w.kind = 'event' and w.starts_at is not null as is_date,
        platform.named_id('offering event ' || ${sourceId} || ' ' || w.title_key) as own_event_id,
        platform.named_id('offering ' || ${sourceId} || ' ' || w.key) as own_key_id
      from (${wanted}) w
    ),
    called as (select n.*, case when n.kind = 'event' and not n.is_date then n.own_event_id else n.own_key_id end as own_id from named n)
    select c.*, coalesce(own.id, known.id, c.own_id) as id, coalesce(own.id, known.id) is not null as is_found,
      coalesce(event.id, c.own_event_id) as event_id
    from called c
    left join activity.offering own on own.id = c.own_id
    left join lateral (${known}) known on own.id is null
    left join lateral (
      select e.id from activity.offering e where c.is_date and e.title_key = c.title_key and e.kind = 'event'
      order by e.created_at, e.id limit 1
    ) event on true`.execute(ctx.tx)
  await sql`alter table placed_offering add primary key (key)`.execute(ctx.tx)
  await joinWithoutTime(ctx)
  await sql`analyze placed_offering`.execute(ctx.tx)
}

const dayHere = (moment: RawBuilder<unknown>) => sql`(${moment} at time zone 'Europe/Amsterdam')::date`
const isThen = (moment: RawBuilder<unknown>) => sql`case when c.has_time then ${moment} = c.starts_at
  else ${dayHere(moment)} = ${dayHere(sql`c.starts_at`)} end`
const OTHER_KINDS = sql`case c.kind when 'event' then array['event', 'series'] when 'course' then array['course', 'event', 'date']
  else array['service', 'event', 'course'] end`

/** Of a row that does not say at what time, only the one there was that day can be meant. */
const known = sql`
  select m.id from (
    select o.id, o.title_key = c.placed_key as is_exact, true as is_kind, count(*) over () as candidates from (
      select o.id, o.title_key from activity.offering o
      where c.is_date and o.title_key in (c.placed_key, c.title_key) and o.kind in ('date', 'event') and ${isThen(sql`o.starts_at`)}
      union
      select d.id, d.title_key from activity.offering e join activity.offering d on d.parent_id = e.id
      where c.is_date and e.title_key = c.title_key and d.kind = 'date' and not starts_with(d.title_key, e.title_key) and ${isThen(sql`d.starts_at`)}
    ) o
    union all
    select o.id, true, o.kind = c.kind, 1 from activity.offering o
    where not c.is_date and o.title_key = c.title_key and o.kind = any(${OTHER_KINDS}) and (c.starts_at is null or ${isThen(sql`o.starts_at`)})
  ) m where c.has_time or not c.is_date or m.candidates = 1
  order by m.is_exact desc, m.is_kind desc, m.id limit 1`

/** A line without a time belongs to the date of that day of which another line tells the time, when there is one. */
async function joinWithoutTime(ctx: Ctx): Promise<void> {
  await sql`
    update placed_offering c set id = t.id, is_found = true from (
      select placed_key, ${dayHere(sql`starts_at`)} as day, min(id::text)::uuid as id from placed_offering
      where is_date and has_time group by 1, 2 having count(distinct id) = 1
    ) t
    where c.is_date and not c.has_time and not c.is_found and t.placed_key = c.placed_key and t.day = ${dayHere(sql`c.starts_at`)}`.execute(
    ctx.tx,
  )
  // It may be the only one that names it, so whoever makes it must find all that is said of it.
  await sql`
    update placed_offering c set is_found = t.is_found, starts_at = t.starts_at, event_id = t.event_id from placed_offering t
    where c.id = t.id and c.key <> t.key and t.has_time and not c.has_time`.execute(ctx.tx)
}

/** What each key of the list is: a subquery (key, offering_id). */
export function placedOfferings(): RawBuilder<unknown> {
  return sql`select key, id as offering_id from placed_offering`
}

/** What must be made for these keys (a subquery of texts): events first, then their dates. */
const missing = (keys: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select distinct on (m.id) m.* from (
    select p.event_id as id, 'event' as kind, null::uuid as parent_id, p.title, p.title_key, null::uuid as branch_id, null::timestamptz as starts_at
    from placed_offering p where p.is_date and not p.is_found and p.key in (${keys})
    union all
    select p.id, case when p.is_date then 'date' else p.kind end, case when p.is_date then p.event_id end,
      case when p.is_date then p.placed_title else p.title end, case when p.is_date then p.placed_key else p.title_key end, p.branch_id, p.starts_at
    from placed_offering p where not p.is_found and p.key in (${keys})
  ) m where not exists (select from activity.offering o where o.id = m.id) order by m.id, m.title`

export async function countMissing(ctx: Ctx, keys: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from (${missing(keys)}) m`.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

/** Makes what is not there yet of these keys. Answers how many. */
export async function makeMissing(
  ctx: Ctx,
  {
    keys,
    sourceId,
    importId,
  }: { readonly keys: RawBuilder<unknown>; readonly sourceId: string; readonly importId: string },
): Promise<number> {
  const made = await sql`
    insert into activity.offering (id, kind, parent_id, title, title_key, branch_id, starts_at, source_id, import_id, created_at, changed_at)
    select m.id, m.kind, m.parent_id, m.title, m.title_key, m.branch_id, m.starts_at, ${sourceId}, ${importId}, ${ctx.now}, ${ctx.now}
    from (${missing(keys)}) m on conflict do nothing`.execute(ctx.tx)
  return Number(made.numAffectedRows ?? 0n)
}

/**
 * Takes back what an import made of which nothing is left: no facts, nothing below it, and nobody changed it. What others use is from
 * now on theirs, and goes with them.
 */
export async function takeBackOfferings(ctx: Ctx, importId: string): Promise<void> {
  for (const level of ['dates', 'events']) {
    await sql`
      delete from activity.offering o where o.import_id = ${importId} and o.version = 1 and (o.kind = 'date') = ${level === 'dates'}
        and not exists (select from activity.fact f where f.offering_id = o.id)
        and not exists (select from activity.offering d where d.parent_id = o.id)`.execute(ctx.tx)
  }
  await sql`
    update activity.offering o set import_id = (
      select f.import_id from activity.fact f
      where f.offering_id = o.id or f.offering_id in (select d.id from activity.offering d where d.parent_id = o.id)
      order by f.recorded_at desc, f.id limit 1
    ) where o.import_id = ${importId}`.execute(ctx.tx)
}
