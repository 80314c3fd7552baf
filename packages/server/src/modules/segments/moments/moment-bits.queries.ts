import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { mergedInto } from '../../relations/index.ts'
import { bitmapsOf, nobody } from '../conditions/bitmap.queries.ts'

/** Stores who is in a moment. `bits`: a subquery (chunk, bits). */
export async function insertBits(ctx: Ctx, momentId: string, bits: RawBuilder<unknown>): Promise<void> {
  await sql`insert into segments.moment_bitmap (moment_id, chunk, bits)
    select ${momentId}, t.chunk, t.bits from (${bits}) t where bit_count(t.bits) > 0`.execute(ctx.tx)
}

/** Who was in a moment by themselves, as they were stored: a subquery (chunk, bits). */
export const storedBits = (momentId: string): RawBuilder<unknown> =>
  sql`select b.chunk, b.bits from segments.moment_bitmap b where b.moment_id = ${momentId}`

/** Relations that were in a moment by themselves; `l`: their profile. */
const wasIn = (momentId: string): RawBuilder<unknown> =>
  sql`exists (select from segments.moment_bitmap b
    where b.moment_id = ${momentId} and b.chunk = l.number >> 16 and get_bit(b.bits, l.number & 65535) = 1)`

/** Those into whom somebody of the moment was merged, as a subquery (number). */
const becameOthers = (momentId: string, winners: readonly string[] | null): RawBuilder<unknown> => sql`
  select w.number from (${mergedInto(winners)}) x
  join segments.profile l on l.relation_id = x.relation_id and ${wasIn(momentId)}
  join segments.profile w on w.relation_id = x.winner_id`

/** Who was in a moment, and who those became, as a subquery (chunk, bits). */
export function bitsOfMoment(momentId: string): RawBuilder<unknown> {
  return sql`
    with winners as materialized (${becameOthers(momentId, null)})
    select coalesce(m.chunk, w.chunk) as chunk, coalesce(m.bits, ${nobody}) | coalesce(w.bits, ${nobody}) as bits
    from (select b.chunk, b.bits from segments.moment_bitmap b where b.moment_id = ${momentId}) m
    full join (${bitmapsOf(sql`select number from winners`)}) w on w.chunk = m.chunk`
}

/** The same as a subquery (number). `among`: only these relations; null: every one. */
export function numbersOfMoment(momentId: string, among: readonly string[] | null): RawBuilder<unknown> {
  const isAmong = among === null ? sql`true` : sql`l.relation_id = any(${[...among]}::uuid[])`
  return sql`select l.number from segments.profile l where ${isAmong} and ${wasIn(momentId)}
    union all ${becameOthers(momentId, among)}`
}

/** Clears the bits of relations that are forgotten in every moment: it says nothing of them any more. */
export async function forgetNumbers(ctx: Ctx, numbers: readonly number[]): Promise<void> {
  if (numbers.length === 0) return
  await sql`
    with gone as materialized (select f.number from unnest(${[...numbers]}::int[]) f(number))
    update segments.moment_bitmap m set bits = m.bits & ~g.bits
    from (${bitmapsOf(sql`select number from gone`)}) g where m.chunk = g.chunk and bit_count(m.bits & g.bits) > 0`.execute(
    ctx.tx,
  )
}
