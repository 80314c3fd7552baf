import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'

/**
 * The relations of a selection as a subquery of ids; of somebody else's selection there are none. Who was merged since is meant as
 * the relation that went on.
 */
export function idsOfSelection(ctx: Ctx, selectionId: string): RawBuilder<unknown> {
  // Worked out before it is joined (offset 0): a join on an expression cannot use an index under row-level security.
  return sql`select p.relation_id from (
    select coalesce(c.merged_into_id, c.id) as relation_id from relations.selection_item s
    join relations.relation c on c.id = s.relation_id
    where s.selection_id = (select x.id from relations.selection x where x.id = ${selectionId} and x.user_id::text = ${ctx.actor.id})
    offset 0) p`
}

/** Keeps those of the ids that exist for the asker. */
export async function insert(ctx: Ctx, relationIds: readonly string[]): Promise<{ id: string; count: number }> {
  const id = newId()
  await sql`insert into relations.selection (id, user_id, at) values (${id}, ${ctx.actor.id}, ${ctx.now})`.execute(
    ctx.tx,
  )
  const { rows } = await sql`
    insert into relations.selection_item (selection_id, relation_id)
    select ${id}, r.id from relations.relation r
    where r.id = any(${[...new Set(relationIds)]}::uuid[]) and (r.domain_mask & ${ctx.domainMask}::bigint) <> 0
    returning relation_id
  `.execute(ctx.tx)
  return { id, count: rows.length }
}

/** Takes away what was selected before this moment. Answers how many. */
export async function removeBefore(ctx: Ctx, before: Date): Promise<number> {
  const { rows } = await sql`delete from relations.selection s where s.at < ${before} returning s.id`.execute(ctx.tx)
  return rows.length
}

export async function hasBefore(ctx: Ctx, before: Date): Promise<boolean> {
  const { rows } = await sql`select from relations.selection s where s.at < ${before} limit 1`.execute(ctx.tx)
  return rows.length > 0
}

/** The relations of one's own selection, who was merged as both; null when it is gone or somebody else's. */
export async function findIds(ctx: Ctx, selectionId: string): Promise<string[] | null> {
  const { rows } = await sql<{ ids: string[] }>`
    select array(select unnest(array[c.id, c.merged_into_id]) from relations.selection_item s
      join relations.relation c on c.id = s.relation_id where s.selection_id = x.id) as ids
    from relations.selection x where x.id = ${selectionId} and x.user_id::text = ${ctx.actor.id}`.execute(ctx.tx)
  return rows[0]?.ids.filter((id: string | null) => id !== null) ?? null
}

/** How many were picked in one's own selection; none when it is gone. */
export async function count(ctx: Ctx, selectionId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from relations.selection_item s
    where s.selection_id = (select x.id from relations.selection x where x.id = ${selectionId} and x.user_id::text = ${ctx.actor.id})
  `.execute(ctx.tx)
  return rows[0]?.count ?? 0
}
