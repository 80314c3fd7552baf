import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

export type ContactCount = { readonly relationId: string; readonly count: number; readonly lastAt: Date | null }

/**
 * How often there was contact with each of these relations since a moment, and when last. A note is something that we wrote
 * down, not contact. Nothing for whoever may not see the timeline.
 */
export async function contactCounts(
  ctx: Ctx,
  { relationIds, since }: { readonly relationIds: readonly string[]; readonly since: Date },
): Promise<ContactCount[]> {
  if (relationIds.length === 0 || !mayRead(ctx)) return []
  const { rows } = await sql<ContactCount>`
    select i.relation_id as "relationId", count(*) filter (where i.occurred_at >= ${since}) as count, max(i.occurred_at) as "lastAt"
    from activity.interaction i
    where i.relation_id = any(${[...relationIds]}::uuid[]) and i.removed_at is null and i.kind <> 'note' and i.occurred_at <= ${ctx.now}
    group by i.relation_id
  `.execute(ctx.tx)
  return rows
}

function mayRead(ctx: Ctx): boolean {
  return ctx.actor.kind === 'system' || ctx.permissions.has('activity.timeline.read')
}
