import type { RoundChoice } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { isVisible, relationIdOf } from '../../relations/index.ts'

/**
 * Work on a whole round at once, in temporary tables of the session: whom each on the list touches (round_touch) and what is to be
 * planned (round_plan). The key of somebody on the list is where they came in (origin), which no merge changes.
 */
export async function openWorkplace(ctx: Ctx): Promise<void> {
  await sql`create temporary table if not exists round_touch (key uuid not null, relation_id uuid not null, position text not null) on commit drop`.execute(
    ctx.tx,
  )
  await sql`create temporary table if not exists round_plan (
    key uuid primary key, approach_id uuid not null, relation_id uuid not null, starts_on date not null, ends_on date not null,
    clearance text not null, reason text not null, joined_id uuid) on commit drop`.execute(ctx.tx)
}

/** Those of a round with one of these outcomes of whom nothing is planned yet, as a subquery (key, relation_id). */
export function itemsWith(roundId: string, outcomes: readonly string[]): RawBuilder<unknown> {
  return sql`select i.origin_relation_id as key, i.relation_id from engagement.approach_round_item i
    where i.round_id = ${roundId} and i.outcome = any(${[...outcomes]}::text[]) and i.approach_id is null`
}

/** The first so many who are free and not planned, in the order of the list. */
export function nextFree(roundId: string, limit: number): RawBuilder<unknown> {
  return sql`select i.origin_relation_id as key, i.relation_id from engagement.approach_round_item i
    where i.round_id = ${roundId} and i.outcome = 'free' and i.approach_id is null order by i.position limit ${limit}`
}

/** Works out whom they touch; `touched`: relations, `touchedBy` of `itemsWith`. Answers how many rows there are. */
export async function fillTouch(ctx: Ctx, touched: RawBuilder<unknown>): Promise<number> {
  const filled =
    await sql`insert into round_touch (key, relation_id, position) select t.key, t.relation_id, t.position from (${touched}) t`.execute(
      ctx.tx,
    )
  // Autovacuum never sees a temporary table, and without figures the joins below would be guessed.
  await sql`analyze round_touch`.execute(ctx.tx)
  return Number(filled.numAffectedRows ?? 0n)
}

type Days = {
  readonly id: string
  readonly purposeId: string
  readonly startsOn: string
  readonly endsOn: string
}

/** What was chosen for somebody who is not free: for them, or for all. */
const chosen = (round: { readonly choice: RoundChoice }) => sql`coalesce(i.choice, ${round.choice})`
const reasonOf = (round: { readonly reason: string }) =>
  sql`case when i.choice is null then ${round.reason}::text else i.reason end`

type Chosen = Days & { readonly choice: RoundChoice; readonly reason: string }

/** Who collided when it was checked may not do so any more, and the other way round. */
export async function forgetMeetings(ctx: Ctx, roundId: string): Promise<void> {
  await sql`update engagement.approach_round_item i set collides_with = null, collisions = 0
    where i.round_id = ${roundId} and i.outcome = 'collides'`.execute(ctx.tx)
}

/** Who collided and does not any more is free, when something was chosen for them. */
export async function freeAgain(ctx: Ctx, round: Chosen): Promise<void> {
  await sql`update engagement.approach_round_item i set outcome = 'free'
    where i.round_id = ${round.id} and i.outcome = 'collides' and i.collisions = 0 and ${chosen(round)} <> 'skip'`.execute(
    ctx.tx,
  )
}

/**
 * Writes down of everybody in round_touch with one of these outcomes how many approaches stand in the way, and which most; `found`:
 * the outcome that they get.
 */
export async function findMeetings(
  ctx: Ctx,
  round: Days,
  { among, found }: { readonly among: readonly string[]; readonly found: 'collides' | 'same_round' },
): Promise<void> {
  await sql`
    update engagement.approach_round_item i set outcome = ${found}, collides_with = m.nearest, collisions = m.count
    from (
      select t.key, count(distinct o.approach_id) as count,
        (array_agg(o.approach_id order by t.position, o.position, o.ends_on desc, o.approach_id))[1] as nearest
      from (select * from engagement.purpose_pairs() p where p.one_id = ${round.purposeId}) p
      join engagement.approach_claim o on o.purpose_id = p.other_id
      join round_touch t on t.relation_id = o.relation_id
      where (t.position = 'at' or o.position = 'at')
        and o.starts_on - ${round.endsOn}::date < p.quiet_days and ${round.startsOn}::date - o.ends_on < p.quiet_days
      group by t.key
    ) m
    where i.round_id = ${round.id} and i.origin_relation_id = m.key and i.outcome = any(${[...among]}::text[])`.execute(
    ctx.tx,
  )
}

/** What more than one of the list touches, at least one of them at it; in the order of the list. */
export async function listTouchedTwice(
  ctx: Ctx,
  roundId: string,
): Promise<{ key: string; nodeId: string; position: 'at' | 'below' }[]> {
  const { rows } = await sql<{ key: string; nodeId: string; position: 'at' | 'below' }>`
    with mine as materialized (
      select t.key, t.relation_id, t.position, i.position as place from round_touch t
      join engagement.approach_round_item i on i.round_id = ${roundId} and i.origin_relation_id = t.key and i.outcome = 'free'
    ), twice as (select m.relation_id from mine m group by 1 having count(*) > 1 and bool_or(m.position = 'at'))
    select m.key, m.relation_id as "nodeId", m.position from mine m join twice w on w.relation_id = m.relation_id
    order by m.place, m.relation_id`.execute(ctx.tx)
  return rows
}

export async function setSameRound(ctx: Ctx, roundId: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await sql`update engagement.approach_round_item i set outcome = 'same_round'
    where i.round_id = ${roundId} and i.origin_relation_id = any(${[...keys]}::uuid[])`.execute(ctx.tx)
}

/**
 * Writes down who of these is reached too often already; `found`: a subquery (key, …), see pressure, `tooOften`; null: no cap holds.
 */
export async function setTooOften(ctx: Ctx, roundId: string, found: RawBuilder<unknown> | null): Promise<void> {
  if (found === null) return
  await sql`update engagement.approach_round_item i set outcome = 'too_often'
    where i.round_id = ${roundId} and i.outcome = 'free' and i.approach_id is null
      and i.origin_relation_id in (select f.key from (${found}) f)`.execute(ctx.tx)
}

/** Plans everybody in round_touch who is free, in the days of the round. */
export async function planFree(ctx: Ctx, { id, startsOn, endsOn }: Days): Promise<void> {
  await sql`insert into round_plan (key, approach_id, relation_id, starts_on, ends_on, clearance, reason)
    select i.origin_relation_id, gen_random_uuid(), i.relation_id, ${startsOn}::date, ${endsOn}::date, 'free', ''
    from engagement.approach_round_item i where i.round_id = ${id} and i.outcome = 'free' and i.approach_id is null
      and i.origin_relation_id in (select t.key from round_touch t)`.execute(ctx.tx)
}

/**
 * Plans those for whom was chosen to go along, or to go on for a reason. `sight`: what whoever planned may see, for nobody can
 * go along with what they cannot see.
 */
export async function planChosen(ctx: Ctx, round: Chosen, sight: string): Promise<void> {
  const seen = isVisible({ ...ctx, domainMask: sight }, sql`a.relation_id`)
  await sql`insert into round_plan (key, approach_id, relation_id, starts_on, ends_on, clearance, reason, joined_id)
    select i.origin_relation_id, gen_random_uuid(), i.relation_id, ${round.startsOn}::date, ${round.endsOn}::date,
      case when ${chosen(round)} = 'join' then 'joined' else 'in_spite' end,
      case when ${chosen(round)} = 'join' then '' else ${reasonOf(round)} end,
      case when ${chosen(round)} = 'join' then i.collides_with end
    from engagement.approach_round_item i left join engagement.approach a on a.id = i.collides_with
    where i.round_id = ${round.id} and i.outcome in ('collides', 'same_round') and i.approach_id is null
      and (${chosen(round)} = 'go_on' or (${chosen(round)} = 'join' and a.id is not null and ${seen}))`.execute(ctx.tx)
}

/** Makes the approaches of round_plan with their claims, and empties it; the database refuses one that is free and is not. */
export async function carryOut(ctx: Ctx, round: { readonly id: string }): Promise<number> {
  await sql`analyze round_plan`.execute(ctx.tx)
  const made = await sql`
    insert into engagement.approach (id, relation_id, origin_relation_id, purpose_id, kind, channel, subject, owner_user_id, owner_team_id,
      owner_name, starts_on, ends_on, state, clearance, reason, joined_id, round_id, created_by, created_by_name, created_at)
    select p.approach_id, p.relation_id, p.relation_id, r.purpose_id, r.kind, r.channel, r.subject, r.owner_user_id, r.owner_team_id,
      r.owner_name, p.starts_on, p.ends_on, 'planned', p.clearance, p.reason, p.joined_id, r.id, r.created_by, r.created_by_name, ${ctx.now}
    from round_plan p join engagement.approach_round r on r.id = ${round.id}`.execute(ctx.tx)
  await sql`
    insert into engagement.approach_claim (approach_id, relation_id, origin_relation_id, position, purpose_id, starts_on, ends_on, is_free, is_made)
    select p.approach_id, t.relation_id, t.relation_id, t.position, r.purpose_id, p.starts_on, p.ends_on, p.clearance = 'free', false
    from round_plan p join round_touch t on t.key = p.key join engagement.approach_round r on r.id = ${round.id}`.execute(
    ctx.tx,
  )
  await followMerges(ctx)
  await sql`update engagement.approach_round_item i set approach_id = p.approach_id from round_plan p
    where i.round_id = ${round.id} and i.origin_relation_id = p.key`.execute(ctx.tx)
  await sql`delete from round_plan`.execute(ctx.tx)
  return Number(made.numAffectedRows ?? 0n)
}

/** Who was merged while this was being planned is followed to where they went; the new rows hold them from here on. */
async function followMerges(ctx: Ctx): Promise<void> {
  for (const [table, key] of [
    ['engagement.approach', 'id'],
    ['engagement.approach_claim', 'approach_id'],
  ] as const) {
    const now = relationIdOf(sql`t.relation_id`)
    await sql`update ${sql.table(table)} t set relation_id = ${now} from round_plan p
      where t.${sql.ref(key)} = p.approach_id and t.relation_id <> ${now}`.execute(ctx.tx)
  }
}

/** Those for whom was chosen to wait, in the order of the list, with whom they touch. */
export async function listWaiters(
  ctx: Ctx,
  round: Chosen,
): Promise<{ key: string; relationId: string; touches: { nodeId: string; position: 'at' | 'below' }[] }[]> {
  const { rows } = await sql<{
    key: string
    relationId: string
    touches: { nodeId: string; position: 'at' | 'below' }[]
  }>`
    select i.origin_relation_id as key, i.relation_id as "relationId",
      (select jsonb_agg(jsonb_build_object('nodeId', t.relation_id, 'position', t.position)) from round_touch t where t.key = i.origin_relation_id) as touches
    from engagement.approach_round_item i
    where i.round_id = ${round.id} and i.outcome in ('collides', 'same_round') and i.approach_id is null and ${chosen(round)} = 'wait'
    order by i.position`.execute(ctx.tx)
  return rows
}

export type NodeBlock = {
  readonly nodeId: string
  readonly position: 'at' | 'below'
  readonly startsOn: string
  readonly endsOn: string
  readonly quietDays: number
  readonly isSeen: boolean
}

/** Every claim that those for whom was chosen to wait could meet, now or later. */
export async function listBlocks(ctx: Ctx, round: Chosen, sight: string): Promise<NodeBlock[]> {
  const seen = sight === EVERY_DOMAIN ? sql`true` : isVisible({ ...ctx, domainMask: sight }, sql`a.relation_id`)
  const { rows } = await sql<NodeBlock>`
    select distinct o.relation_id as "nodeId", o.position, o.starts_on as "startsOn", o.ends_on as "endsOn", p.quiet_days as "quietDays",
      ${seen} as "isSeen"
    from (select * from engagement.purpose_pairs() p where p.one_id = ${round.purposeId}) p
    join engagement.approach_claim o on o.purpose_id = p.other_id and o.ends_on > ${round.startsOn}::date - p.quiet_days
    join engagement.approach a on a.id = o.approach_id
    where o.relation_id in (select t.relation_id from round_touch t join engagement.approach_round_item i
      on i.round_id = ${round.id} and i.origin_relation_id = t.key
      where i.outcome in ('collides', 'same_round') and i.approach_id is null and ${chosen(round)} = 'wait')`.execute(
    ctx.tx,
  )
  return rows
}

export async function planWaiters(
  ctx: Ctx,
  plans: readonly { key: string; relationId: string; startsOn: string; endsOn: string }[],
): Promise<void> {
  const of = (name: keyof (typeof plans)[number]) => plans.map((plan) => plan[name])
  await sql`insert into round_plan (key, approach_id, relation_id, starts_on, ends_on, clearance, reason)
    select w.key, gen_random_uuid(), w.relation_id, w.starts_on, w.ends_on, 'free', ''
    from unnest(${of('key')}::uuid[], ${of('relationId')}::uuid[], ${of('startsOn')}::date[], ${of('endsOn')}::date[])
      as w (key, relation_id, starts_on, ends_on)`.execute(ctx.tx)
}

/** Cancels what a round planned and nobody made yet; those claim nothing from now on. Answers how many. */
export async function cancelPlanned(ctx: Ctx, roundId: string): Promise<number> {
  const result = await sql`
    update engagement.approach a set state = 'cancelled', ended_at = ${ctx.now}, version = a.version + 1
    where a.round_id = ${roundId} and a.state = 'planned'`.execute(ctx.tx)
  await sql`delete from engagement.approach_claim c using engagement.approach a
    where a.round_id = ${roundId} and a.state = 'cancelled' and c.approach_id = a.id`.execute(ctx.tx)
  return Number(result.numAffectedRows ?? 0n)
}

/** Whose approaches this round goes along with, and of which relation: for telling them. */
export async function listJoined(ctx: Ctx, roundId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct a.joined_id as id from engagement.approach a
    where a.round_id = ${roundId} and a.joined_id is not null and a.state = 'planned' limit 1000`.execute(ctx.tx)
  return rows.map(({ id }) => id)
}
