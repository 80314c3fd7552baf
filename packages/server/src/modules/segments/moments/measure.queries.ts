import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import type { Looked } from '../conditions/exact.ts'

type Measured = {
  readonly segmentId: string
  readonly momentId: string | null
  readonly looked: Looked
  /** "2026-03-01" */
  readonly day: string
  /** Who is in it, a subquery (chunk, bits). */
  readonly bits: RawBuilder<unknown>
  /** Whoever was born after this day is a child for consent. */
  readonly minorsBornAfter: string
}

/** Writes how many are in a segment, divided by what a reader may be kept from; once a day, and for every moment. */
export async function insert(ctx: Ctx, { segmentId, momentId, looked, ...of }: Measured): Promise<void> {
  // Of a moment there is one, whoever counts it and however often.
  const id = momentId ?? newId()
  const { numAffectedRows } = await sql`insert into segments.measure (id, segment_id, day, moment_id, looked)
    values (${id}, ${segmentId}, ${of.day}::date, ${momentId}, ${JSON.stringify(looked)}::jsonb) on conflict do nothing`.execute(
    ctx.tx,
  )
  if ((numAffectedRows ?? 0n) === 0n) return
  await sql`
    with t as materialized (select w.chunk, w.bits from (${of.bits}) w where bit_count(w.bits) > 0),
      whole as materialized (select segments.joined(coalesce(t.bits, repeat('0', 65536)::bit varying(65536)) order by c.chunk) as bits, max(c.chunk) as last
        from generate_series(0, (select max(chunk) from t)) c(chunk) left join t on t.chunk = c.chunk)
    insert into segments.measure_part (measure_id, domain_mask, is_protected, is_child, count)
    select ${id}, p.domain_mask, p.is_protected, coalesce(p.birth_date > ${of.minorsBornAfter}::date, false), count(*)
    from whole h join segments.profile p on p.number < (h.last + 1) << 16
    where get_bit(h.bits, p.number) = 1 group by 2, 3, 4`.execute(ctx.tx)
}

export type Unmeasured = {
  readonly id: string
  readonly segmentId: string
  readonly takenAt: Date
  readonly looked: Looked
}

/** Moments that are still to be counted; `id`: only this one, null: all. */
export async function listUnmeasuredMoments(ctx: Ctx, id: string | null): Promise<Unmeasured[]> {
  const { rows } = await sql<Unmeasured>`
    select m.id, m.segment_id as "segmentId", m.taken_at as "takenAt", m.looked from segments.moment m
    where (${id}::uuid is null or m.id = ${id}::uuid) and not exists (select from segments.measure x where x.moment_id = m.id)
    order by m.id`.execute(ctx.tx)
  return rows
}

/** What a reader may be told of the parts of a measure, per what was looked into. */
export type Readable = {
  readonly looked: string
  /** A relation counts when it shares a domain with each of these. */
  readonly bits: readonly string[]
  readonly hidesProtected: boolean
  readonly hidesChildren: boolean
}

export type Size = { readonly momentId: string | null; readonly day: string; readonly count: number }

/** What was looked into for the measures of a segment, each once, as text. */
export async function listLooked(ctx: Ctx, segmentId: string): Promise<string[]> {
  const { rows } = await sql<{ looked: string }>`
    select distinct m.looked::text as looked from segments.measure m where m.segment_id = ${segmentId}`.execute(ctx.tx)
  return rows.map(({ looked }) => looked)
}

/** How many there were, oldest first, since `since`; moments of all time. Only measures of which something may be read. */
export async function listSizes(
  ctx: Ctx,
  { segmentId, since, readable }: { segmentId: string; since: string; readable: readonly Readable[] },
): Promise<Size[]> {
  const sizes: Size[] = []
  for (const { looked, bits, hidesProtected, hidesChildren } of readable) {
    const { rows } = await sql<Size>`
      select m.moment_id as "momentId", m.day, coalesce(sum(p.count) filter (
        where not exists (select from unnest(${[...bits]}::bigint[]) b(bits) where (p.domain_mask & b.bits) = 0)
          and not (p.is_protected and ${hidesProtected}) and not (p.is_child and ${hidesChildren})), 0)::bigint as count
      from segments.measure m left join segments.measure_part p on p.measure_id = m.id
      where m.segment_id = ${segmentId} and m.looked = ${looked}::jsonb and (m.day >= ${since}::date or m.moment_id is not null)
      group by m.id, m.moment_id, m.day`.execute(ctx.tx)
    sizes.push(...rows)
  }
  return sizes.toSorted((one, other) => (one.day < other.day ? -1 : 1))
}

/** On how many days of these it was measured. */
export async function countDays(ctx: Ctx, segmentId: string, since: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from segments.measure m
    where m.segment_id = ${segmentId} and m.moment_id is null and m.day >= ${since}::date`.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

/** Forgets daily measures from before `before`; those of moments stay. */
export async function forgetBefore(ctx: Ctx, before: string): Promise<void> {
  await sql`delete from segments.measure m where m.moment_id is null and m.day < ${before}::date`.execute(ctx.tx)
}

/** Segments that are not yet measured on this day, by who made them. */
export async function listUnmeasured(ctx: Ctx, day: string): Promise<{ id: string; userId: string }[]> {
  const { rows } = await sql<{ id: string; userId: string }>`
    select s.id, s.user_id as "userId" from segments.segment s where s.removed_at is null
      and not exists (select from segments.measure m where m.segment_id = s.id and m.day = ${day}::date and m.moment_id is null)
    order by s.id`.execute(ctx.tx)
  return rows
}
