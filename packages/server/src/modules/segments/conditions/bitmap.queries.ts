import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { textOf, type Exact } from './exact.ts'

/** Numbers per bitmap row: 65,536, as the table says. */
const CHUNK_BITS = 16
const ZERO = '0'.repeat(1 << CHUNK_BITS)

/** Stands for a stretch in which nobody is. */
export const nobody: RawBuilder<unknown> = sql`${ZERO}::bit varying(65536)`

/**
 * Bitmaps out of numbers, as a subquery (chunk, bits): 64 numbers become a word, 1,024 words a bitmap. `numbers`: a subquery
 * (number). Number n stands at bit n of its chunk, counted from the left as `get_bit` does.
 */
export function bitmapsOf(numbers: RawBuilder<unknown>): RawBuilder<unknown> {
  // Numbers are read once: who is asked for may be many, and costs the most. Of words there are a sixty-fourth.
  return sql`
    with words as materialized (
      select n.number >> 6 as word, bit_or(1::bigint << (63 - (n.number & 63))) as bits from (${numbers}) n group by 1
    )
    select c.chunk, ('x' || string_agg(lpad(to_hex(coalesce(w.bits, 0)), 16, '0'), '' order by g.word))::bit varying(65536) as bits
    from (select distinct k.word >> 10 as chunk from words k) c
    cross join generate_series(0, 1023) g(word)
    left join words w on w.word = (c.chunk << 10) + g.word
    group by c.chunk`
}

/** Ids of conditions, from what they say, in their order. */
export async function conditionIds(ctx: Ctx, conditions: readonly Exact[]): Promise<string[]> {
  if (conditions.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select platform.named_id('condition ' || t.says) as id
    from unnest(${conditions.map(textOf)}::text[]) with ordinality t(says, position) order by t.position`.execute(
    ctx.tx,
  )
  return rows.map(({ id }) => id)
}

/** Which of these have a bitmap already; they were used on `today`. */
export async function findBuilt(ctx: Ctx, ids: readonly string[], today: string): Promise<Set<string>> {
  await sql`update segments.condition set last_used_on = ${today}::date
    where id = any(${[...ids]}::uuid[]) and last_used_on < ${today}::date`.execute(ctx.tx)
  const { rows } = await sql<{ id: string }>`
    select c.id from segments.condition c where c.id = any(${[...ids]}::uuid[])`.execute(ctx.tx)
  return new Set(rows.map(({ id }) => id))
}

/**
 * While bitmaps are built from what is stored, no profile may be made anew in between: the change would be missed for good. Builders do
 * not hinder each other.
 */
export async function holdStill(ctx: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended('segments ' || ${ctx.tenantId}, 0))`.execute(ctx.tx)
}

/** Whoever makes profiles anew does so alone, and while nobody builds a bitmap. */
export async function holdAlone(ctx: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('segments ' || ${ctx.tenantId}, 0))`.execute(ctx.tx)
}

/**
 * Stores a condition with its bitmaps, unless somebody else just did. `stretches`: a subquery (chunk, bits). They are read before they are
 * stored: PostgreSQL reads with several workers only where the same statement writes nothing.
 */
export async function build(
  ctx: Ctx,
  condition: {
    readonly id: string
    readonly says: Exact
    readonly stretches: RawBuilder<unknown>
    readonly today: string
  },
): Promise<void> {
  const { numAffectedRows } = await sql`
    insert into segments.condition (id, says, built_at, last_used_on)
    values (${condition.id}, ${textOf(condition.says)}::jsonb, ${ctx.now}, ${condition.today}::date) on conflict do nothing`.execute(
    ctx.tx,
  )
  if ((numAffectedRows ?? 0n) === 0n) return
  const rows = await readInOrder(ctx, condition.stretches)
  await sql`insert into segments.bitmap (condition_id, chunk, bits)
    select ${condition.id}, s.chunk, s.bits
    from unnest(${rows.map(({ chunk }) => chunk)}::int[], ${rows.map(({ bits }) => bits)}::bit varying(65536)[]) s(chunk, bits)`.execute(
    ctx.tx,
  )
}

/** Settings of the planner while everybody of a slice is read, by their names. */
const READING: Readonly<Record<string, string>> = {
  enable_indexscan: 'off',
  parallel_setup_cost: '0',
  parallel_tuple_cost: '0',
}

/**
 * Rows are read in the order in which they lie, by two workers where there are two. The planner takes an index that begins with the tenant for one in
 * that order, because the tenant is the same in all of them, and would fetch every row from another page; and it thinks too much of what it
 * costs to read together.
 */
async function readInOrder(ctx: Ctx, stretches: RawBuilder<unknown>): Promise<Stretch[]> {
  const names = Object.keys(READING)
  await sql`select set_config(s.name, s.value, true) from unnest(${names}::text[], ${Object.values(READING)}::text[]) s(name, value)`.execute(
    ctx.tx,
  )
  const { rows } = await sql<Stretch>`select s.chunk, s.bits from (${stretches}) s`.execute(ctx.tx)
  await sql`select set_config(s.name, s.reset_val, true) from pg_settings s where s.name = any(${names}::text[])`.execute(
    ctx.tx,
  )
  return rows
}

/** `bits` as ones and zeros. */
type Stretch = { readonly chunk: number; readonly bits: string }

export async function listConditions(ctx: Ctx): Promise<{ id: string; says: Exact }[]> {
  const { rows } = await sql<{
    id: string
    says: Exact
  }>`select c.id, c.says from segments.condition c order by c.id`.execute(ctx.tx)
  return rows
}

/** Forgets conditions that nobody used since `before`, and the least used beyond `most`. */
export async function forgetUnused(ctx: Ctx, { before, most }: { before: string; most: number }): Promise<void> {
  await sql`delete from segments.condition where last_used_on < ${before}::date or id in (
    select c.id from segments.condition c order by c.last_used_on desc, c.built_at desc, c.id offset ${most})`.execute(
    ctx.tx,
  )
}

/** Forgets conditions about what was made anew as a whole, also where they are asked of the other end of a link. */
export async function forgetAbout(ctx: Ctx, on: 'rfm' | 'alive'): Promise<void> {
  await sql`delete from segments.condition
    where says->>'on' = ${on} or (says->>'on' = 'link' and jsonb_typeof(says->'other') = 'object')`.execute(ctx.tx)
}

export async function forgetAll(ctx: Ctx): Promise<void> {
  await sql`delete from segments.condition`.execute(ctx.tx)
}

/** Notes whose bits are looked at again: a table of this transaction (chunk, bits). `numbers`: a subquery (number); `freed` besides. */
export async function noteTouched(ctx: Ctx, numbers: RawBuilder<unknown>, freed: readonly number[]): Promise<void> {
  const all = sql`${numbers} union select f.number from unnest(${[...freed]}::int[]) f(number)`
  await sql`drop table if exists pg_temp.segments_touched`.execute(ctx.tx)
  await sql`create temporary table segments_touched on commit drop as ${bitmapsOf(all)}`.execute(ctx.tx)
}

/** Sets the bits of those who were touched: on for `numbers` (a subquery), off for the others. Bitmaps that stay the same are not written. */
export async function setTouched(ctx: Ctx, conditionId: string, numbers: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into segments.bitmap as b (condition_id, chunk, bits)
    select ${conditionId}, t.chunk, coalesce(m.bits, ${nobody})
    from pg_temp.segments_touched t left join (${bitmapsOf(numbers)}) m on m.chunk = t.chunk
    where m.chunk is not null or exists (select from segments.bitmap o where o.condition_id = ${conditionId} and o.chunk = t.chunk)
    on conflict (tenant_id, condition_id, chunk) do update
      set bits = b.bits & ~(select t.bits from pg_temp.segments_touched t where t.chunk = b.chunk) | excluded.bits
      where (b.bits & (select t.bits from pg_temp.segments_touched t where t.chunk = b.chunk)) is distinct from excluded.bits`.execute(
    ctx.tx,
  )
}
