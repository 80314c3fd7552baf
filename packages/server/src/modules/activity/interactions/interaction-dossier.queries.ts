import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

export async function listAll(
  ctx: Ctx,
  relationId: string,
): Promise<{ occurredAt: Date; kind: string; text: string }[]> {
  const { rows } = await sql<{ occurredAt: Date; kind: string; text: string }>`
    select occurred_at as "occurredAt", kind, text from activity.interaction where relation_id = ${relationId}
    order by occurred_at, id`.execute(ctx.tx)
  return rows
}
