import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { isVisible, relationIdOf } from '../../relations/index.ts'
import { columns, type ApproachRow } from './approach.queries.ts'

/** Whom an approach touches: a subquery (key, relation_id, position); see relations, `touchedBy`. */
export type Touched = RawBuilder<unknown>

/** Takes one's turn planning, until the end of the transaction: what is read after this stays true until one has planned. */
export async function takeTurn(ctx: Ctx): Promise<void> {
  await sql`select engagement.take_turn_planning()`.execute(ctx.tx)
}

/** One approach to touch somebody with, as a subquery (key, relation_id); the contact person is added by `withContact`. */
export function askedFor(key: string, relationId: string): RawBuilder<unknown> {
  return sql`select ${key}::uuid as key, ${relationId}::uuid as relation_id`
}

/** Whoever one goes through is touched too, and only in that function: not their household, not what else they stand for. */
export function withContact(touched: Touched, key: string, contactId: string | null): Touched {
  if (contactId === null) return touched
  return sql`select w.key, w.relation_id, min(w.position) as position
    from (select t.key, t.relation_id, t.position from (${touched}) t union all select ${key}::uuid, ${contactId}::uuid, 'at') w
    group by w.key, w.relation_id`
}

export type Meeting = ApproachRow & {
  /** What both touch, and how each does. */
  readonly nodeId: string
  readonly position: 'at' | 'below'
  readonly otherPosition: 'at' | 'below'
  readonly quietDays: number
}

export type Wanted = { readonly purposeId: string; readonly startsOn: string; readonly endsOn: string }

/** More of them are no help to anybody. */
const MOST = 200

/** On `t` (mine), `o` (the other's claim) and `p` (their purposes): they come too near. */
const tooNear = ({ startsOn, endsOn }: Pick<Wanted, 'startsOn' | 'endsOn'>) =>
  sql`(t.position = 'at' or o.position = 'at')
    and o.starts_on - ${endsOn}::date < p.quiet_days and ${startsOn}::date - o.ends_on < p.quiet_days`

/** What stands in the way of an approach that touches these, the latest first. */
export async function listMeetings(
  ctx: Ctx,
  { touched, wanted, exceptId }: { touched: Touched; wanted: Wanted; exceptId: string | null },
): Promise<Meeting[]> {
  const { rows } = await sql<Meeting>`
    select ${columns}, ${meeting}
    from (${touched}) t
    cross join (select * from engagement.purpose_pairs() p where p.one_id = ${wanted.purposeId}) p
    join engagement.approach_claim o on o.relation_id = t.relation_id and o.purpose_id = p.other_id
      and o.ends_on > ${wanted.startsOn}::date - p.quiet_days
    join engagement.approach a on a.id = o.approach_id
    where ${tooNear(wanted)} and o.approach_id is distinct from ${exceptId}::uuid
    order by o.ends_on desc, a.id limit ${MOST}`.execute(ctx.tx)
  return rows
}

const meeting = sql`t.relation_id as "nodeId", t.position, o.position as "otherPosition", p.quiet_days as "quietDays"`

/**
 * Every claim that stands in the way of these now or later, to look for the first days that are free; only of approaches that the
 * reader may see, because the answer is a day that would tell of the others.
 */
export async function listBlocks(
  ctx: Ctx,
  { touched, wanted, exceptId }: { touched: Touched; wanted: Wanted; exceptId: string | null },
): Promise<{ startsOn: string; endsOn: string; quietDays: number }[]> {
  const { rows } = await sql<{ startsOn: string; endsOn: string; quietDays: number }>`
    select distinct o.starts_on as "startsOn", o.ends_on as "endsOn", p.quiet_days as "quietDays"
    from (${touched}) t
    cross join (select * from engagement.purpose_pairs() p where p.one_id = ${wanted.purposeId}) p
    join engagement.approach_claim o on o.relation_id = t.relation_id and o.purpose_id = p.other_id
      and o.ends_on > ${wanted.startsOn}::date - p.quiet_days
    join engagement.approach a on a.id = o.approach_id
    where (t.position = 'at' or o.position = 'at') and o.approach_id is distinct from ${exceptId}::uuid
      and ${isVisible(ctx, sql`a.relation_id`)}
    order by 1, 2, 3 limit 10000`.execute(ctx.tx)
  return rows
}

/** Where each of these (key) and the approach that stands in its way meet: a row per thing that both touch. */
export async function listMeetingPoints(
  ctx: Ctx,
  touched: Touched,
  ways: readonly { readonly key: string; readonly approachId: string }[],
): Promise<(Meeting & { readonly key: string })[]> {
  const [keys, ids] = [ways.map(({ key }) => key), ways.map(({ approachId }) => approachId)]
  const { rows } = await sql<Meeting & { key: string }>`
    select t.key, ${columns}, t.relation_id as "nodeId", t.position, o.position as "otherPosition", p.quiet_days as "quietDays"
    from unnest(${keys}::uuid[], ${ids}::uuid[]) as w (key, approach_id)
    join (${touched}) t on t.key = w.key
    join engagement.approach_claim o on o.approach_id = w.approach_id and o.relation_id = t.relation_id
    join engagement.approach a on a.id = o.approach_id
    join engagement.purpose_rule p on p.purpose_id = a.purpose_id
    where t.position = 'at' or o.position = 'at'`.execute(ctx.tx)
  return rows
}

/** These relations, each under its own id: a subquery (key, relation_id). */
export function askedForAll(relationIds: readonly string[]): RawBuilder<unknown> {
  return sql`select r.id as key, r.id as relation_id from unnest(${[...relationIds]}::uuid[]) as r (id)`
}

/** Approaches about others that touch what these touch and of which the quiet period of their own purpose runs, the latest first. */
export async function listNear(
  ctx: Ctx,
  { touched, relationId, today }: { touched: Touched; relationId: string; today: string },
): Promise<Meeting[]> {
  const { rows } = await sql<Meeting>`
    select ${columns}, ${meeting}
    from (${touched}) t
    join engagement.approach_claim o on o.relation_id = t.relation_id
    join engagement.purpose_rule p on p.purpose_id = o.purpose_id
    join engagement.approach a on a.id = o.approach_id
    where (t.position = 'at' or o.position = 'at') and o.ends_on + p.quiet_days > ${today}::date and p.quiet_days > 0
      and a.relation_id <> ${relationId} and a.contact_id is distinct from ${relationId}::uuid
    order by o.ends_on desc, a.id limit ${MOST}`.execute(ctx.tx)
  return rows
}

/**
 * Claims everybody whom approaches touch; `touched` has their ids as keys. The database refuses (constraint
 * approach_claim_free) when one that is free meets another.
 */
export async function insertClaims(ctx: Ctx, touched: Touched): Promise<void> {
  await sql`
    insert into engagement.approach_claim (approach_id, relation_id, origin_relation_id, position, purpose_id, starts_on, ends_on, is_free, is_made)
    select a.id, t.relation_id, t.relation_id, t.position, a.purpose_id, a.starts_on, a.ends_on, a.clearance = 'free', a.state = 'made'
    from (${touched}) t join engagement.approach a on a.id = t.key`.execute(ctx.tx)
}

/**
 * Who was merged into another while these were being planned is followed to where they went: the row that points at them holds
 * them from here on.
 */
export async function followMerges(ctx: Ctx, approachIds: readonly string[]): Promise<void> {
  const now = relationIdOf(sql`c.relation_id`)
  await sql`
    update engagement.approach_claim c set relation_id = ${now}
    where c.approach_id = any(${[...approachIds]}::uuid[]) and c.relation_id <> ${now}`.execute(ctx.tx)
}

/** An approach that is not planned any more stands in nobody's way. */
export async function removeClaims(ctx: Ctx, approachIds: readonly string[]): Promise<void> {
  await sql`delete from engagement.approach_claim c where c.approach_id = any(${[...approachIds]}::uuid[])`.execute(
    ctx.tx,
  )
}

/** When it was made counts from then on, whatever had been planned: a fact, for which nothing has to be free. */
export async function claimDay(ctx: Ctx, approachId: string, day: string): Promise<void> {
  const { rows } = await sql<{ relationId: string; originId: string; position: string; purposeId: string }>`
    delete from engagement.approach_claim c where c.approach_id = ${approachId}
    returning c.relation_id as "relationId", c.origin_relation_id as "originId", c.position, c.purpose_id as "purposeId"`.execute(
    ctx.tx,
  )
  const of = (key: keyof (typeof rows)[number]) => rows.map((row) => row[key])
  await sql`
    insert into engagement.approach_claim (approach_id, relation_id, origin_relation_id, position, purpose_id, starts_on, ends_on, is_free, is_made)
    select ${approachId}::uuid, c.relation_id, c.origin_id, c.position, c.purpose_id, ${day}::date, ${day}::date, false, true
    from unnest(${of('relationId')}::uuid[], ${of('originId')}::uuid[], ${of('position')}::text[], ${of('purposeId')}::uuid[])
      as c (relation_id, origin_id, position, purpose_id)`.execute(ctx.tx)
}
