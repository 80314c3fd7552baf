import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/** A cell (the relation that a fact came in for) and the relation that it belongs to. */
export type Belonging = { readonly cellId: string; readonly relationId: string }

/** To which relation each of these cells belongs now; cells that are no longer there are missing. */
export async function findBelonging(ctx: Ctx, cellIds: readonly string[]): Promise<Belonging[]> {
  if (cellIds.length === 0) return []
  const { rows } = await sql<Belonging>`
    select r.id as "cellId", coalesce(r.merged_into_id, r.id) as "relationId" from relations.relation r where r.id = any(${[...cellIds]}::uuid[])
  `.execute(ctx.tx)
  return rows
}

/** The same as a subquery (cell_id, relation_id) over a subquery (id), for those that were merged only. */
export function belongingOf(ids: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select r.id as cell_id, r.merged_into_id as relation_id from relations.relation r
    where r.merged_into_id is not null and r.id in (${ids})`
}

/** All cells of these relations, the relations themselves included. */
export async function findCells(ctx: Ctx, relationIds: readonly string[]): Promise<Belonging[]> {
  if (relationIds.length === 0) return []
  const ids = [...relationIds]
  const { rows } = await sql<Belonging>`
    select r.id as "cellId", r.id as "relationId" from relations.relation r where r.id = any(${ids}::uuid[]) and r.merged_into_id is null
    union all
    select r.id, r.merged_into_id from relations.relation r where r.merged_into_id = any(${ids}::uuid[])
  `.execute(ctx.tx)
  return rows
}

/** Nobody hangs anything on these until the end of the transaction (`getHeld` waits); in the order of ids, so that two do not wait for each other. */
export async function lock(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`select from relations.relation where id = any(${[...ids]}::uuid[]) order by id for update`.execute(ctx.tx)
}

/** Of these, those that stand by themselves. */
export async function findShown(ctx: Ctx, ids: readonly string[]): Promise<{ id: string; kind: string }[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; kind: string }>`
    select r.id, r.kind from relations.relation r where r.id = any(${[...ids]}::uuid[]) and r.merged_into_id is null
  `.execute(ctx.tx)
  return rows
}

export async function setBelonging(ctx: Ctx, belonging: readonly Belonging[]): Promise<void> {
  if (belonging.length === 0) return
  const [cells, relations] = [belonging.map((item) => item.cellId), belonging.map((item) => item.relationId)]
  await sql`
    update relations.relation r set merged_into_id = nullif(b.relation_id, b.cell_id)
    from unnest(${cells}::uuid[], ${relations}::uuid[]) as b (cell_id, relation_id) where r.id = b.cell_id
  `.execute(ctx.tx)
}

/** A cell for records that are taken out of another; it starts out of sight, at the relation of that other. */
export async function insertCells(ctx: Ctx, cells: readonly { id: string; fromCellId: string }[]): Promise<void> {
  const [ids, from] = [cells.map((cell) => cell.id), cells.map((cell) => cell.fromCellId)]
  await sql`
    insert into relations.relation (id, kind, golden, display_name, sort_key, domain_mask, search_text, created_at, changed_at, merged_into_id, is_marked_protected)
    select n.id, r.kind, jsonb_build_object('kind', r.kind), '', '', r.domain_mask, ' ', ${ctx.now}, ${ctx.now}, coalesce(r.merged_into_id, r.id), r.is_marked_protected
    from unnest(${ids}::uuid[], ${from}::uuid[]) as n (id, from_id) join relations.relation r on r.id = n.from_id
  `.execute(ctx.tx)
}

/** Roles that sources state go to the cell of the record that states them. `moved`: a subquery (role_id, cell_id). */
export async function moveStatedRoles(ctx: Ctx, moved: RawBuilder<unknown>): Promise<void> {
  await sql`
    update relations.role r set origin_relation_id = m.cell_id, relation_id = coalesce(c.merged_into_id, c.id)
    from (${moved}) m join relations.relation c on c.id = m.cell_id where r.id = m.role_id and r.source_id is not null
  `.execute(ctx.tx)
}

/** Links that sources state go with the record at either end. `moved`: a subquery (lineage, cell_id). */
export async function moveStatedLinks(ctx: Ctx, moved: RawBuilder<unknown>): Promise<void> {
  await sql`
    update relations.link l set origin_from_id = m.cell_id, from_id = coalesce(c.merged_into_id, c.id)
    from (${moved}) m join relations.relation c on c.id = m.cell_id where l.lineage = m.lineage
  `.execute(ctx.tx)
  await sql`
    update relations.link l set origin_to_id = m.cell_id, to_id = coalesce(c.merged_into_id, c.id)
    from (${moved}) m join relations.relation c on c.id = m.cell_id where l.to_lineage = m.lineage
  `.execute(ctx.tx)
}

/** Every cell and the relation that it belongs to. Reads all: for work that happens once in a restored installation. */
export async function listAllIds(ctx: Ctx): Promise<{ id: string; relationId: string }[]> {
  const { rows } = await sql<{ id: string; relationId: string }>`
    select r.id, coalesce(r.merged_into_id, r.id) as "relationId" from relations.relation r`.execute(ctx.tx)
  return rows
}

/** The domains of a relation, whoever asks: for what is made in its place. */
export async function domainMaskOfRelation(ctx: Ctx, relationId: string): Promise<string> {
  const { rows } = await sql<{ mask: string }>`
    select r.domain_mask::text as mask from relations.relation r where r.id = ${relationId}`.execute(ctx.tx)
  return rows[0]?.mask ?? '0'
}
