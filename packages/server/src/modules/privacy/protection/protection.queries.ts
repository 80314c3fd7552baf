import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'
import { cellIdsOf, isVisible, relationIdOf } from '../../relations/index.ts'

export type ProtectionRow = {
  readonly id: string
  readonly relationId: string
  readonly reason: string
  readonly reviewOn: string
  readonly startedBy: string
  readonly startedAt: Date
  readonly endedBy: string | null
  readonly endedAt: Date | null
  readonly endReason: string | null
}

const columns = sql`p.id, p.relation_id as "relationId", p.reason, p.review_on as "reviewOn", p.started_by as "startedBy",
  p.started_at as "startedAt", p.ended_by as "endedBy", p.ended_at as "endedAt", p.end_reason as "endReason"`

/** Of a relation and of what was merged into it, newest first. */
export async function listOfRelation(ctx: Ctx, relationId: string): Promise<ProtectionRow[]> {
  const { rows } = await sql<ProtectionRow>`select ${columns} from privacy.protection p
    where p.relation_id in (${cellIdsOf(sql`${relationId}::uuid`)}) order by p.started_at desc, p.id desc`.execute(
    ctx.tx,
  )
  return rows
}

export async function insert(
  ctx: Ctx,
  { relationId, reason, reviewOn }: { relationId: string; reason: string; reviewOn: string },
): Promise<void> {
  await tablesOf(ctx, 'privacy')
    .insertInto('privacy.protection')
    .values({
      id: newId(),
      relation_id: relationId,
      reason,
      review_on: reviewOn,
      started_by: ctx.actor.name,
      started_at: ctx.now,
    })
    .execute()
}

/** Ends everything that protects a relation: after a merge that may be more than one. */
export async function end(ctx: Ctx, ids: readonly string[], reason: string): Promise<void> {
  await tablesOf(ctx, 'privacy')
    .updateTable('privacy.protection')
    .set({ ended_by: ctx.actor.name, ended_at: ctx.now, end_reason: reason })
    .where('id', 'in', [...ids])
    .execute()
}

export async function setReview(ctx: Ctx, ids: readonly string[], reviewOn: string): Promise<void> {
  await tablesOf(ctx, 'privacy')
    .updateTable('privacy.protection')
    .set({ review_on: reviewOn })
    .where('id', 'in', [...ids])
    .execute()
}

export type Place = { readonly on: string; readonly id: string }

/** What is protected now and exists for the reader, by the day on which somebody looks again. */
export async function listActive(
  ctx: Ctx,
  { after, limit }: { after: Place | null; limit: number },
): Promise<(ProtectionRow & { belongsTo: string })[]> {
  const behind = after ? sql`(p.review_on, p.id) > (${after.on}::date, ${after.id}::uuid)` : sql`true`
  const { rows } = await sql<ProtectionRow & { belongsTo: string }>`
    select ${columns}, ${relationIdOf(sql`p.relation_id`)} as "belongsTo" from privacy.protection p
    where p.ended_at is null and ${behind} and ${isVisible(ctx, relationIdOf(sql`p.relation_id`))}
    order by p.review_on, p.id limit ${limit}
  `.execute(ctx.tx)
  return rows
}

export async function countDue(ctx: Ctx, today: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from privacy.protection p
    where p.ended_at is null and p.review_on <= ${today}::date and ${isVisible(ctx, relationIdOf(sql`p.relation_id`))}`.execute(
    ctx.tx,
  )
  return rows[0]?.count ?? 0
}

export async function insertUnmasking(
  ctx: Ctx,
  { relationId, reason, until }: { relationId: string; reason: string; until: Date },
): Promise<void> {
  await tablesOf(ctx, 'privacy')
    .insertInto('privacy.unmasking')
    .values({
      id: newId(),
      relation_id: relationId,
      user_id: ctx.actor.id,
      user_name: ctx.actor.name,
      reason,
      at: ctx.now,
      until,
    })
    .execute()
}

/** Nobody reads further back in one go; the trail keeps everything. */
const MOST_UNMASKINGS = 50

export async function listUnmaskings(ctx: Ctx, relationId: string) {
  const { rows } = await sql<{ id: string; by: string; reason: string; at: Date; until: Date }>`
    select u.id, u.user_name as by, u.reason, u.at, u.until from privacy.unmasking u
    where u.relation_id in (${cellIdsOf(sql`${relationId}::uuid`)}) order by u.at desc, u.id desc limit ${MOST_UNMASKINGS}
  `.execute(ctx.tx)
  return rows
}
