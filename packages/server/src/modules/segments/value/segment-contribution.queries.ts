import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { EVERY } from '../conditions/exact.ts'
import { sumWithin } from '../profile/behaviour-days.queries.ts'

type Asked = {
  /** Who is in the segment, a subquery (chunk, bits) that knows the reader's rights. */
  readonly bits: RawBuilder<unknown>
  readonly chunks: number
  readonly familyIds: readonly string[]
  /** Days, both included. */
  readonly from: string
  readonly until: string
}

/** Money that came within a stretch of days per family, and of how many relations. */
export async function sumByFamily(
  ctx: Ctx,
  { bits, chunks, familyIds, from, until }: Asked,
): Promise<{ familyId: string; cents: number; relations: number }[]> {
  const stretch = { from: sql`${from}::date`, until: sql`${until}::date` }
  const { rows } = await sql<{ familyId: string; cents: number; relations: number }>`
    with whole as materialized (select segments.joined(w.bits order by w.chunk) as bits from (${bits}) w)
    select b.family_id as "familyId", sum(s.cents)::bigint as cents, count(*)::int as relations
    from segments.behaviour b cross join whole h
    cross join lateral (select ${sumWithin(sql`b.money_days`, sql`b.cents`, stretch)}::bigint as cents) s
    where b.family_id = any(${[...familyIds]}::uuid[]) and b.genre_id = ${EVERY}::uuid and b.branch_id = ${EVERY}::uuid
      and s.cents <> 0 and b.number < ${chunks * 65_536}::int and get_bit(h.bits, b.number) = 1
    group by b.family_id`.execute(ctx.tx)
  return rows
}
