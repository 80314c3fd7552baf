import type { InteractionKind } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'activity')

export type InteractionRow = {
  readonly id: string
  readonly relationId: string
  readonly originRelationId: string
  readonly kind: InteractionKind
  readonly occurredAt: Date
  readonly text: string
  readonly byUserId: string | null
  readonly byName: string
  readonly removedAt: Date | null
}

function select(ctx: Ctx) {
  return tables(ctx)
    .selectFrom('activity.interaction')
    .select([
      'id',
      'relation_id as relationId',
      'origin_relation_id as originRelationId',
      'kind',
      'occurred_at as occurredAt',
      'text',
      'by_user_id as byUserId',
      'by_name as byName',
      'removed_at as removedAt',
    ])
}

type NewInteraction = {
  readonly relationId: string
  readonly kind: InteractionKind
  readonly occurredAt: Date
  readonly text: string
  readonly byUserId: string | null
  readonly byName: string
}

export async function insert(ctx: Ctx, interaction: NewInteraction): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('activity.interaction')
    .values({
      id,
      relation_id: interaction.relationId,
      origin_relation_id: interaction.relationId,
      kind: interaction.kind,
      occurred_at: interaction.occurredAt,
      text: interaction.text,
      by_user_id: interaction.byUserId,
      by_name: interaction.byName,
      created_at: ctx.now,
    })
    .execute()
  return id
}

/** Locked, so that removing and bringing back at the same moment take turns. */
export async function findForChange(ctx: Ctx, id: string): Promise<InteractionRow | undefined> {
  const row = await select(ctx).where('id', '=', id).forUpdate().executeTakeFirst()
  // The check constraint of the table allows no other kinds.
  return row && { ...row, kind: row.kind as InteractionKind }
}

/** Held against being removed until the end of the transaction. */
export async function findHeld(ctx: Ctx, id: string): Promise<InteractionRow | undefined> {
  const row = await select(ctx).where('id', '=', id).forShare().executeTakeFirst()
  return row && { ...row, kind: row.kind as InteractionKind }
}

/** The text stays: removing is a mark that can be taken off. */
export async function setRemoved(ctx: Ctx, id: string, at: Date | null): Promise<void> {
  await tables(ctx).updateTable('activity.interaction').set({ removed_at: at }).where('id', '=', id).execute()
}

/** Newest first, without what was removed. */
export async function listBefore(
  ctx: Ctx,
  { relationId, before, limit }: { relationId: string; before: Date; limit: number },
): Promise<InteractionRow[]> {
  const rows = await select(ctx)
    .where('relation_id', '=', relationId)
    .where('occurred_at', '<', before)
    .where('removed_at', 'is', null)
    .orderBy('occurred_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as InteractionKind }))
}

/** The same of several relations together. */
export async function listBeforeOf(
  ctx: Ctx,
  { relationIds, before, limit }: { relationIds: readonly string[]; before: Date; limit: number },
): Promise<InteractionRow[]> {
  const { rows } = await sql<InteractionRow>`
    select i.id, i.relation_id as "relationId", i.origin_relation_id as "originRelationId", i.kind, i.occurred_at as "occurredAt", i.text,
      i.by_user_id as "byUserId", i.by_name as "byName", i.removed_at as "removedAt"
    from unnest(${[...relationIds]}::uuid[]) r (id) cross join lateral (
      select n.* from activity.interaction n where n.relation_id = r.id and n.occurred_at < ${before} and n.removed_at is null
      order by n.occurred_at desc, n.id limit ${limit}
    ) i order by i.occurred_at desc, i.id limit ${limit}`.execute(ctx.tx)
  return rows
}

/** Whether a note is there and was not taken away, for a query of another module. */
export const noteStands = (id: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql`exists (select from activity.interaction i where i.id = ${id} and i.removed_at is null)`
