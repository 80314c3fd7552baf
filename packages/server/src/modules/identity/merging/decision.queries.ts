import type { DecisionKind } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'identity')

type NewDecision = {
  readonly kind: DecisionKind
  readonly cells: readonly [string, string]
  readonly remark: string | null
  readonly mergeId?: string
  readonly splitId?: string
}

/** Writes a decision down; an earlier one about the same two no longer counts. Answers its id. */
export async function insert(ctx: Ctx, { kind, cells, remark, mergeId, splitId }: NewDecision): Promise<string> {
  const [left, right] = cells[0] < cells[1] ? cells : [cells[1], cells[0]]
  const earlier = await tables(ctx)
    .selectFrom('identity.decision')
    .select('id')
    .where('left_cell_id', '=', left)
    .where('right_cell_id', '=', right)
    .where('revoked_at', 'is', null)
    .execute()
  await revoke(
    ctx,
    earlier.map((row) => row.id),
    mergeId ?? splitId ?? null,
  )
  const id = newId()
  await tables(ctx)
    .insertInto('identity.decision')
    .values({
      id,
      kind,
      left_cell_id: left,
      right_cell_id: right,
      remark,
      merge_id: mergeId ?? null,
      split_id: splitId ?? null,
      made_by: ctx.actor.name,
      made_at: ctx.now,
    })
    .execute()
  return id
}

/** `overruledById`: the merge or split that takes its place, with which it comes back. Answers how many stood. */
export async function revoke(ctx: Ctx, ids: readonly string[], overruledById: string | null): Promise<number> {
  if (ids.length === 0) return 0
  const { numAffectedRows } =
    await sql`update identity.decision set revoked_at = ${ctx.now}, revoked_by = ${ctx.actor.name}, overruled_by_id = ${overruledById}
    where id = any(${[...ids]}::uuid[]) and revoked_at is null`.execute(ctx.tx)
  return Number(numAffectedRows ?? 0n)
}

/** A merge or split was undone: what was decided with it goes, and what it overruled stands again. */
export async function takeBackWith(
  ctx: Ctx,
  event: { readonly mergeId: string } | { readonly splitId: string },
): Promise<void> {
  const [column, id] = 'mergeId' in event ? ['merge_id', event.mergeId] : ['split_id', event.splitId]
  await sql`update identity.decision set revoked_at = ${ctx.now}, revoked_by = ${ctx.actor.name}
    where ${sql.ref(column)} = ${id} and revoked_at is null`.execute(ctx.tx)
  await sql`update identity.decision d set revoked_at = null, revoked_by = null, overruled_by_id = null
    where d.overruled_by_id = ${id} and not exists (select from identity.decision o
      where o.left_cell_id = d.left_cell_id and o.right_cell_id = d.right_cell_id and o.revoked_at is null)`.execute(
    ctx.tx,
  )
}

export type StandingDecision = {
  readonly id: string
  readonly kind: DecisionKind
  readonly left: string
  readonly right: string
  readonly remark: string | null
  readonly by: string
  readonly at: Date
}

/** Standing decisions of a kind of which both cells are among these. */
export async function findAmong(ctx: Ctx, kind: DecisionKind, cellIds: readonly string[]): Promise<StandingDecision[]> {
  const ids = [...cellIds]
  const { rows } = await sql<StandingDecision>`
    select d.id, d.kind, d.left_cell_id as left, d.right_cell_id as right, d.remark, d.made_by as by, d.made_at as at
    from identity.decision d where d.left_cell_id = any(${ids}::uuid[]) and d.right_cell_id = any(${ids}::uuid[])
      and d.kind = ${kind} and d.revoked_at is null
    order by d.made_at, d.id
  `.execute(ctx.tx)
  return rows
}

/**
 * Everything that was decided and stands, as a subquery (left_cell_id, right_cell_id, kind) for matching: `same` and
 * `not_same` bind it for ever.
 */
export function standingDecisions(): RawBuilder<unknown> {
  return sql`select d.left_cell_id, d.right_cell_id, d.kind from identity.decision d where d.revoked_at is null and d.kind <> 'later'`
}

export function find(ctx: Ctx, id: string) {
  return tables(ctx).selectFrom('identity.decision').selectAll().where('id', '=', id).executeTakeFirst()
}

type Query = {
  readonly before: { at: Date; id: string } | null
  readonly limit: number
  readonly cellIds: readonly string[] | null
  readonly kind: DecisionKind | undefined
}

export function list(ctx: Ctx, { before, limit, cellIds, kind }: Query) {
  let rows = tables(ctx).selectFrom('identity.decision').selectAll()
  if (kind !== undefined) rows = rows.where('kind', '=', kind)
  if (cellIds !== null) {
    const ids = sql<string>`any(${[...cellIds]}::uuid[])`
    rows = rows.where((eb) => eb.or([eb('left_cell_id', '=', ids), eb('right_cell_id', '=', ids)]))
  }
  if (before) rows = rows.where((eb) => eb(eb.refTuple('made_at', 'id'), '<', eb.tuple(before.at, before.id)))
  return rows.orderBy('made_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
}
