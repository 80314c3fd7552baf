import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/** How often addresses were put on or taken off the list of those that may not be written to. */
export async function countAddressStops(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ changes: number }>`select s.changes from segments.address_stops s`.execute(ctx.tx)
  return rows[0]?.changes ?? 0
}
