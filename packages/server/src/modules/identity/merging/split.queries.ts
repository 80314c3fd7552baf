import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'
import { CHOSEN_AT_MERGE } from '../records/record.queries.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'identity')

export const freshId = newId

/** Current records of a relation with their cells; what was chosen at a merge belongs to that merge. */
export function listRecords(ctx: Ctx, relationId: string) {
  return tables(ctx)
    .selectFrom('identity.source_record')
    .select(['id', 'origin_relation_id as cell'])
    .where('relation_id', '=', relationId)
    .where('superseded_by', 'is', null)
    .where('object_type', '<>', CHOSEN_AT_MERGE)
    .orderBy('id')
    .execute()
}

type NewSplit = {
  readonly id: string
  readonly sequence: number
  readonly relationId: string
  readonly remark: string | null
  readonly cells: readonly { readonly cell: string; readonly madeFrom: string | null }[]
  readonly moves: readonly { readonly recordId: string; readonly toCell: string }[]
}

export async function insert(ctx: Ctx, { id, sequence, relationId, remark, cells, moves }: NewSplit): Promise<void> {
  await tables(ctx)
    .insertInto('identity.split')
    .values({ id, sequence, relation_id: relationId, remark, made_by: ctx.actor.name, made_at: ctx.now })
    .execute()
  await tables(ctx)
    .insertInto('identity.split_cell')
    .values(cells.map(({ cell, madeFrom }) => ({ split_id: id, cell_id: cell, from_cell_id: madeFrom })))
    .execute()
  await sql`
    insert into identity.split_move (split_id, source_id, object_type, external_id, home_cell_id, to_cell_id)
    select ${id}, r.source_id, r.object_type, r.external_id,
      coalesce((select e.home_cell_id from identity.split_move e
        where e.source_id = r.source_id and e.object_type = r.object_type and e.external_id = r.external_id limit 1), r.origin_relation_id),
      n."toCell"
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as n ("recordId" uuid, "toCell" uuid)
    join identity.source_record r on r.id = n."recordId"
  `.execute(ctx.tx)
}

export function find(ctx: Ctx, id: string) {
  return tables(ctx).selectFrom('identity.split').selectAll().where('id', '=', id).executeTakeFirst()
}

export function listCells(ctx: Ctx, splitIds: readonly string[]) {
  return tables(ctx)
    .selectFrom('identity.split_cell')
    .select(['split_id', 'cell_id', 'from_cell_id'])
    .where('split_id', '=', sql<string>`any(${[...splitIds]}::uuid[])`)
    .orderBy('cell_id')
    .execute()
}

export async function markUndone(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx)
    .updateTable('identity.split')
    .set({ undone_at: ctx.now, undone_by: ctx.actor.name })
    .where('id', '=', id)
    .execute()
}

/** Splits that took something out of these cells, or took these cells out; undone ones too, newest first. */
export async function listOfCells(ctx: Ctx, cellIds: readonly string[], limit: number) {
  const ids = [...cellIds]
  const { rows } = await sql<{
    id: string
    sequence: number
    remark: string | null
    made_by: string
    made_at: Date
    undone_by: string | null
    undone_at: Date | null
  }>`
    select s.* from identity.split s where s.id in (
      select c.split_id from identity.split_cell c where c.cell_id = any(${ids}::uuid[])
      union select f.split_id from identity.split_cell f where f.from_cell_id = any(${ids}::uuid[])
      union select r.id from identity.split r where r.relation_id = any(${ids}::uuid[]))
    order by s.sequence desc limit ${limit}
  `.execute(ctx.tx)
  return rows
}

export type MoveTarget = {
  readonly sourceId: string
  readonly objectType: string
  readonly externalId: string
  readonly cellId: string
}

/** Where the records of a split belong now: where the last split that stands put them, or else where they came in. */
export async function findTargets(ctx: Ctx, splitId: string): Promise<MoveTarget[]> {
  const { rows } = await sql<MoveTarget>`
    select m.source_id as "sourceId", m.object_type as "objectType", m.external_id as "externalId",
      coalesce((
        select a.to_cell_id from identity.split_move a join identity.split s on s.id = a.split_id
        where a.source_id = m.source_id and a.object_type = m.object_type and a.external_id = m.external_id and s.undone_at is null
        order by s.sequence desc limit 1), m.home_cell_id) as "cellId"
    from identity.split_move m where m.split_id = ${splitId} order by 1, 2, 3
  `.execute(ctx.tx)
  return rows
}

/** Puts every version of these records where they belong. */
export async function moveRecords(
  ctx: Ctx,
  targets: readonly (MoveTarget & { readonly relationId: string })[],
): Promise<void> {
  await sql`
    update identity.source_record r set origin_relation_id = n."cellId", relation_id = n."relationId"
    from jsonb_to_recordset(${JSON.stringify(targets)}::jsonb)
      as n ("sourceId" uuid, "objectType" text, "externalId" text, "cellId" uuid, "relationId" uuid)
    where r.source_id = n."sourceId" and r.object_type = n."objectType" and r.external_id = n."externalId"
  `.execute(ctx.tx)
}

const ofSplit = (splitId: string) => sql`identity.split_move m join identity.source_record r
  on r.source_id = m.source_id and r.object_type = m.object_type and r.external_id = m.external_id where m.split_id = ${splitId}`

/** Roles stated by the records of a split, with the cell that the records are in now (role_id, cell_id). */
export function movedRoles(splitId: string): RawBuilder<unknown> {
  return sql`select distinct platform.named_id(r.source_id::text || '|' || r.object_type || '|' || r.external_id || '|' || t.type_id::text) as role_id,
    r.origin_relation_id as cell_id from (select r.* from ${ofSplit(splitId)}) r, unnest(r.type_ids) t(type_id)`
}

/** The records of a split by the name that links carry, with the cell that they are in now (lineage, cell_id). */
export function movedLineages(splitId: string): RawBuilder<unknown> {
  return sql`select distinct platform.named_id(r.source_id::text || '|' || r.object_type || '|' || r.external_id) as lineage,
    r.origin_relation_id as cell_id from ${ofSplit(splitId)}`
}
