import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/** `bits`: subqueries (chunk, bits) as `bitsOfTree` makes them. */
type Bits = RawBuilder<unknown>

export async function countBits(ctx: Ctx, bits: Bits): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select coalesce(sum(bit_count(t.bits)), 0)::bigint as count from (${bits}) t`.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

/** How many of them there are for each of these conditions as well. */
export async function countWithin(ctx: Ctx, bits: Bits, conditionIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; count: number }>`
    with t as materialized (${bits})
    select b.condition_id as id, sum(bit_count(t.bits & b.bits))::bigint as count
    from t join segments.bitmap b on b.chunk = t.chunk and b.condition_id = any(${[...conditionIds]}::uuid[])
    group by b.condition_id`.execute(ctx.tx)
  return new Map(rows.map(({ id, count }) => [id, count]))
}

/** Who they are, as a subquery (number, relation_id). The bits are worked out first (offset 0): once per stretch, not once per number. */
export function membersOf(bits: Bits): RawBuilder<unknown> {
  return sql`
    select p.number, p.relation_id
    from (select w.chunk, w.bits from (${bits}) w offset 0) t cross join generate_series(0, 65535) i(bit)
    join segments.profile p on p.number = (t.chunk << 16) + i.bit
    where get_bit(t.bits, i.bit) = 1`
}

/** Their numbers, in their order: quicker than `membersOf` for who are few, and as long as they are many. */
export async function findNumbers(ctx: Ctx, bits: Bits): Promise<number[]> {
  const { rows } = await sql<{ chunk: number; bits: string }>`
    select t.chunk, t.bits from (${bits}) t where bit_count(t.bits) > 0 order by t.chunk`.execute(ctx.tx)
  return rows.flatMap((row) => placesOfOnes(row.bits).map((place) => row.chunk * 65_536 + place))
}

function placesOfOnes(bits: string): number[] {
  const places: number[] = []
  for (let at = bits.indexOf('1'); at >= 0; at = bits.indexOf('1', at + 1)) places.push(at)
  return places
}

/**
 * Who has these numbers, as a subquery (relation_id). Looked up one by one (offset 0): the planner would read every profile to find a few
 * thousand of a million, because it does not know that profiles are in memory.
 */
export const idsOfNumbers = (numbers: readonly number[]): RawBuilder<unknown> => sql`
  select p.relation_id from unnest(${[...numbers]}::int[]) n(number)
  cross join lateral (select p.relation_id from segments.profile p where p.number = n.number offset 0) p`

/** How many stretches of numbers there are. */
export async function countChunks(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ next: number }>`select n.next_number as next from segments.numbering n`.execute(ctx.tx)
  return Math.ceil((rows[0]?.next ?? 0) / 65_536)
}

/** The same without the numbers: a subquery (relation_id). */
export const idsOfMembers = (bits: Bits): RawBuilder<unknown> => sql`select m.relation_id from (${membersOf(bits)}) m`

/** The first members in the order of their numbers, so that the same question shows the same people. */
export async function firstMembers(ctx: Ctx, bits: Bits, limit: number | null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.relation_id as id from (${membersOf(bits)}) m order by m.number limit ${limit}`.execute(ctx.tx)
  return rows.map(({ id }) => id)
}

/** The next of them in the order of their numbers. `after`: the number of the last one before; null: from the first. */
export async function nextMembers(
  ctx: Ctx,
  bits: Bits,
  { after, limit }: { readonly after: number | null; readonly limit: number },
): Promise<{ number: number; id: string }[]> {
  const { rows } = await sql<{ number: number; id: string }>`
    select m.number, m.relation_id as id from (${membersOf(bits)}) m
    where m.number > ${after ?? -1}::int order by m.number limit ${limit}`.execute(ctx.tx)
  return rows
}

/** Whether there is a single one. `numbers`: a subquery (number). */
export async function isAny(ctx: Ctx, numbers: RawBuilder<unknown>): Promise<boolean> {
  const { rows } = await sql<{ is_any: boolean }>`select exists (${numbers}) as is_any`.execute(ctx.tx)
  return rows[0]?.is_any ?? false
}

/** How many are in each, in every two of them (by their places in `bits`), and in one of them at least. */
export async function countOverlap(ctx: Ctx, bits: readonly Bits[]) {
  const all = sql.join(
    bits.map((one, index) => sql`select ${index}::int as at, t.chunk, t.bits from (${one}) t`),
    sql` union all `,
  )
  const { rows } = await sql<{ one: number; other: number; both: number }>`
    with s as materialized (${all})
    select a.at as one, b.at as other, sum(bit_count(a.bits & b.bits))::bigint as both
    from s a join s b on b.chunk = a.chunk and b.at >= a.at group by a.at, b.at order by a.at, b.at`.execute(ctx.tx)
  const together = await sql<{ count: number }>`
    with s as materialized (${all})
    select coalesce(sum(bit_count(u.bits)), 0)::bigint as count from (select bit_or(s.bits::bit(65536)) as bits from s group by s.chunk) u`.execute(
    ctx.tx,
  )
  return {
    sizes: rows.filter(({ one, other }) => one === other).map(({ both }) => both),
    pairs: rows.filter(({ one, other }) => one !== other),
    together: together.rows[0]?.count ?? 0,
  }
}

/**
 * Whether a relation is one of them. The bits are put behind each other once per statement; after that it is a look in an index and one bit.
 * `chunks`: how many stretches `bits` has.
 */
export function isMember(bits: Bits, chunks: number, relationId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`coalesce((
    select get_bit((select segments.joined(w.bits order by w.chunk) from (${bits}) w), p.number) = 1
    from segments.profile p where p.relation_id = ${relationId} and p.number < ${chunks * 65_536}::int), false)`
}
