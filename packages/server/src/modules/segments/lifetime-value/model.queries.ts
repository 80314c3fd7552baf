import type { AliveClass, Expectation, ModelVerdict } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { leftOutOfForetelling } from '../../privacy/index.ts'
import type { GammaGamma } from './gamma-gamma.rules.ts'
import type { StoredModel } from './stored-model.rules.ts'

export type ModelRow = {
  readonly familyId: string
  readonly day: string
  readonly madeAt: Date
  readonly verdict: ModelVerdict
  readonly fitted: StoredModel
}

export async function findModel(ctx: Ctx, familyId: string): Promise<ModelRow | null> {
  const { rows } = await sql<ModelRow>`
    select m.family_id as "familyId", m.day, m.made_at as "madeAt", m.verdict, m.fitted
    from segments.value_model m where m.family_id = ${familyId}`.execute(ctx.tx)
  return rows[0] ?? null
}

/** Since which day all models stand; null: there are none. */
export async function oldestModelDay(ctx: Ctx): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`select min(m.day) as day from segments.value_model m`.execute(
    ctx.tx,
  )
  return rows[0]?.day ?? null
}

/** Puts a model in place of the one before, and nothing that was told by that one stays. */
export async function replaceModel(ctx: Ctx, { familyId, day, verdict, fitted }: Omit<ModelRow, 'madeAt'>) {
  await sql`delete from segments.relation_value where family_id = ${familyId}`.execute(ctx.tx)
  await sql`delete from segments.value_group where family_id = ${familyId}`.execute(ctx.tx)
  await sql`
    insert into segments.value_model as m (family_id, day, made_at, verdict, fitted)
    values (${familyId}, ${day}::date, ${ctx.now}, ${verdict}, ${JSON.stringify(fitted)}::jsonb)
    on conflict (tenant_id, family_id) do update
      set day = excluded.day, made_at = excluded.made_at, verdict = excluded.verdict, fitted = excluded.fitted`.execute(
    ctx.tx,
  )
}

/**
 * Gives every relation what is expected of relations like it. What a time brings is `calculateExpectedAmountCents`, in SQL because it differs
 * per relation; null leaves money out.
 */
export async function writeTold(ctx: Ctx, familyId: string, spend: GammaGamma | null): Promise<void> {
  await sql`
    insert into segments.relation_value (family_id, number, relation_id, alive_class, expected_repeats, expected_cents)
    select ${familyId}, o.number, o.relation_id, t.alive_class, t.repeats, ${expectedCents(spend)}
    from pg_temp.value_one o
    join pg_temp.value_whole w on w.repeats = o.repeats and w.active_days = o.active_days and w.observed_days = o.observed_days
    join pg_temp.value_told t on t.id = w.id
    join segments.profile p on p.number = o.number`.execute(ctx.tx)
  await sql`
    insert into segments.value_group (family_id, domain_mask, alive_class, relations, expected_repeats, expected_cents)
    select ${familyId}, p.domain_mask, v.alive_class, count(*)::int, sum(v.expected_repeats), sum(v.expected_cents)
    from segments.relation_value v join segments.profile p on p.number = v.number
    where v.family_id = ${familyId} group by p.domain_mask, v.alive_class`.execute(ctx.tx)
}

function expectedCents(spend: GammaGamma | null): RawBuilder<unknown> {
  if (spend === null) return sql`null::float8`
  const { p, q, v } = spend
  const known = sql`(case when o.cents > 0 then o.repeats else 0 end)`
  // What the repeats brought, on average, times as many as there are, is what they brought together.
  return sql`(case when ${p}::float8 * ${known} + ${q}::float8 - 1 > 0
    then t.repeats * ${p}::float8 * (100 * ${v}::float8 + o.cents) / (${p}::float8 * ${known} + ${q}::float8 - 1) end)`
}

/** What is expected of all relations in these domains, by how likely they are still active. */
export async function sumExpected(ctx: Ctx, familyId: string): Promise<Expectation[]> {
  const { rows } = await sql<Expectation>`
    select g.alive_class as alive, sum(g.relations)::int as relations, sum(g.expected_repeats) as repeats, sum(g.expected_cents) as cents
    from segments.value_group g where g.family_id = ${familyId} and (g.domain_mask & ${ctx.domainMask}::bigint) <> 0
    group by g.alive_class`.execute(ctx.tx)
  return rows
}

/** How likely one relation is still active, per family of which that may be said; nothing of a child (born after `bornBy`). */
export async function aliveOf(
  ctx: Ctx,
  relationId: string,
  bornBy: string,
): Promise<{ familyId: string; alive: AliveClass }[]> {
  const { rows } = await sql<{ familyId: string; alive: AliveClass }>`
    select v.family_id as "familyId", v.alive_class as alive
    from segments.relation_value v join segments.profile p on p.number = v.number
    where v.relation_id = ${relationId} and not p.is_protected and (p.birth_date is null or p.birth_date <= ${bornBy}::date)
      and not exists (select from (${leftOutOfForetelling()}) x where x.relation_id = v.relation_id)`.execute(ctx.tx)
  return rows
}
