import type { Ctx } from '../../../platform/context.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'engagement')

/** Kinds of which somebody wants no mail. */
export async function findRefused(ctx: Ctx, userId: string): Promise<ReadonlySet<string>> {
  const rows = await tables(ctx)
    .selectFrom('engagement.digest_refusal')
    .select('kind')
    .where('user_id', '=', userId)
    .execute()
  return new Set(rows.map((row) => row.kind))
}

export async function insert(ctx: Ctx, userId: string, kind: string): Promise<void> {
  await tables(ctx)
    .insertInto('engagement.digest_refusal')
    .values({ user_id: userId, kind })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'user_id', 'kind']).doNothing())
    .execute()
}

export async function remove(ctx: Ctx, userId: string, kind: string): Promise<void> {
  await tables(ctx)
    .deleteFrom('engagement.digest_refusal')
    .where('user_id', '=', userId)
    .where('kind', '=', kind)
    .execute()
}
