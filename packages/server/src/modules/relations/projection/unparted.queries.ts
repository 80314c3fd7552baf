import { sql, type RawBuilder } from 'kysely'
import type { RelationRecord } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'

/** Of relations whose search text is from before it had parts: what was found stands behind all parts. As the index has it. */
const isUnparted: RawBuilder<boolean> = sql<boolean>`split_part(r.search_text, E'\\x1f', 7) <> ''`

export type UnpartedRow = { readonly relationId: string; readonly golden: RelationRecord; readonly changedAt: Date }

/** The next ones behind an id, in the order of ids; nobody changes them until the end of the transaction. */
export async function holdUnparted(ctx: Ctx, after: string | null, limit: number): Promise<UnpartedRow[]> {
  const { rows } = await sql<UnpartedRow>`
    select r.id as "relationId", r.golden, r.changed_at as "changedAt" from relations.relation r
    where ${isUnparted} and r.id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000'::uuid)
    order by r.id limit ${limit} for no key update of r`.execute(ctx.tx)
  return rows
}

export async function countUnparted(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from relations.relation r where ${isUnparted}`.execute(ctx.tx)
  return rows[0]?.count ?? 0
}
