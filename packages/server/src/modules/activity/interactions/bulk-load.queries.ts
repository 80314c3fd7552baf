import type { InteractionKind } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'

export type InteractionToLoad = {
  readonly relationId: string
  readonly kind: InteractionKind
  readonly occurredAt: Date
  readonly text: string
  /** Null for a system or a colleague who does not sign in. */
  readonly byUserId: string | null
  readonly byName: string
}

/** Interactions of relations that exist, some thousands at a time; noted at the moment they happened. */
export async function loadInteractions(ctx: Ctx, items: readonly InteractionToLoad[]): Promise<void> {
  if (items.length === 0) return
  const rows = items.map((item) => ({ ...item, id: newId() }))
  await sql`insert into activity.interaction (id, relation_id, origin_relation_id, kind, occurred_at, text, by_user_id, by_name, created_at)
    select n.id, n."relationId", n."relationId", n.kind, n."occurredAt", n.text, n."byUserId", n."byName", n."occurredAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, "relationId" uuid, kind text, "occurredAt" timestamptz, text text,
      "byUserId" uuid, "byName" text)`.execute(ctx.tx)
}
