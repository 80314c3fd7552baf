import type { RelationRecord } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/** The golden records of relations that were listed for this reader already. */
export async function findGolden(ctx: Ctx, ids: readonly string[]): Promise<Map<string, RelationRecord>> {
  const { rows } = await sql<{ id: string; golden: RelationRecord }>`
    select id, golden from relations.relation where id = any(${[...ids]}::uuid[])
  `.execute(ctx.tx)
  return new Map(rows.map((row) => [row.id, row.golden]))
}
