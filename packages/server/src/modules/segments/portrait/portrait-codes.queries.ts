import type { CodePlace } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { placeOf } from '../codes/code-place.queries.ts'

type Asked = {
  readonly editionId: string
  readonly keyedBy: CodePlace
  /** Who is in the segment, a subquery (chunk, bits) that knows the reader's rights. */
  readonly bits: RawBuilder<unknown>
  readonly chunks: number
  readonly minorsBornAfter: string
  /** Domains whose relations exist for the reader, and of whom they may read the address; null: every one. */
  readonly domains: { readonly seen: string | null; readonly address: string | null }
}

const sharesDomain = (bits: string | null): RawBuilder<unknown> =>
  bits === null ? sql`true` : sql`(p.domain_mask & ${bits}::bigint) <> 0`

/**
 * Grown people by the code of where they live, or by its group where there are groups; `key` null: there is no code for their address, or
 * the reader may not know it.
 */
export async function groupByCode(
  ctx: Ctx,
  asked: Asked,
): Promise<{ key: string | null; all: number; count: number }[]> {
  const { domains, keyedBy, editionId } = asked
  const { rows } = await sql<{ key: string | null; all: number; count: number }>`
    with whole as materialized (select segments.joined(w.bits order by w.chunk) as bits from (${asked.bits}) w),
    per_place as materialized (
      select case when ${sharesDomain(domains.address)} then ${placeOf[keyedBy]} end as place, count(*) as "all",
        count(*) filter (where p.number < ${asked.chunks * 65_536}::int and get_bit(h.bits, p.number) = 1) as count
      from segments.profile p cross join whole h
      where p.kind = 'person' and p.is_open and ${sharesDomain(domains.seen)}
        and (p.birth_date is null or p.birth_date <= ${asked.minorsBornAfter}::date)
      group by 1
    )
    select coalesce(c.group_key, c.key) as key, sum(x."all")::bigint as "all", sum(x.count)::bigint as count
    from per_place x
    left join segments.code_place l on l.edition_id = ${editionId} and l.place = x.place
    left join segments.code c on c.id = l.code_id group by 1`.execute(ctx.tx)
  return rows
}
