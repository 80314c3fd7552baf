import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { nobody } from '../conditions/bitmap.queries.ts'
import { membersOf } from '../conditions/counts.queries.ts'

/** Bits of several figures of the same kind, taken together: of a number that is in one of them at least. */
export type Part = { readonly what: string; readonly about: readonly string[] }
/** Who is in every one of `any`, and not in `none`. */
export type CellBits = { readonly day: string; readonly any: readonly Part[]; readonly none?: Part }

/** The bits of a cell as far as the reader sees them, as a subquery (chunk, bits). `universe`: a subquery (chunk, bits). */
export function bitsOfCell({ day, any, none }: CellBits, universe: RawBuilder<unknown>, chunks: number) {
  const bitsOf = ({ what, about }: Part) => sql`coalesce((
    select bit_or(b.bits::bit(65536))::bit varying(65536) from segments.inventory_bits b
    where b.day = ${day}::date and b.what = ${what} and b.about = any(${[...about]}::text[]) and b.chunk = u.chunk), ${nobody})`
  const parts = [...any.map(bitsOf), ...(none === undefined ? [] : [sql`~${bitsOf(none)}`])]
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
  const { rows } = await sql<{ number: number; id: string }>`
    select m.number, m.relation_id as id
    from (${membersOf(sql`select w.chunk, w.bits from (${bits}) w where w.chunk >= ${after + 1}::int >> 16`)}) m
    where m.number > ${after} order by m.number limit ${limit}`.execute(ctx.tx)
  return rows
}
