import type { Ctx } from '../../../platform/context.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'engagement')

export type FeedRow = { readonly userId: string; readonly madeAt: Date; readonly readOn: string | null }

const COLUMNS = ['user_id as userId', 'made_at as madeAt', 'read_on as readOn'] as const

export async function findFeed(ctx: Ctx, userId: string): Promise<FeedRow | null> {
  const row = await tables(ctx)
    .selectFrom('engagement.calendar_feed')
    .select(COLUMNS)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row ?? null
}

export async function findByHash(ctx: Ctx, hash: string): Promise<FeedRow | null> {
  const row = await tables(ctx)
    .selectFrom('engagement.calendar_feed')
    .select(COLUMNS)
    .where('token_hash', '=', hash)
    .executeTakeFirst()
  return row ?? null
}

/** One address per person: a new one takes the place of the old. */
export async function put(ctx: Ctx, userId: string, hash: string): Promise<void> {
  const fresh = { token_hash: hash, made_at: ctx.now, read_on: null }
  await tables(ctx)
    .insertInto('engagement.calendar_feed')
    .values({ user_id: userId, ...fresh })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'user_id']).doUpdateSet(fresh))
    .execute()
}

export async function remove(ctx: Ctx, userId: string): Promise<boolean> {
  const row = await tables(ctx)
    .deleteFrom('engagement.calendar_feed')
    .where('user_id', '=', userId)
    .returning('user_id')
    .executeTakeFirst()
  return row !== undefined
}

/** By day, so that a program that asks every few minutes writes once. */
export async function setRead(ctx: Ctx, userId: string, day: string): Promise<void> {
  await tables(ctx)
    .updateTable('engagement.calendar_feed')
    .set({ read_on: day })
    .where('user_id', '=', userId)
    .where((eb) => eb.or([eb('read_on', 'is', null), eb('read_on', '<', day)]))
    .execute()
}
