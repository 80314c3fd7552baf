import type { BoardBy } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { whole, type Condition } from '../list/condition.queries.ts'

export type CardRow = {
  readonly roleId: string
  readonly relationId: string
  readonly stageId: string | null
  readonly statusId: string | null
  readonly ownerId: string | null
  readonly leadSource: string | null
  readonly interest: string | null
  readonly version: number
  readonly createdAt: Date
  /** The relation is in a domain where the reader may change it. */
  readonly isChangeable: boolean
}

/** A column of a board: the running roles of a type with one stage, status or owner, or without one. */
export type Column = {
  readonly typeId: string
  readonly by: BoardBy
  readonly id: string | null
  /** Only roles that this colleague looks after. */
  readonly roleOwnerId?: string | undefined
  /** Which relations the list holds. */
  readonly condition: Condition
}

/** Nobody needs to know more than that there are very many. */
export const MOST_COUNTED = 10_000
/** Roles passed by in search of relations that the list holds, before a page is answered as it is: the next one goes on from there. */
const PASSED_BY = 20_000

const COLUMN_OF = { stage: sql`ro.stage_id`, status: sql`ro.status_id`, owner: sql`ro.owner_user_id` }

/** In the order of the index of the column: role_in_stage, role_in_status, role_with_owner. */
function inColumn({ typeId, by, id, roleOwnerId }: Column): RawBuilder<unknown> {
  const isThere = id === null ? sql`${COLUMN_OF[by]} is null` : sql`${COLUMN_OF[by]} = ${id}`
  const isOwned = roleOwnerId === undefined ? sql`true` : sql`ro.owner_user_id = ${roleOwnerId}`
  return sql`ro.type_id = ${typeId} and ro.valid_until is null and ${isThere} and ${isOwned}`
}

/**
 * The roles of a column that are looked at (ro). Where the list leads to few relations it is begun with those; otherwise the column is
 * walked in its order, so far and no further.
 */
function looked(column: Column, place: RawBuilder<unknown>): RawBuilder<unknown> {
  const { start } = column.condition
  if (start !== null)
    return sql`select ro.* from (select distinct i.relation_id from (${start}) i offset 0) d
      join relations.role ro on ro.relation_id = d.relation_id where ${inColumn(column)} and ${place}`
  return sql`select ro.* from relations.role ro where ${inColumn(column)} and ${place}
    order by ro.created_at desc, ro.id desc limit ${PASSED_BY}`
}

/** Counted up to `MOST_COUNTED`; `isMore`: that many, or more were there than are looked at. */
export async function count(ctx: Ctx, column: Column): Promise<{ readonly count: number; readonly isMore: boolean }> {
  const { rows } = await sql<{ count: number; read: number }>`
    with looked as materialized (${looked(column, sql`true`)})
    select (select count(*) from (select 1 from looked ro join relations.relation r on r.id = ro.relation_id
      where ${whole(column.condition)} limit ${MOST_COUNTED}) c) as count, (select count(*) from looked) as read`.execute(
    ctx.tx,
  )
  const { count: found, read } = rows[0] ?? { count: 0, read: 0 }
  const isCut = column.condition.start === null && read >= PASSED_BY
  return { count: found, isMore: found >= MOST_COUNTED || isCut }
}

type Place = { readonly at: Date; readonly id: string }
type Page = { readonly rows: CardRow[]; readonly next: Place | null }

/** A page of a column, what was given last first. `next`: from where to go on, also when little was found so far. */
export async function list(
  ctx: Ctx,
  column: Column,
  { before, limit }: { readonly before: Place | null; readonly limit: number },
): Promise<Page> {
  const place = before ? sql`(ro.created_at, ro.id) < (${before.at}::timestamptz, ${before.id}::uuid)` : sql`true`
  const { rows } = await sql<CardRow & Last>`
    with looked as materialized (${looked(column, place)}),
    cards as (
      select ro.id as "roleId", ro.relation_id as "relationId", ro.stage_id as "stageId", ro.status_id as "statusId",
        ro.owner_user_id as "ownerId", ro.lead_source as "leadSource", ro.interest, ro.version, ro.created_at as "createdAt",
        (r.domain_mask & ${ctx.rights.change}::bigint) <> 0 as "isChangeable"
      from looked ro join relations.relation r on r.id = ro.relation_id
      where ${whole(column.condition)} order by ro.created_at desc, ro.id desc limit ${limit + 1}
    )
    select c.*, e.read, e."lastAt", e."lastId"
    from (select count(*) as read, min(l.created_at) as "lastAt",
      (select m.id from looked m order by m.created_at, m.id limit 1) as "lastId" from looked l) e
    left join cards c on true order by c."createdAt" desc, c."roleId" desc`.execute(ctx.tx)
  return pageOf(rows, limit, column.condition.start !== null)
}

/** Of what was looked at: how much, and where it ended. */
type Last = { readonly read: number; readonly lastAt: Date | null; readonly lastId: string | null }

function pageOf(read: readonly (CardRow & Last)[], limit: number, isWhole: boolean): Page {
  const found = read.filter((row) => (row.roleId as string | null) !== null)
  const rows = found.slice(0, limit).map(({ read: _r, lastAt: _a, lastId: _i, ...row }) => row)
  const last = rows.at(-1)
  if (found.length > limit && last) return { rows, next: { at: last.createdAt, id: last.roleId } }
  const end = read[0]
  const isCut = !isWhole && end !== undefined && end.read >= PASSED_BY
  return { rows, next: isCut && end.lastAt !== null && end.lastId !== null ? { at: end.lastAt, id: end.lastId } : null }
}

/** More colleagues than these do not stand beside each other on a board. */
const MOST_OWNERS = 100

/** Who looks after running roles of a type: from one to the next along the index, however many roles each has. */
export async function ownersOf(ctx: Ctx, typeId: string): Promise<string[]> {
  const next = (after: RawBuilder<unknown>) => sql`(select ro.owner_user_id from relations.role ro
    where ro.type_id = ${typeId} and ro.valid_until is null and ro.owner_user_id is not null and ${after}
    order by ro.owner_user_id limit 1)`
  const { rows } = await sql<{ id: string }>`
    with recursive owners as (
      select ${next(sql`true`)} as id
      union all
      select ${next(sql`ro.owner_user_id > o.id`)} from owners o where o.id is not null
    ) select o.id from owners o where o.id is not null limit ${MOST_OWNERS}`.execute(ctx.tx)
  return rows.map(({ id }) => id)
}
