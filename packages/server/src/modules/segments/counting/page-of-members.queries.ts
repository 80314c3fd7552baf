import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/** Who is in it, as a subquery (chunk, bits). */
export type Bits = RawBuilder<unknown>

/** The next members after a number, in the order of numbers. */
export async function pageOfMembers(
  ctx: Ctx,
  bits: Bits,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<{ number: number; id: string }[]> {
  const first = sql`(${after + 1}::int >> 16)`
  // Only as many stretches as hold the page are taken apart, and before profiles are looked up.
  const { rows } = await sql<{ number: number; id: string }>`
    with whole as materialized (select w.chunk, w.bits from (${bits}) w where w.chunk >= ${first}),
    near as materialized (
      select e.chunk, e.bits from (
        select w.chunk, w.bits, sum(bit_count(w.bits)) filter (where w.chunk > ${first})
          over (order by w.chunk rows between unbounded preceding and 1 preceding) as earlier
        from whole w
      ) e where coalesce(e.earlier, 0) < ${limit} and bit_count(e.bits) > 0
    ), numbers as materialized (
      select (n.chunk << 16) + i.bit as number from near n cross join generate_series(0, 65535) i(bit)
      where get_bit(n.bits, i.bit) = 1 and (n.chunk << 16) + i.bit > ${after} order by 1 limit ${limit}
    )
    select p.number, p.relation_id as id from numbers n join segments.profile p on p.number = n.number order by p.number`.execute(
    ctx.tx,
  )
  return rows
}

/** How many there are in each of these, by name, in one go. */
export async function countEach(ctx: Ctx, all: readonly (readonly [string, Bits])[]): Promise<Map<string, number>> {
  const parts = all.map(
    ([name, bits]) => sql`
    select ${name}::text as name, coalesce(sum(bit_count(t.bits)), 0)::bigint as count from (${bits}) t`,
  )
  const { rows } = await sql<{ name: string; count: number }>`${sql.join(parts, sql` union all `)}`.execute(ctx.tx)
  return new Map(rows.map(({ name, count }) => [name, count]))
}
