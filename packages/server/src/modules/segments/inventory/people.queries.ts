import { sql, type RawBuilder } from 'kysely'
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
