import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { nobody } from '../conditions/bitmap.queries.ts'
import type { Asked } from './portrait.queries.ts'
import { BITS, numberOfDay, type Slice } from './slices.ts'

type Counted = { readonly all: number; readonly count: number; readonly besides: number }

/** Conditions that are built, by their ids. */
type Ids = {
  /** Who counts at all: of each of these. */
  readonly universe: readonly string[]
  /** Of whom the reader may read the address, and the birthday. */
  readonly address: string
  readonly birth: string
  readonly slice: (slice: Slice) => string
}

const slice = (of: Slice['of'], bit: number): RawBuilder<unknown> => sql.ref(`s.${of}_${bit}`)
const bitsOf = (of: Slice['of']): number[] => Array.from({ length: BITS[of] }, (_, bit) => bit)

/** For whom the number that was cut into slices is `least` or more: from the lowest bit up, by what holds of the bits below. */
function isAtLeast(of: Slice['of'], least: number): RawBuilder<unknown> {
  return bitsOf(of).reduce<RawBuilder<unknown>>(
    (lower, bit) =>
      ((least >> bit) & 1) === 1 ? sql`(${slice(of, bit)} & ${lower})` : sql`(${slice(of, bit)} | ${lower})`,
    sql`s.everybody`,
  )
}

/** For whom it is the value of a column: an and of each slice or its opposite. */
const isEqualTo = (of: Slice['of'], value: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql.join(
    bitsOf(of).map((bit) => {
      const own = slice(of, bit)
      return sql`(case when (${value} >> ${bit}::int) & 1 = 1 then ${own} else ~${own} end)`
    }),
    sql` & `,
  )

/**
 * How many people there are of each age and in each area, in all and in the segment: operations on bitmaps only. Ages are told as who is younger
 * than each class, from which the classes follow.
 */
export async function countBySlices(ctx: Ctx, asked: Asked & { readonly ids: Ids }) {
  const born = asked.bornBy.toReversed().map((day) => isAtLeast('birthday', numberOfDay(day) + 1))
  const { rows } = await sql<Partial<Counted> & { what: string; at: string | null }>`
    with s as materialized (${stretches(asked)}),
    areas as materialized (
      select s.chunk, a.code, (${isEqualTo('area', sql`a.code::int`)}) & s.seen & s.by_address as bits
      from s cross join unnest(${[...asked.areas]}::text[]) a(code)
    ),
    near as materialized (select a.chunk, bit_or(a.bits::bit(65536))::bit varying as bits from areas a group by a.chunk),
    -- Once per stretch (offset 0), not once per count.
    ages as materialized (
      select s.chunk, s.seen & s.by_birth as seen, s.segment, coalesce(n.bits, ${nobody}) as near, ${sql.join(
        [isAtLeast('birthday', 1), ...born].map((bits, index) => sql`${bits} as ${sql.ref(`born_${index}`)}`),
      )}
      from s left join near n on n.chunk = s.chunk offset 0
    ),
    adults as materialized (
      select s.chunk, s.segment & ~${isAtLeast('birthday', numberOfDay(asked.minorsBornAfter) + 1)} as bits from s
    )
    select 'everybody' as what, null as at, sum(bit_count(s.seen))::bigint as "all", sum(bit_count(s.segment))::bigint as count, 0::bigint as besides from s
    union all
    select 'born', b.at::text, sum(bit_count(a.seen & b.bits))::bigint, sum(bit_count(a.seen & a.segment & b.bits))::bigint,
      sum(bit_count(a.seen & a.segment & a.near & b.bits))::bigint
    from ages a cross join lateral (values ${sql.join(
      [-1, ...born.keys()].map((at, index) => sql`(${at}::int, ${sql.ref(`a.born_${index}`)})`),
    )}) b(at, bits) group by b.at
    union all
    select 'living', null, sum(bit_count(l.bits))::bigint, sum(bit_count(l.bits & l.segment))::bigint, sum(bit_count(l.bits & d.bits))::bigint
    from (select s.chunk, s.segment, s.seen & s.by_address & ${isAtLeast('area', 1)} as bits from s) l join adults d on d.chunk = l.chunk
    union all
    select 'area', a.code, sum(bit_count(a.bits))::bigint, sum(bit_count(a.bits & s.segment))::bigint, sum(bit_count(a.bits & d.bits))::bigint
    from areas a join s on s.chunk = a.chunk join adults d on d.chunk = a.chunk group by a.code`.execute(ctx.tx)
  // Without a single stretch there is nothing to add up.
  const counted = ({ all, count, besides }: Partial<Counted>): Counted => ({
    all: all ?? 0,
    count: count ?? 0,
    besides: besides ?? 0,
  })
  const one = (what: string, at: string | null): Counted =>
    counted(rows.find((row) => row.what === what && row.at === at) ?? {})
  return {
    everybody: one('everybody', null),
    known: one('born', '-1'),
    younger: [...born.keys()].map((at) => one('born', String(at))),
    living: one('living', null),
    areas: new Map(rows.filter(({ what }) => what === 'area').map((row) => [row.at ?? '', counted(row)])),
  }
}

/** Everything that is needed of each stretch of numbers, one row for each. */
function stretches({ bits, chunks, ids }: Asked & { readonly ids: Ids }): RawBuilder<unknown> {
  const of = (id: string) =>
    sql`coalesce((select b.bits from segments.bitmap b where b.condition_id = ${id}::uuid and b.chunk = c.chunk), ${nobody})`
  const seen = sql.join(ids.universe.map(of), sql` & `)
  const slices = (['birthday', 'area'] as const).flatMap((what) =>
    bitsOf(what).map((bit) => sql`${of(ids.slice({ on: 'slice', of: what, bit }))} as ${sql.ref(`${what}_${bit}`)}`),
  )
  return sql`
    select c.chunk, ~${nobody} as everybody, c.seen, coalesce(w.bits, ${nobody}) & c.seen as segment,
      ${of(ids.address)} as by_address, ${of(ids.birth)} as by_birth, ${sql.join(slices)}
    from (select c.chunk, ${seen} as seen from generate_series(0, ${chunks - 1}::int) c(chunk) offset 0) c
    left join (${bits}) w on w.chunk = c.chunk`
}
