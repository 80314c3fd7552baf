import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'privacy')

export type Link = {
  readonly id: string
  readonly requestId: string
  readonly madeBy: string
  readonly madeAt: Date
  readonly expiresAt: Date
}

/** The link of a request that works now; there is at most one. */
export async function findLink(ctx: Ctx, requestId: string): Promise<Link | null> {
  const row = await tables(ctx)
    .selectFrom('privacy.self_service_link')
    .select(['id', 'request_id', 'made_by', 'made_at', 'expires_at'])
    .where('request_id', '=', requestId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', ctx.now)
    .executeTakeFirst()
  return row
    ? { id: row.id, requestId: row.request_id, madeBy: row.made_by, madeAt: row.made_at, expiresAt: row.expires_at }
    : null
}

export async function findByHash(ctx: Ctx, hash: string): Promise<Link | null> {
  const row = await tables(ctx)
    .selectFrom('privacy.self_service_link')
    .select(['request_id'])
    .where('token_hash', '=', hash)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', ctx.now)
    .executeTakeFirst()
  return row ? findLink(ctx, row.request_id) : null
}

export async function revoke(ctx: Ctx, requestId: string): Promise<void> {
  await tables(ctx)
    .updateTable('privacy.self_service_link')
    .set({ revoked_at: ctx.now })
    .where('request_id', '=', requestId)
    .where('revoked_at', 'is', null)
    .execute()
}

export async function insert(ctx: Ctx, link: { requestId: string; hash: string; expiresAt: Date }): Promise<void> {
  await tables(ctx)
    .insertInto('privacy.self_service_link')
    .values({
      id: newId(),
      token_hash: link.hash,
      request_id: link.requestId,
      purpose: 'view',
      made_by: ctx.actor.name,
      made_at: ctx.now,
      expires_at: link.expiresAt,
    })
    .execute()
}

export async function markUsed(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx)
    .updateTable('privacy.self_service_link')
    .set({ used_at: ctx.now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .execute()
}

/** What was asked by the link of a request since that was made, by kind. */
export async function listAsked(ctx: Ctx, relationId: string, since: Date): Promise<string[]> {
  const { rows } = await sql<{ kind: string }>`
    select distinct r.kind from privacy.request r join privacy.request_subject s on s.request_id = r.id
    where s.relation_id = ${relationId} and r.channel = 'self_service' and r.created_at >= ${since}`.execute(ctx.tx)
  return rows.map((row) => row.kind)
}
