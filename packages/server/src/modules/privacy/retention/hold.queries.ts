import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'
import { relationIdsOfType } from '../../relations/index.ts'

/** Relations of a type or source, as a subquery of ids. */
export type IdSubquery = (id: string) => RawBuilder<unknown>

const tables = (ctx: Ctx) => tablesOf(ctx, 'privacy')

const select = (ctx: Ctx) =>
  tables(ctx)
    .selectFrom('privacy.legal_hold')
    .select([
      'id',
      'relation_id as relationId',
      'type_id as typeId',
      'source_id as sourceId',
      'reason',
      'until',
      'placed_by as placedBy',
      'placed_at as placedAt',
      'lifted_by as liftedBy',
      'lifted_at as liftedAt',
      'lift_reason as liftReason',
    ])

export type HoldRow = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

export async function list(ctx: Ctx, isRunning: boolean): Promise<HoldRow[]> {
  return select(ctx)
    .where('lifted_at', isRunning ? 'is' : 'is not', null)
    .orderBy('placed_at', 'desc')
    .orderBy('id')
    .limit(500)
    .execute()
}

export function findForChange(ctx: Ctx, id: string): Promise<HoldRow | undefined> {
  return select(ctx).where('id', '=', id).forUpdate().executeTakeFirst()
}

type NewHold = {
  readonly relationId: string | null
  readonly typeId: string | null
  readonly sourceId: string | null
  readonly reason: string
  readonly until: string | null
}

export async function insert(ctx: Ctx, hold: NewHold): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('privacy.legal_hold')
    .values({
      id,
      relation_id: hold.relationId,
      origin_relation_id: hold.relationId,
      type_id: hold.typeId,
      source_id: hold.sourceId,
      reason: hold.reason,
      until: hold.until,
      placed_by: ctx.actor.name,
      placed_at: ctx.now,
    })
    .execute()
  return id
}

export async function lift(ctx: Ctx, id: string, reason: string): Promise<void> {
  await tables(ctx)
    .updateTable('privacy.legal_hold')
    .set({ lifted_by: ctx.actor.name, lifted_at: ctx.now, lift_reason: reason })
    .where('id', '=', id)
    .execute()
}

/** Holds of which the last day is over end by themselves. Answers which. */
export async function endPassed(ctx: Ctx, today: string): Promise<string[]> {
  const rows = await tables(ctx)
    .updateTable('privacy.legal_hold')
    .set({ lifted_by: ctx.actor.name, lifted_at: ctx.now })
    .where('lifted_at', 'is', null)
    .where('until', '<', today)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Everything that is held today, as a subquery of ids (relation_id). `until` is the last day of a hold. */
export async function heldRelations(
  ctx: Ctx,
  { today, relationIdsOfSource }: { today: string; relationIdsOfSource: IdSubquery },
): Promise<RawBuilder<unknown>> {
  const holds = (await list(ctx, true)).filter(({ until }) => until === null || until >= today)
  const relations = sql`select h.relation_id from privacy.legal_hold h
    where h.lifted_at is null and h.relation_id is not null and (h.until is null or h.until >= ${today}::date)`
  const types = new Set(holds.flatMap(({ typeId }) => typeId ?? []))
  const sources = new Set(holds.flatMap(({ sourceId }) => sourceId ?? []))
  return sql.join(
    [relations, ...[...types].map(relationIdsOfType), ...[...sources].map(relationIdsOfSource)],
    sql` union all `,
  )
}

/** Which of these relations are in a subquery (relation_id). */
export async function amongHeld(ctx: Ctx, held: RawBuilder<unknown>, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select distinct h.relation_id as id from (${held}) h where h.relation_id = any(${[...ids]}::uuid[])
  `.execute(ctx.tx)
  return new Set(rows.map(({ id }) => id))
}

/** Which of these relations somebody asked something about that is not answered yet, or may not be used meanwhile (art. 18). */
export async function amongAsked(ctx: Ctx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select s.relation_id as id from privacy.request_subject s join privacy.request q on q.id = s.request_id
    where q.state = 'open' and s.relation_id = any(${[...ids]}::uuid[])
    union select t.relation_id from privacy.standing t
    where t.kind = 'restricted' and t.lifted_at is null and t.relation_id = any(${[...ids]}::uuid[])
  `.execute(ctx.tx)
  return new Set(rows.map(({ id }) => id))
}
