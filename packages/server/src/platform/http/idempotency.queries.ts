import { createHash } from 'node:crypto'
import type { Ctx } from '../context.ts'
import { tablesOf } from '../db/tables.ts'
import { AppError } from '../failure.ts'

type Request = { readonly key: string | null; readonly route: string; readonly request: unknown }

/**
 * Carries a POST out at most once per Idempotency-Key and actor. The key is stored in the transaction of the work itself:
 * a second request waits for the first, then gets its answer; if the first failed, nothing of it remains and the second runs.
 * @throws AppError http.idempotency_conflict when the key was used for something else.
 */
export async function answerOnce(
  ctx: Ctx,
  { key, route, request }: Request,
  work: () => Promise<unknown>,
): Promise<unknown> {
  if (key === null) return work()
  const hash = createHash('sha256')
    .update(JSON.stringify([route, request]))
    .digest('hex')
  const tables = tablesOf(ctx, 'platform')
  const claimed = await tables
    .insertInto('platform.idempotency_key')
    .values({ actor_id: ctx.actor.id, key, route, request_hash: hash, created_at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (!claimed) {
    const known = await tables
      .selectFrom('platform.idempotency_key')
      .select(['request_hash', 'response'])
      .where('actor_id', '=', ctx.actor.id)
      .where('key', '=', key)
      .executeTakeFirstOrThrow()
    if (known.request_hash !== hash) throw new AppError('http.idempotency_conflict')
    return known.response
  }
  const response = await work()
  await tables
    .updateTable('platform.idempotency_key')
    .set({ status: 200, response: JSON.stringify(response) })
    .where('actor_id', '=', ctx.actor.id)
    .where('key', '=', key)
    .execute()
  return response
}
