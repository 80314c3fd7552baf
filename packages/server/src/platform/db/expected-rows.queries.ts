import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../context.ts'

/** How many rows the planner expects of a query: from statistics alone, so as quick for a million as for ten, and not exact. */
export async function expectedRows(ctx: Ctx, query: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{
    'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }]
  }>`explain (format json) ${query}`.execute(ctx.tx)
  return rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0
}
