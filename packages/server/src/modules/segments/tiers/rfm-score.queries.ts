import type { RfmRound } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { EVERY } from '../conditions/exact.ts'
import { newestUntil, oldest, sumWithin } from '../profile/behaviour-days.queries.ts'

/** Whose past and of what: one family, up to and including a day. */
export type Scored = { readonly familyId: string; readonly day: string }

/**
 * Recency, frequency and money of every open relation that ever did something in a family, each with its score, in a table of this
 * transaction. A score is one more than the whole fifths of them that have less, as `calculateScoreBounds` says; equal values are equal ranks.
 */
export async function noteScores(ctx: Ctx, { familyId, day }: Scored): Promise<void> {
  const past = { from: null, until: sql`${day}::date` }
  await sql`drop table if exists pg_temp.rfm_made`.execute(ctx.tx)
  await sql`
    create temporary table rfm_made on commit drop as
    with known as (
      select b.number, b.relation_id,
        ${newestUntil(sql`b.days`, sql`${day}::date`)} as last_day,
        ${sumWithin(sql`b.days`, sql`b.orders`, past)}::int as orders, ${sumWithin(sql`b.money_days`, sql`b.cents`, past)}::bigint as cents
      from segments.behaviour b join segments.profile p on p.number = b.number
      where b.family_id = ${familyId} and b.genre_id = ${EVERY}::uuid and b.branch_id = ${EVERY}::uuid
        and p.is_open and ${oldest(sql`b.days`)} <= ${day}::date
    )
    select k.*,
      1 + 5 * (rank() over (order by k.last_day) - 1) / count(*) over () as recency,
      1 + 5 * (rank() over (order by k.orders) - 1) / count(*) over () as frequency,
      1 + 5 * (rank() over (order by k.cents) - 1) / count(*) over () as money
    from known k`.execute(ctx.tx)
}

/** Puts the scores that were noted in place of what was there; who is the same is not written. */
export async function replaceScores(ctx: Ctx, { familyId, day }: Scored): Promise<void> {
  await sql`
    delete from segments.rfm r where r.family_id = ${familyId}
      and not exists (select from pg_temp.rfm_made m where m.number = r.number)`.execute(ctx.tx)
  // Whoever was removed in the meantime has no profile any more.
  await sql`
    insert into segments.rfm as r (family_id, number, relation_id, recency, frequency, money, last_day, orders, cents)
    select ${familyId}, m.number, m.relation_id, m.recency, m.frequency, m.money, m.last_day, m.orders, m.cents
    from pg_temp.rfm_made m join segments.profile p on p.number = m.number
    on conflict (tenant_id, family_id, number) do update
      set relation_id = excluded.relation_id, recency = excluded.recency, frequency = excluded.frequency, money = excluded.money,
        last_day = excluded.last_day, orders = excluded.orders, cents = excluded.cents
      where (r.relation_id, r.recency, r.frequency, r.money, r.last_day, r.orders, r.cents)
        is distinct from (excluded.relation_id, excluded.recency, excluded.frequency, excluded.money, excluded.last_day, excluded.orders, excluded.cents)`.execute(
    ctx.tx,
  )
  // With equal values scores may be left out: a bound is that of the first score that somebody does have.
  await sql`
    insert into segments.rfm_round as o (family_id, day, scored_at, relations, recency, frequency, money)
    select ${familyId}, ${day}::date, ${ctx.now}, count(*)::int,
      array[min(m.last_day) filter (where m.recency >= 2), min(m.last_day) filter (where m.recency >= 3),
        min(m.last_day) filter (where m.recency >= 4), min(m.last_day) filter (where m.recency >= 5)],
      array[min(m.orders) filter (where m.frequency >= 2), min(m.orders) filter (where m.frequency >= 3),
        min(m.orders) filter (where m.frequency >= 4), min(m.orders) filter (where m.frequency >= 5)],
      array[min(m.cents) filter (where m.money >= 2), min(m.cents) filter (where m.money >= 3),
        min(m.cents) filter (where m.money >= 4), min(m.cents) filter (where m.money >= 5)]
    from pg_temp.rfm_made m
    on conflict (tenant_id, family_id) do update set day = excluded.day, scored_at = excluded.scored_at, relations = excluded.relations,
      recency = excluded.recency, frequency = excluded.frequency, money = excluded.money`.execute(ctx.tx)
}

export type CountedScores = {
  readonly recency: number
  readonly frequency: number
  readonly money: number
  readonly relations: number
}

/** How many open relations that the reader sees have which scores. */
export async function countScores(
  ctx: Ctx,
  { familyId, hidesProtected }: { readonly familyId: string; readonly hidesProtected: boolean },
): Promise<CountedScores[]> {
  const { rows } = await sql<CountedScores>`
    select r.recency, r.frequency, r.money, count(*) as relations
    from segments.rfm r join segments.profile p on p.number = r.number
    where r.family_id = ${familyId} and p.is_open and (p.domain_mask & ${ctx.domainMask}::bigint) <> 0
      and not (p.is_protected and ${hidesProtected})
    group by 1, 2, 3`.execute(ctx.tx)
  return rows
}

export async function findRound(ctx: Ctx, familyId: string): Promise<RfmRound | null> {
  const { rows } = await sql<Omit<RfmRound, 'scoredAt'> & { scoredAt: Date }>`
    select o.day, o.scored_at as "scoredAt", o.recency::text[] as recency, o.frequency, o.money::float8[] as money
    from segments.rfm_round o where o.family_id = ${familyId}`.execute(ctx.tx)
  const [row] = rows
  return row ? { ...row, scoredAt: row.scoredAt.toISOString() } : null
}

export type ScoresOfFamily = {
  readonly familyId: string
  readonly recency: number
  readonly frequency: number
  readonly money: number
  readonly day: string
}

/** The scores of one relation, per family in which it has any. */
export async function scoresOf(ctx: Ctx, relationId: string): Promise<ScoresOfFamily[]> {
  const { rows } = await sql<ScoresOfFamily>`
    select r.family_id as "familyId", r.recency, r.frequency, r.money, o.day
    from segments.rfm r join segments.rfm_round o on o.family_id = r.family_id where r.relation_id = ${relationId}`.execute(
    ctx.tx,
  )
  return rows
}
