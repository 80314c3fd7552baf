import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'relations')

export type NewVerification = {
  readonly relationId: string
  /** Null: everything on the page. */
  readonly field: string | null
  readonly roundId: string | null
}

export async function insert(ctx: Ctx, { relationId, field, roundId }: NewVerification): Promise<void> {
  await tables(ctx)
    .insertInto('relations.verification')
    .values({
      id: newId(),
      relation_id: relationId,
      origin_relation_id: relationId,
      field_key: field,
      round_id: roundId,
      by_user_id: ctx.actor.id,
      by_name: ctx.actor.name,
      at: ctx.now,
    })
    .execute()
}

/** What the actor said in a round is taken back with the answer. */
export async function removeOfRound(
  ctx: Ctx,
  { relationId, roundId }: { relationId: string; roundId: string },
): Promise<void> {
  await tables(ctx)
    .deleteFrom('relations.verification')
    .where('relation_id', '=', relationId)
    .where('round_id', '=', roundId)
    .where('by_user_id', '=', ctx.actor.id)
    .execute()
}

/** Newest first. */
export function listOfRelation(ctx: Ctx, relationId: string, most: number) {
  return tables(ctx)
    .selectFrom('relations.verification')
    .select(['field_key as field', 'by_name as by', 'at'])
    .where('relation_id', '=', relationId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
}
