import type { ApproachKind, ApproachState, Channel, PressureCap } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'
import { isVisible } from '../../relations/index.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'engagement')

export async function listCaps(ctx: Ctx): Promise<PressureCap[]> {
  const { rows } = await sql<PressureCap>`
    select c.channel, c.period, c.reach, c.most, c.with_service as "withService" from engagement.pressure_cap c
    order by c.channel is not null, c.channel, c.reach desc, array_position(array['week', 'month', 'quarter', 'year'], c.period)`.execute(
    ctx.tx,
  )
  return rows
}

/** The caps become these. */
export async function replaceCaps(ctx: Ctx, caps: readonly PressureCap[]): Promise<void> {
  await tables(ctx).deleteFrom('engagement.pressure_cap').execute()
  if (caps.length === 0) return
  await tables(ctx)
    .insertInto('engagement.pressure_cap')
    .values(
      caps.map(({ withService, ...cap }) => ({
        id: newId(),
        ...cap,
        with_service: withService,
        changed_at: ctx.now,
        changed_by: ctx.actor.name,
      })),
    )
    .execute()
}

/** Whom it is asked about: `asked` a subquery (key, relation_id), `households` of those a subquery (key, household_id). */
export type Whom = { readonly asked: RawBuilder<unknown>; readonly households: RawBuilder<unknown> }
type Range = { readonly from: RawBuilder<unknown>; readonly until: RawBuilder<unknown> }

/** An approach lasts no longer (engagement.approach), so what began earlier than this is over. */
const LONGEST_DAYS = 366

/**
 * On `a`: it reaches somebody. Who goes along with a colleague comes along with that approach, and is not reached twice by it.
 */
const reaches = sql`a.state <> 'cancelled' and not (a.clearance = 'joined' and exists (
  select from engagement.approach j where j.id = a.joined_id and j.state <> 'cancelled'))`

/** Which approaches reach whom, once each: a subquery (key, approach_id, is_own, is_household). */
function reachOf({ asked, households }: Whom, { from, until }: Range): RawBuilder<unknown> {
  const near = sql`a.starts_on between ${from} - ${LONGEST_DAYS}::integer and ${until} and a.ends_on >= ${from}`
  return sql`
    with whom as materialized (select q.key, q.relation_id from (${asked}) q),
    house as materialized (select h.key, h.household_id from (${households}) h)
    select u.key, u.approach_id, bool_or(u.is_own) as is_own, bool_or(u.is_household) as is_household from (
      select w.key, a.id as approach_id, true as is_own, false as is_household from whom w join engagement.approach a on a.relation_id = w.relation_id where ${near}
      union all
      select w.key, a.id, true, false from whom w join engagement.approach a on a.contact_id = w.relation_id where ${near}
      union all
      select h.key, c.approach_id, false, true from house h join engagement.approach_claim c on c.relation_id = h.household_id
        where c.starts_on <= ${until} and c.ends_on >= ${from}
    ) u group by u.key, u.approach_id`
}

export type ReachedRow = {
  readonly id: string
  readonly relationId: string
  readonly purposeId: string
  readonly kind: ApproachKind
  readonly channel: Channel
  readonly state: ApproachState
  readonly ownerName: string
  readonly startsOn: string
  readonly endsOn: string
  readonly isOwn: boolean
  readonly isHousehold: boolean
  readonly isSeen: boolean
}

/** What reaches one relation or its households in these days, the latest first. */
export async function listReached(
  ctx: Ctx,
  whom: Whom,
  { from, until, exceptId }: { readonly from: string; readonly until: string; readonly exceptId: string | null },
): Promise<ReachedRow[]> {
  const { rows } = await sql<ReachedRow>`
    select a.id, a.relation_id as "relationId", a.purpose_id as "purposeId", a.kind, a.channel, a.state, a.owner_name as "ownerName",
      a.starts_on as "startsOn", a.ends_on as "endsOn", r.is_own as "isOwn", r.is_household as "isHousehold",
      ${isVisible(ctx, sql`a.relation_id`)} as "isSeen"
    from (${reachOf(whom, { from: sql`${from}::date`, until: sql`${until}::date` })}) r join engagement.approach a on a.id = r.approach_id
    where ${reaches} and a.id is distinct from ${exceptId}::uuid order by a.starts_on desc, a.id`.execute(ctx.tx)
  return rows
}

/** Whether any of these lives in a household. */
export async function hasHousehold(ctx: Ctx, { households }: Whom): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select exists (select from (${households}) h) as found`.execute(ctx.tx)
  return rows[0]?.found ?? false
}

/** A cap with the length of its period in days; `no`: its place in the list that was asked. */
export type CapInDays = PressureCap & { readonly no: number; readonly days: number }

/**
 * The decision of pressure.rules.ts for many at once: a subquery (key, cap_no, counted) of those for whom one more approach in these
 * days would be too many by a cap. Which caps hold for what is asked is the caller's to say.
 */
export function over(
  whom: Whom,
  {
    caps,
    servicePurposeIds,
    ...days
  }: {
    readonly caps: readonly CapInDays[]
    readonly servicePurposeIds: readonly string[]
    readonly startsOn: string
    readonly endsOn: string
  },
): RawBuilder<unknown> {
  const longest = Math.max(1, ...caps.map((cap) => cap.days))
  const within = {
    from: sql`${days.startsOn}::date - ${longest - 1}::integer`,
    until: sql`${days.endsOn}::date + ${longest - 1}::integer`,
  }
  const of = (name: keyof CapInDays) => caps.map((cap) => cap[name])
  return sql`
    with cap as materialized (
      select * from unnest(${of('no')}::integer[], ${of('channel')}::text[], ${of('days')}::integer[], ${of('reach')}::text[],
        ${of('most')}::integer[], ${of('withService')}::boolean[]) as c (no, channel, days, reach, most, with_service)
    ), reach as materialized (
      select r.key, r.is_own, r.is_household, a.starts_on, a.ends_on, a.channel, a.purpose_id = any(${[...servicePurposeIds]}::uuid[]) as is_service
      from (${reachOf(whom, within)}) r join engagement.approach a on a.id = r.approach_id where ${reaches}
    ), housed as materialized (select distinct h.key from (${whom.households}) h),
    near as (
      select r.key, c.no, c.days, c.most, r.starts_on, r.ends_on from reach r join cap c
        on (c.channel is null or c.channel = r.channel) and (c.with_service or not r.is_service)
        and case c.reach when 'relation' then r.is_own else exists (select from housed h where h.key = r.key) end
      where r.ends_on >= ${days.startsOn}::date - (c.days - 1) and r.starts_on <= ${days.endsOn}::date + (c.days - 1)
    ), enough as materialized (
      select n.* from (select near.*, count(*) over (partition by near.key, near.no) as there from near) n where n.there >= n.most
    ), start as (
      select distinct e.key, e.no, greatest(e.starts_on - (e.days - 1), ${days.startsOn}::date - (e.days - 1)) as day from enough e
    )
    select f.key, f.no as cap_no, max(f.counted) as counted from (
      select s.key, s.no, s.day, count(*) as counted, min(e.most) as most from start s
      join enough e on e.key = s.key and e.no = s.no and e.starts_on <= s.day + (e.days - 1) and e.ends_on >= s.day
      where s.day <= ${days.endsOn}::date group by 1, 2, 3
    ) f where f.counted >= f.most group by 1, 2`
}

/** Everybody whom an approach touches since a day and whom the reader sees, as a subquery (key, relation_id). */
export function touchedSince(ctx: Ctx, day: string): RawBuilder<unknown> {
  return sql`select c.relation_id as key, c.relation_id from (
      select distinct c.relation_id from engagement.approach_claim c where c.position = 'at' and c.ends_on >= ${day}::date
    ) c where ${isVisible(ctx, sql`c.relation_id`)}`
}

/** Of households only those that were asked about themselves. */
export function themselves(households: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select h.key, h.household_id from (${households}) h where h.key = h.household_id`
}

/** Per cap how many stand exactly at it, and how many above. */
export async function countOver(
  ctx: Ctx,
  found: RawBuilder<unknown>,
  caps: readonly CapInDays[],
): Promise<{ no: number; full: number; over: number }[]> {
  const [numbers, most] = [caps.map(({ no }) => no), caps.map((cap) => cap.most)]
  const { rows } = await sql<{ no: number; full: number; over: number }>`
    select c.no, count(*) filter (where o.counted = c.most) as full, count(*) filter (where o.counted > c.most) as over
    from (${found}) o join unnest(${numbers}::integer[], ${most}::integer[]) as c (no, most) on c.no = o.cap_no group by 1`.execute(
    ctx.tx,
  )
  return rows
}

/**
 * How many of a list (relations: `listedIds`) were reached how often between two days, both included: only what was made, by
 * itself or as the contact person of another.
 */
export async function countReached(
  ctx: Ctx,
  listed: RawBuilder<unknown>,
  { from, until, channel }: { readonly from: string; readonly until: string; readonly channel: Channel | null },
): Promise<{ times: number; relations: number }[]> {
  const made = sql`a.state = 'made' and a.starts_on between ${from}::date and ${until}::date and ${reaches}
    and (${channel}::text is null or a.channel = ${channel})`
  const { rows } = await sql<{ times: number; relations: number }>`
    with reached as materialized (
      select u.relation_id, count(*) as times from (
        select a.relation_id, a.id from engagement.approach a where ${made}
        union select a.contact_id, a.id from engagement.approach a where a.contact_id is not null and ${made}
      ) u group by 1
    )
    select coalesce(n.times, 0) as times, count(*) as relations
    from (${listed}) l left join reached n on n.relation_id = l.relation_id group by 1`.execute(ctx.tx)
  return rows
}

/** One relation as a subquery (key, relation_id). */
export function oneRelation(relationId: string): RawBuilder<unknown> {
  return sql`select ${relationId}::uuid as key, ${relationId}::uuid as relation_id`
}
