import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'
import { tellFollowers } from './notification.queries.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'engagement')

/** Which relations an import brought something to: a subquery (relation_id), from the module that keeps imports. */
export type RelationIdsOfImport = (importId: string) => RawBuilder<unknown>

/** Who follows a relation, by user. */
export async function findFollowers(ctx: Ctx, relationId: string): Promise<string[]> {
  const rows = await tables(ctx)
    .selectFrom('engagement.follow')
    .select('user_id')
    .distinct()
    .where('relation_id', '=', relationId)
    .execute()
  return rows.map((row) => row.user_id)
}

export async function insert(ctx: Ctx, userId: string, relationId: string): Promise<void> {
  await tables(ctx)
    .insertInto('engagement.follow')
    .values({ id: newId(), user_id: userId, relation_id: relationId, origin_relation_id: relationId, since: ctx.now })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'user_id', 'origin_relation_id']).doNothing())
    .execute()
}

/** Also what came along in a merge. */
export async function remove(ctx: Ctx, userId: string, relationId: string): Promise<void> {
  await tables(ctx)
    .deleteFrom('engagement.follow')
    .where('user_id', '=', userId)
    .where('relation_id', '=', relationId)
    .execute()
}

/** The latest first; a relation that was followed twice and merged stands here once. */
export async function listOf(ctx: Ctx, userId: string): Promise<{ relationId: string; since: Date }[]> {
  const { rows } = await sql<{ relationId: string; since: Date }>`
    select f.relation_id as "relationId", min(f.since) as since from engagement.follow f where f.user_id = ${userId}
    group by f.relation_id order by min(f.since) desc, f.relation_id`.execute(ctx.tx)
  return rows
}

/** Something happened with one relation; what happens in one job is one line. */
export async function tellOfOne(ctx: Ctx, relationId: string, action: string): Promise<number> {
  const groupKey = ctx.origin.kind === 'job' && ctx.origin.id !== null ? `job:${ctx.origin.id}` : null
  // Given by its id: the relation that a merge made of it follows from the row itself.
  const ids = sql`select ${relationId}::uuid as relation_id`
  return tellFollowers(ctx, ids, { groupKey, subject: null, details: { action } })
}

/** An import brought something to relations: one line, however many they are. */
export async function tellOfImport(ctx: Ctx, importId: string, relationIdsOf: RelationIdsOfImport): Promise<number> {
  return tellFollowers(ctx, relationIdsOf(importId), {
    groupKey: `import:${importId}`,
    subject: { kind: 'import', id: importId },
    details: { action: 'import.done' },
  })
}
