import { sql, type RawBuilder } from 'kysely'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'

/** A place in the tree: a relation below another, or at the top. */
export type Edge = {
  readonly relationId: string
  readonly parentId: string | null
  readonly linkId: string | null
  readonly typeId: string | null
}

type Asked = {
  readonly relationId: string
  readonly day: string
  /** Ids of the kinds of links that are hierarchies. */
  readonly typeIds: readonly string[]
  readonly limit: number
}

const runs = (day: string) =>
  sql`(l.valid_from is null or l.valid_from <= ${day}::date) and (l.valid_until is null or l.valid_until > ${day}::date)`

const visible = (ctx: Ctx): RawBuilder<boolean> =>
  ctx.domainMask === EVERY_DOMAIN ? sql`true` : sql`(r.domain_mask & ${ctx.domainMask}::bigint) <> 0`

/** On `l`: part of the hierarchy on the day. */
const inTree = ({ day, typeIds }: Pick<Asked, 'day' | 'typeIds'>) =>
  sql`l.type_id = any(${[...typeIds]}::uuid[]) and not l.closes_circle and l.from_id <> l.to_id and ${runs(day)}`

const shown = (ctx: Ctx) => sql`r.archived_at is null and r.merged_into_id is null and ${visible(ctx)}`

/**
 * The tops above a relation, as far as the reader sees them: itself when nothing is above it. What is hidden cuts the way, so
 * that nothing can be concluded from it.
 */
export async function findTops(ctx: Ctx, asked: Omit<Asked, 'limit'>): Promise<string[]> {
  const above = sql`relations.link l join relations.relation r on r.id = l.to_id and ${shown(ctx)}`
  const { rows } = await sql<{ id: string }>`
    with recursive up (id) as (
      select ${asked.relationId}::uuid
      union
      select l.to_id from up u join ${above} on l.from_id = u.id and ${inTree(asked)}
    )
    select u.id from up u where not exists (select from ${above} where l.from_id = u.id and ${inTree(asked)}) order by u.id
  `.execute(ctx.tx)
  return rows.map(({ id }) => id)
}

/** Everything below these, level by level, until there is enough. */
export async function findBelow(ctx: Ctx, tops: readonly string[], asked: Omit<Asked, 'relationId'>): Promise<Edge[]> {
  const { rows } = await sql<Edge>`
    with recursive down (relation_id, parent_id, link_id, type_id) as (
      select t.id, null::uuid, null::uuid, null::uuid from unnest(${[...tops]}::uuid[]) as t (id)
      union
      select l.from_id, l.to_id, l.id, l.type_id from down d
      join relations.link l on l.to_id = d.relation_id and ${inTree(asked)}
      join relations.relation r on r.id = l.from_id and ${shown(ctx)}
    )
    select d.relation_id as "relationId", d.parent_id as "parentId", d.link_id as "linkId", d.type_id as "typeId" from down d limit ${asked.limit}
  `.execute(ctx.tx)
  return rows
}

/** People who stand for these organisations or work there on a day, as far as the reader sees them. */
export async function findPeople(
  ctx: Ctx,
  { relationIds, day, typeIds }: { relationIds: readonly string[]; day: string; typeIds: readonly string[] },
): Promise<{ relationId: string; personId: string }[]> {
  if (relationIds.length === 0) return []
  const { rows } = await sql<{ relationId: string; personId: string }>`
    select distinct l.to_id as "relationId", l.from_id as "personId" from relations.link l
    join relations.relation r on r.id = l.from_id and r.kind = 'person' and ${shown(ctx)}
    where l.to_id = any(${[...relationIds]}::uuid[]) and l.type_id = any(${[...typeIds]}::uuid[]) and ${runs(day)}
  `.execute(ctx.tx)
  return rows
}
