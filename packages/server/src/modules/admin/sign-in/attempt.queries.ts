import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'admin')

/**
 * Lets one request at a time count under these keys, until the end of the transaction: otherwise a thousand at once would
 * each see room for one more. Always in the same order, so that two requests cannot wait for each other.
 */
export async function lockKeys(ctx: Ctx, keyHashes: readonly string[]): Promise<void> {
  for (const hash of [...keyHashes].sort()) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${hash}, 0))`.execute(ctx.tx)
  }
}

/** How many attempts stand under each key since then. */
export async function countByKey(
  ctx: Ctx,
  keyHashes: readonly string[],
  since: Date,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tables(ctx)
    .selectFrom('admin.sign_in_attempt')
    .select(['key_hash', (eb) => eb.fn.countAll<number>().as('attempts')])
    .where('key_hash', 'in', keyHashes)
    .where('at', '>', since)
    .groupBy('key_hash')
    .execute()
  return new Map(rows.map((row) => [row.key_hash, row.attempts]))
}

export async function insert(ctx: Ctx, keyHashes: readonly string[]): Promise<string[]> {
  const rows = keyHashes.map((hash) => ({ id: newId(), key_hash: hash, at: ctx.now }))
  await tables(ctx).insertInto('admin.sign_in_attempt').values(rows).execute()
  return rows.map((row) => row.id)
}

export async function remove(ctx: Ctx, ids: readonly string[]): Promise<void> {
  await tables(ctx).deleteFrom('admin.sign_in_attempt').where('id', 'in', ids).execute()
}

export async function removeOfKey(ctx: Ctx, keyHash: string): Promise<void> {
  await tables(ctx).deleteFrom('admin.sign_in_attempt').where('key_hash', '=', keyHash).execute()
}

/** Clears away a part of what no longer counts; never waits for another request that does the same. */
export async function removeOld(ctx: Ctx, before: Date): Promise<void> {
  await tables(ctx)
    .deleteFrom('admin.sign_in_attempt')
    .where('id', 'in', (eb) =>
      eb.selectFrom('admin.sign_in_attempt').select('id').where('at', '<', before).limit(200).forUpdate().skipLocked(),
    )
    .execute()
}
