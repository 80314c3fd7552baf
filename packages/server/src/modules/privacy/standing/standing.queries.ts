import type { StandingKind } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'privacy')

export type StandingRow = {
  readonly id: string
  readonly relationId: string
  readonly kind: StandingKind
  readonly purposeId: string | null
  readonly reason: string
  readonly requestId: string | null
  readonly since: Date
  readonly byName: string
}

/** What held for these relations at a moment; thousands at once. */
export async function listHolding(ctx: Ctx, relationIds: readonly string[], at: Date): Promise<StandingRow[]> {
  const { rows } = await sql<StandingRow>`
    select s.id, s.relation_id as "relationId", s.kind, s.purpose_id as "purposeId", s.reason, s.request_id as "requestId", s.since, s.by_name as "byName"
    from privacy.standing s
    where s.relation_id = any(${[...relationIds]}::uuid[]) and s.since <= ${at} and (s.lifted_at is null or s.lifted_at > ${at})
    order by s.since, s.id
  `.execute(ctx.tx)
  return rows
}

/** Who died, as far as we know now: `relation_id` and `since`, for a query of another module. */
export const deceasedPeople = (): RawBuilder<unknown> =>
  sql`select s.relation_id, s.since from privacy.standing s where s.kind = 'deceased' and s.lifted_at is null`

/**
 * Of whom nothing is to be foretold (`relation_id`): who asked to be restricted (art. 18 AVG), who objected to everything (art. 21), and who
 * died. For a query of another module.
 */
export const leftOutOfForetelling = (): RawBuilder<unknown> =>
  sql`select s.relation_id from privacy.standing s where s.lifted_at is null
    and (s.kind in ('restricted', 'deceased') or (s.kind = 'objected' and s.purpose_id is null))`

export type NewStanding = {
  readonly relationId: string
  readonly kind: StandingKind
  readonly purposeId: string | null
  readonly reason: string
  readonly requestId: string | null
}

export async function insert(ctx: Ctx, standing: NewStanding): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('privacy.standing')
    .values({
      id,
      relation_id: standing.relationId,
      origin_relation_id: standing.relationId,
      kind: standing.kind,
      purpose_id: standing.purposeId,
      reason: standing.reason,
      request_id: standing.requestId,
      since: ctx.now,
      by_name: ctx.actor.name,
    })
    .execute()
  return id
}

/** Of this relation and one of these kinds; false when there is nothing to lift any more. */
export async function lift(
  ctx: Ctx,
  { id, relationId, kinds }: { id: string; relationId: string; kinds: readonly StandingKind[] },
): Promise<boolean> {
  const done = await tables(ctx)
    .updateTable('privacy.standing')
    .set({ lifted_at: ctx.now, lifted_by_name: ctx.actor.name })
    .where('id', '=', id)
    .where('relation_id', '=', relationId)
    .where('kind', 'in', [...kinds])
    .where('lifted_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
