import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/** Marks the cells of a relation, all of them: a merge that is undone later takes the protection along to both sides. */
export async function setMarked(ctx: Ctx, relationId: string, isMarked: boolean): Promise<void> {
  await sql`update relations.relation set is_marked_protected = ${isMarked} where id = ${relationId} or merged_into_id = ${relationId}`.execute(
    ctx.tx,
  )
  await forgetUnmasked(ctx, relationId)
}

/**
 * Who was shown the particulars is not shown them by that when they are masked again later, nor when somebody who was masked
 * as a child comes under protection: the reason was given for something else.
 */
async function forgetUnmasked(ctx: Ctx, relationId: string): Promise<void> {
  await sql`delete from relations.unmasked where relation_id = ${relationId}`.execute(ctx.tx)
}

export async function openMask(
  ctx: Ctx,
  { relationId, userId, until }: { relationId: string; userId: string; until: Date },
): Promise<void> {
  await sql`insert into relations.unmasked (user_id, relation_id, until) values (${userId}, ${relationId}, ${until})
    on conflict (tenant_id, user_id, relation_id) do update set until = excluded.until`.execute(ctx.tx)
}

export async function closeMask(
  ctx: Ctx,
  { relationId, userId }: { relationId: string; userId: string },
): Promise<void> {
  await sql`delete from relations.unmasked where user_id = ${userId} and relation_id = ${relationId}`.execute(ctx.tx)
}
