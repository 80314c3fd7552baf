import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { factsWithin } from '../../activity/index.ts'
import { typesHeld } from '../../relations/index.ts'
import type { CountedStretch } from './inventory-days.rules.ts'
import { PAYING_KINDS, VISITING_KINDS } from './customer-kinds.ts'

/**
 * Counts everything as of a day, in place of what was counted of it before. Tables of this transaction carry it: `inventory_did`, a row per
 * relation and kind of fact, and `inventory_one`, a row per open relation with what it is grouped by.
 */
export async function replaceDay(ctx: Ctx, stretch: CountedStretch): Promise<void> {
  const { day, from } = stretch
  await sql`
    insert into segments.inventory_day (day, from_day, counted_at) values (${day}::date, ${from}::date, ${ctx.now})
    on conflict (tenant_id, day) do update set counted_at = excluded.counted_at`.execute(ctx.tx)
  for (const table of ['inventory_set', 'inventory_group', 'inventory_fact', 'inventory_use', 'inventory_bits'])
    await sql`delete from ${sql.table(`segments.${table}`)} where day = ${day}::date`.execute(ctx.tx)
  await noteDeeds(ctx, stretch)
  await noteSets(ctx, stretch)
  await noteRelations(ctx, day)
  await writeGroups(ctx, day)
  await writeFacts(ctx, day)
  await writeUse(ctx, stretch)
  await writeBits(ctx, day)
  await sql`drop table pg_temp.inventory_did, pg_temp.inventory_held, pg_temp.inventory_one, pg_temp.inventory_word`.execute(
    ctx.tx,
  )
}

/** What each relation did in the year, by kind. Money counts also where the deed does not: what was given back lowers it. */
async function noteDeeds(ctx: Ctx, { from, day }: CountedStretch): Promise<void> {
  await sql`
    create temporary table inventory_did on commit drop as
    select f.relation_id, f.kind, count(*) filter (where f.counts)::int as times,
      coalesce(sum(f.quantity) filter (where f.counts), 0)::bigint as quantity, sum(f.amount_cents)::bigint as cents,
      bool_or(f.counts and f.amount_cents > 0) as has_paid
    from (${factsWithin({ from, until: day })}) f where f.relation_id is not null
    group by f.relation_id, f.kind
    having bool_or(f.counts) or sum(f.amount_cents) <> 0`.execute(ctx.tx)
  await sql`analyze pg_temp.inventory_did`.execute(ctx.tx)
}

/** Which types each relation had, by the number of the combination; `inventory_held` has a row per relation that had any. */
async function noteSets(ctx: Ctx, { before, day }: CountedStretch): Promise<void> {
  await sql`create temporary table inventory_held on commit drop as ${typesHeld({ before, until: day })}`.execute(
    ctx.tx,
  )
  await sql`analyze pg_temp.inventory_held`.execute(ctx.tx)
  await sql`
    insert into segments.inventory_set (day, id, type_ids)
    select ${day}::date, (row_number() over (order by cardinality(s.ids), s.ids) - 1)::int, s.ids
    from (
      select '{}'::uuid[] as ids union select h.before_ids from pg_temp.inventory_held h
      union select h.during_ids from pg_temp.inventory_held h union select h.at_ids from pg_temp.inventory_held h
    ) s`.execute(ctx.tx)
}

/** The number of the combination without types: it is the smallest. */
const NO_TYPES = 0

/** Whoever turns eighteen on the day is an adult. */
async function noteRelations(ctx: Ctx, day: string): Promise<void> {
  const setOf = (alias: string, column: string) => sql`
    left join segments.inventory_set ${sql.ref(alias)} on ${sql.ref(`${alias}.day`)} = ${day}::date
      and ${sql.ref(`${alias}.type_ids`)} = ${sql.ref(`h.${column}`)}`
  await sql`
    create temporary table inventory_one on commit drop as
    select p.number, p.relation_id, p.domain_mask,
      case when p.birth_date is null then 'unknown' when p.birth_date > ${day}::date - interval '18 years' then 'youth' else 'adult' end as age,
      coalesce(b.id, ${sql.lit(NO_TYPES)}) as before_set, coalesce(u.id, ${sql.lit(NO_TYPES)}) as during_set, coalesce(a.id, ${sql.lit(NO_TYPES)}) as at_set,
      p.kind = 'person' as is_person, p.has_email, p.has_phone, p.has_address, p.birth_date is not null as has_birth_date,
      coalesce(w.is_buyer, false) as is_buyer, coalesce(w.is_visitor, false) as is_visitor
    from segments.profile p
    left join pg_temp.inventory_held h on h.relation_id = p.relation_id
    ${setOf('b', 'before_ids')} ${setOf('u', 'during_ids')} ${setOf('a', 'at_ids')}
    left join (
      select d.relation_id, bool_or(d.kind = any(${[...PAYING_KINDS]}::text[]) and d.has_paid) as is_buyer,
        bool_or(d.kind = any(${[...VISITING_KINDS]}::text[]) and d.times > 0) as is_visitor
      from pg_temp.inventory_did d group by d.relation_id
    ) w on w.relation_id = p.relation_id
    where p.is_open`.execute(ctx.tx)
  await sql`analyze pg_temp.inventory_one`.execute(ctx.tx)
}

async function writeGroups(ctx: Ctx, day: string): Promise<void> {
  const grouped = sql`o.domain_mask, o.age, o.before_set, o.during_set, o.at_set`
  const how = (condition: RawBuilder<unknown>) => sql`count(*) filter (where ${condition})::int`
  await sql`
    insert into segments.inventory_group (day, id, domain_mask, age, before_set, during_set, at_set, relations, persons, with_email, with_phone,
      with_address, with_birth_date, reachable, buyers, visitors)
    select ${day}::date, (row_number() over ())::int, ${grouped}, count(*)::int, ${how(sql`o.is_person`)}, ${how(sql`o.has_email`)},
      ${how(sql`o.has_phone`)}, ${how(sql`o.has_address`)}, ${how(sql`o.is_person and o.has_birth_date`)},
      ${how(sql`o.has_email or o.has_phone or o.has_address`)}, ${how(sql`o.is_buyer`)}, ${how(sql`o.is_visitor`)}
    from pg_temp.inventory_one o group by ${grouped}`.execute(ctx.tx)
}

async function writeFacts(ctx: Ctx, day: string): Promise<void> {
  await sql`
    insert into segments.inventory_fact (day, domain_mask, during_set, kind, relations, times, quantity, cents)
    select ${day}::date, o.domain_mask, o.during_set, d.kind, count(*)::int, sum(d.times)::int, sum(d.quantity)::bigint, sum(d.cents)::bigint
    from pg_temp.inventory_did d join pg_temp.inventory_one o on o.relation_id = d.relation_id
    group by o.domain_mask, o.during_set, d.kind`.execute(ctx.tx)
}

/** Loans by age and genre, of the relation's own age where the source told none; and whatever was done by nobody who is known. */
async function writeUse(ctx: Ctx, { from, day }: CountedStretch): Promise<void> {
  await sql`
    insert into segments.inventory_use (day, id, domain_mask, kind, audience, genre_id, times, quantity, cents)
    select ${day}::date, (row_number() over ())::int, u.* from (
      select o.domain_mask, f.kind, coalesce(f.audience, o.age, 'unknown') as audience, case when f.kind = 'loan' then f.genre_id end as genre_id,
        count(*) filter (where f.counts)::int as times, coalesce(sum(f.quantity) filter (where f.counts), 0)::bigint as quantity,
        sum(f.amount_cents)::bigint as cents
      from (${factsWithin({ from, until: day })}) f left join pg_temp.inventory_one o on o.relation_id = f.relation_id
      where f.relation_id is null or (f.kind = 'loan' and o.relation_id is not null)
      group by 1, 2, 3, 4
    ) u`.execute(ctx.tx)
}

/** Everybody's numbers of every figure as words of 64 bits, and those as bitmaps; as `bitmapsOf`, for all figures in one pass. */
async function writeBits(ctx: Ctx, day: string): Promise<void> {
  const held = (what: 'before' | 'during' | 'at') =>
    sql`select ${what}::text as what, t.id::text as about, o.number
      from pg_temp.inventory_one o join segments.inventory_set s on s.day = ${day}::date and s.id = o.${sql.ref(`${what}_set`)}
      cross join lateral unnest(s.type_ids) t(id)`
  await sql`
    create temporary table inventory_word on commit drop as
    with members as (
      ${held('before')} union all ${held('during')} union all ${held('at')}
      union all select 'did', d.kind, o.number from pg_temp.inventory_did d join pg_temp.inventory_one o on o.relation_id = d.relation_id
      union all select 'buyers', '', o.number from pg_temp.inventory_one o where o.is_buyer
      union all select 'visitors', '', o.number from pg_temp.inventory_one o where o.is_visitor
    )
    select m.what, m.about, m.number >> 6 as word, bit_or(1::bigint << (63 - (m.number & 63))) as bits from members m group by 1, 2, 3`.execute(
    ctx.tx,
  )
  // Told how many there are, the planner joins them in one pass; else it looks all of them through for every word.
  await sql`analyze pg_temp.inventory_word`.execute(ctx.tx)
  await sql`
    insert into segments.inventory_bits (day, what, about, chunk, bits)
    select ${day}::date, c.what, c.about, c.chunk,
      ('x' || string_agg(lpad(to_hex(coalesce(w.bits, 0)), 16, '0'), '' order by g.word))::bit varying(65536)
    from (select distinct what, about, word >> 10 as chunk from pg_temp.inventory_word) c
    cross join generate_series(0, 1023) g(word)
    left join pg_temp.inventory_word w on w.what = c.what and w.about = c.about and w.word = (c.chunk << 10) + g.word
    group by c.what, c.about, c.chunk`.execute(ctx.tx)
}
