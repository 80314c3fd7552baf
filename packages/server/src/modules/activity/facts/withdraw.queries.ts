import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/** The current facts of a source that are called so are not there any more. Answers which: their reversals and sums must be looked at. */
export async function withdraw(ctx: Ctx, sourceId: string, keys: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ sourceKey: string }>`
    update activity.fact f set removed_at = ${ctx.now}, source_hash = null
    where f.source_id = ${sourceId} and f.source_key = any(${[...keys]}::text[]) and f.superseded_by is null and f.removed_at is null
    returning f.source_key as "sourceKey"`.execute(ctx.tx)
  return rows.map((row) => row.sourceKey)
}
