import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

type HeldMoment = { readonly segment: string; readonly name: string; readonly takenAt: Date }

/** The moments in which one of these relations was, oldest first; also those that were let go and can still come back. */
export async function listOf(ctx: Ctx, relationIds: readonly string[]): Promise<HeldMoment[]> {
  const { rows } = await sql<HeldMoment>`
    select s.name as segment, m.name, m.taken_at as "takenAt"
    from segments.moment m join segments.segment s on s.id = m.segment_id
    where exists (
      select from segments.profile p join segments.moment_bitmap b on b.moment_id = m.id and b.chunk = p.number >> 16
      where p.relation_id = any(${[...relationIds]}::uuid[]) and get_bit(b.bits, p.number & 65535) = 1)
    order by m.taken_at, m.id`.execute(ctx.tx)
  return rows
}
