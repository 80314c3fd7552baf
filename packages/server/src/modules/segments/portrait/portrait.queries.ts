import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

export type Asked = {
  /** Who is in the segment, a subquery (chunk, bits) that knows the reader's rights. */
  readonly bits: RawBuilder<unknown>
  readonly chunks: number
  readonly areas: readonly string[]
  /** The last day on which somebody of each class but the youngest was born, the oldest class first. */
  readonly bornBy: readonly string[]
  readonly minorsBornAfter: string
  /** Domains whose relations exist for the reader (null: every one), of whom they may read the address, and the birthday. */
  readonly domains: { readonly seen: string | null; readonly address: string | null; readonly birth: string | null }
}

const sharesDomain = (bits: string | null): RawBuilder<unknown> =>
  bits === null ? sql`true` : sql`(p.domain_mask & ${bits}::bigint) <> 0`

/** People who count alike; `area` null: not known to the reader, empty: outside the areas that were asked for. */
type Group = {
  readonly area: string | null
  /** The place of their age in the classes; null: not known to the reader. */
  readonly age: number | null
  readonly isChild: boolean
  readonly all: number
  readonly count: number
}

/** The people of the profiles in one walk, by where they live and how old they are. */
export async function walkPeople(ctx: Ctx, asked: Asked): Promise<Group[]> {
  const { domains } = asked
  const { rows } = await sql<Group>`
    with whole as materialized (select segments.joined(w.bits order by w.chunk) as bits from (${asked.bits}) w)
    select g.area, g.age, g.is_child as "isChild", count(*) as "all", count(*) filter (where g.is_in) as count
    from (
      select case when p.postcode_area is null or not ${sharesDomain(domains.address)} then null
          when p.postcode_area = any(${[...asked.areas]}::text[]) then p.postcode_area else '' end as area,
        case when ${sharesDomain(domains.birth)} then ${asked.bornBy.length}::int - width_bucket(p.birth_date - 1, ${[...asked.bornBy]}::date[]) end as age,
        coalesce(p.birth_date > ${asked.minorsBornAfter}::date, false) as is_child,
        p.number < ${asked.chunks * 65_536}::int and get_bit(h.bits, p.number) = 1 as is_in
      from segments.profile p cross join whole h
      where p.kind = 'person' and p.is_open and ${sharesDomain(domains.seen)}
    ) g group by 1, 2, 3`.execute(ctx.tx)
  return rows
}

/** How many people live in each area that the reader may know of. */
export async function countByArea(ctx: Ctx, { domains }: Pick<Asked, 'domains'>): Promise<Map<string, number>> {
  const { rows } = await sql<{ area: string; count: number }>`
    select p.postcode_area as area, count(*) as count from segments.profile p
    where p.kind = 'person' and p.is_open and p.postcode_area is not null
      and ${sharesDomain(domains.seen)} and ${sharesDomain(domains.address)} group by 1`.execute(ctx.tx)
  return new Map(rows.map(({ area, count }) => [area, count]))
}
