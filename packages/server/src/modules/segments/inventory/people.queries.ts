import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { nobody } from '../conditions/bitmap.queries.ts'

/** Bits of several figures of the same kind, taken together: of a number that is in one of them at least. */
export type Part = { readonly what: string; readonly about: readonly string[] }
/** Who is in each part of `every`, and not in `none`. */
export type CellBits = { readonly day: string; readonly every: readonly Part[]; readonly none?: Part }

/** The bits of a cell as far as the reader sees them, as a subquery (chunk, bits). `universe`: a subquery (chunk, bits). */
export function bitsOfCell({ day, every, none }: CellBits, universe: RawBuilder<unknown>, chunks: number) {
  const bitsOf = ({ what, about }: Part) => sql`coalesce((
    select bit_or(b.bits::bit(65536))::bit varying(65536) from segments.inventory_bits b
    where b.day = ${day}::date and b.what = ${what} and b.about = any(${[...about]}::text[]) and b.chunk = u.chunk), ${nobody})`
  const parts = [...every.map(bitsOf), ...(none === undefined ? [] : [sql`~${bitsOf(none)}`])]
  return sql`
    select u.chunk, u.bits & ${sql.join(parts, sql` & `)} as bits
    from (${universe}) u where u.chunk < ${chunks}::int`
}

/** The next members after a number, in the order of numbers. */
export async function pageOfMembers(
  ctx: Ctx,
  bits: RawBuilder<unknown>,
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
