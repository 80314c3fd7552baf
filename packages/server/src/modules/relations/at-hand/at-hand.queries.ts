import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'relations')

export type Kept = { readonly relationId: string; readonly at: Date }

export async function listFavourites(ctx: Ctx, limit: number): Promise<Kept[]> {
  return tables(ctx)
    .selectFrom('relations.favourite')
    .select(['relation_id as relationId', 'since as at'])
    .where('user_id', '=', ctx.actor.id)
    .orderBy('since', 'desc')
    .orderBy('relation_id')
    .limit(limit)
    .execute()
}

export async function addFavourite(ctx: Ctx, relationId: string): Promise<void> {
  await tables(ctx)
    .insertInto('relations.favourite')
    .values({ user_id: ctx.actor.id, relation_id: relationId, since: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** By all its ids: what was kept at hand before a merge is the same relation. */
export async function removeFavourite(ctx: Ctx, relationId: string): Promise<void> {
  await sql`
    delete from relations.favourite where user_id = ${ctx.actor.id}
      and relation_id in (select r.id from relations.relation r where r.id = ${relationId} or r.merged_into_id = ${relationId})
  `.execute(ctx.tx)
}

export async function listSeen(ctx: Ctx, limit: number): Promise<Kept[]> {
  return tables(ctx)
    .selectFrom('relations.recent_view')
    .select(['relation_id as relationId', 'at'])
    .where('user_id', '=', ctx.actor.id)
    .orderBy('at', 'desc')
    .orderBy('relation_id')
    .limit(limit)
    .execute()
}

export async function rememberSeen(ctx: Ctx, relationId: string): Promise<void> {
  await tables(ctx)
    .insertInto('relations.recent_view')
    .values({ user_id: ctx.actor.id, relation_id: relationId, at: ctx.now })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'user_id', 'relation_id']).doUpdateSet({ at: ctx.now }))
    .execute()
}

/** What was looked at longer ago than the last so many is forgotten: what a colleague looks at is nobody's business for long. */
export async function forgetAllBut(ctx: Ctx, kept: number): Promise<void> {
  await sql`
    delete from relations.recent_view v where v.user_id = ${ctx.actor.id} and v.relation_id in (
      select o.relation_id from relations.recent_view o where o.user_id = ${ctx.actor.id} order by o.at desc, o.relation_id offset ${kept})
  `.execute(ctx.tx)
}
