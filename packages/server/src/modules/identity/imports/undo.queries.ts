import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { CHOSEN_AT_MERGE } from '../records/record.queries.ts'

/**
 * Undo in order: what was replaced becomes current again, what the import brought goes, what it marked is unmarked, and
 * the relations that remain are computed again from what they still have. Every step finds nothing left to do the second
 * time, so an interrupted undo is simply run again. Touched are cells, with the relation that each belongs to now.
 */
export async function listTouched(ctx: Ctx, importId: string): Promise<void> {
  await sql`create temporary table if not exists touched (cell_id uuid primary key, relation_id uuid not null, is_kept_whole boolean not null default false)
    on commit drop`.execute(ctx.tx)
  await sql`truncate touched`.execute(ctx.tx)
  await sql`insert into touched (cell_id, relation_id) select distinct origin_relation_id, relation_id from identity.source_record
    where import_id = ${importId} on conflict do nothing`.execute(ctx.tx)
  await sql`analyze touched`.execute(ctx.tx)
}

/** Cells made by the import that have since got something of their own (a note, a hand-made role) keep their record. */
export async function keepWhole(ctx: Ctx, kept: RawBuilder<unknown>): Promise<number> {
  const result =
    await sql`update touched t set is_kept_whole = true where not t.is_kept_whole and t.cell_id in (${kept})`.execute(
      ctx.tx,
    )
  return Number(result.numAffectedRows ?? 0n)
}

/** Records of a touched cell `t`; what was chosen at a merge is not one: it goes with the merge. */
const ofCell = sql`s.relation_id = t.relation_id and s.origin_relation_id = t.cell_id and s.object_type <> ${sql.lit(CHOSEN_AT_MERGE)}`

/** Cells in `touched` (cell_id, relation_id) whose only records are this import's: without them nothing would be left. */
export function onlyFrom(importId: string): RawBuilder<unknown> {
  return sql`select t.cell_id, t.relation_id from touched t where not exists (
    select 1 from identity.source_record s where ${ofCell} and s.import_id is distinct from ${importId})`
}

/** Cells in `touched` that beside this import's records have only what was typed by hand: that alone may not even name them. */
export function onlyFromAndByHand(importId: string): RawBuilder<unknown> {
  return sql`select t.cell_id from touched t
    where exists (select 1 from identity.source_record s join identity.source f on f.id = s.source_id
        where ${ofCell} and f.kind = 'manual')
      and not exists (select 1 from identity.source_record s join identity.source f on f.id = s.source_id
        where ${ofCell} and f.kind <> 'manual' and s.import_id is distinct from ${importId})`
}

export async function takeBackRecords(ctx: Ctx, importId: string): Promise<void> {
  // The new version goes first in the same statement order that keeps one current version per key.
  await sql`create temporary table if not exists undone (id uuid primary key, replaced_id uuid) on commit drop`.execute(
    ctx.tx,
  )
  await sql`truncate undone`.execute(ctx.tx)
  await sql`insert into undone select s.id, old.id from identity.source_record s
    left join identity.source_record old on old.superseded_by = s.id and old.relation_id = s.relation_id
    join touched t on t.cell_id = s.origin_relation_id and not t.is_kept_whole
    where s.import_id = ${importId}`.execute(ctx.tx)
  await sql`analyze undone`.execute(ctx.tx)
  await sql`delete from identity.source_record s using undone u where s.id = u.id`.execute(ctx.tx)
  await sql`update identity.source_record s set superseded_by = null from undone u where s.id = u.replaced_id`.execute(
    ctx.tx,
  )
  await sql`update identity.source_record set gone_import_id = null where gone_import_id = ${importId}`.execute(ctx.tx)
  await sql`update identity.source_record s set gone_import_id = r.returned_from_import_id from identity.import_row r
    where r.import_id = ${importId} and r.returned_from_import_id is not null and s.id = r.known_record_id`.execute(
    ctx.tx,
  )
  await sql`delete from identity.possible_duplicate where import_id = ${importId}`.execute(ctx.tx)
}

/** Touched cells that have no record left: they were this import's alone and go. */
export async function listEmptied(ctx: Ctx): Promise<string[]> {
  const { rows } = await sql<{ cell_id: string }>`select t.cell_id from touched t where not t.is_kept_whole
    and not exists (select 1 from identity.source_record s where ${ofCell}) order by 1`.execute(ctx.tx)
  return rows.map((row) => row.cell_id)
}

/** Relations of touched cells that have records left, by id. */
export async function listRemaining(ctx: Ctx, after: string | null, limit: number): Promise<string[]> {
  const { rows } = await sql<{ relation_id: string }>`select distinct t.relation_id from touched t
    where t.relation_id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000'::uuid)
      and exists (select 1 from identity.source_record s where s.relation_id = t.relation_id)
    order by 1 limit ${limit}`.execute(ctx.tx)
  return rows.map((row) => row.relation_id)
}
