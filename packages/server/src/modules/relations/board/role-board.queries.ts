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

/** Nobody needs to know more than that there are very many: so many roles are looked at to count a column. */
const COUNTED = 2000
/** Roles passed by in search of a page of what the list holds: mostly it is among the first. */
const PASSED_BY_FIRST = 400
/** The same, before a page is answered as it is: the next one goes on from there. */
const PASSED_BY = 20_000

const COLUMN_OF = { stage: sql`ro.stage_id`, status: sql`ro.status_id`, owner: sql`ro.owner_user_id` }

/** In the order of the index of the column: role_in_stage, role_in_status, role_with_owner. */
function inColumn({ typeId, by, id, roleOwnerId }: Column): RawBuilder<unknown> {
  const isThere = id === null ? sql`${COLUMN_OF[by]} is null` : sql`${COLUMN_OF[by]} = ${id}`
  const isOwned = roleOwnerId === undefined ? sql`true` : sql`ro.owner_user_id = ${roleOwnerId}`
  return sql`ro.type_id = ${typeId} and ro.valid_until is null and ${isThere} and ${isOwned}`
}

type Look = { readonly place: RawBuilder<unknown>; readonly most: number }

/**
 * The roles of a column that are looked at (id, relation_id, created_at), at most so many. Where the list leads to few relations it is begun
 * with those; otherwise the column is walked in its order.
 */
function looked(column: Column, { place, most }: Look): RawBuilder<unknown> {
  const { start } = column.condition
  const from =
    start === null
      ? sql`relations.role ro`
      : sql`(select distinct i.relation_id from (${start}) i offset 0) d join relations.role ro on ro.relation_id = d.relation_id`
  return sql`select ro.id, ro.relation_id, ro.created_at from ${from} where ${inColumn(column)} and ${place}
    order by ro.created_at desc, ro.id desc limit ${most}`
}

const EVERYWHERE = sql`true`

/** Among the first `COUNTED`; `isMore`: there were more than those. */
export async function count(ctx: Ctx, column: Column): Promise<{ readonly count: number; readonly isMore: boolean }> {
  const { rows } = await sql<{ count: number; read: number }>`
    with looked as materialized (${looked(column, { place: EVERYWHERE, most: COUNTED })})
    select count(*) as read, count(*) filter (where ${isListed(column)}) as count from looked l`.execute(ctx.tx)
  const { count: found, read } = rows[0] ?? { count: 0, read: 0 }
  return { count: found, isMore: read >= COUNTED }
}

/** Whether a role that is looked at (l) is of a relation that the list holds. */
function isListed({ condition }: Column): RawBuilder<boolean> {
  return sql<boolean>`exists (select from relations.relation r where r.id = l.relation_id and ${whole(condition)} offset 0)`
}

type Place = { readonly at: Date; readonly id: string }
type Page = { readonly rows: CardRow[]; readonly next: Place | null }
type Asked = { readonly before: Place | null; readonly limit: number }

/** A page of a column, what was given last first. `next`: from where to go on, also when little was found so far. */
export async function list(ctx: Ctx, column: Column, asked: Asked): Promise<Page> {
  const first = await read(ctx, column, { ...asked, most: PASSED_BY_FIRST })
  return first.isCut && first.rows.length < asked.limit ? read(ctx, column, { ...asked, most: PASSED_BY }) : first
}

async function read(
  ctx: Ctx,
  column: Column,
  { before, limit, most }: Asked & { readonly most: number },
): Promise<Page & { readonly isCut: boolean }> {
  const place = before ? sql`(ro.created_at, ro.id) < (${before.at}::timestamptz, ${before.id}::uuid)` : EVERYWHERE
  const { rows } = await sql<CardRow & Last>`
    with looked as materialized (${looked(column, { place, most })}),
    cards as (
      select l.id from looked l where ${isListed(column)} order by l.created_at desc, l.id desc limit ${limit + 1}
    )
    select c.*, e.read, e."lastAt", e."lastId"
    from (select count(*) as read, min(l.created_at) as "lastAt",
      (select m.id from looked m order by m.created_at, m.id limit 1) as "lastId" from looked l) e
    left join (
      select ro.id as "roleId", ro.relation_id as "relationId", ro.stage_id as "stageId", ro.status_id as "statusId",
        ro.owner_user_id as "ownerId", ro.lead_source as "leadSource", ro.interest, ro.version, ro.created_at as "createdAt",
        (r.domain_mask & ${ctx.rights.change}::bigint) <> 0 as "isChangeable"
      from cards k join relations.role ro on ro.id = k.id join relations.relation r on r.id = ro.relation_id
    ) c on true order by c."createdAt" desc, c."roleId" desc`.execute(ctx.tx)
  return pageOf(rows, { limit, most })
}

/** Of what was looked at: how much, and where it ended. */
type Last = { readonly read: number; readonly lastAt: Date | null; readonly lastId: string | null }

function pageOf(
  read: readonly (CardRow & Last)[],
  { limit, most }: { readonly limit: number; readonly most: number },
): Page & { readonly isCut: boolean } {
  const found = read.filter((row) => (row.roleId as string | null) !== null)
  const rows = found.slice(0, limit).map(({ read: _r, lastAt: _a, lastId: _i, ...row }) => row)
  const end = read[0]
  const isCut = end !== undefined && end.read >= most
  const last = rows.at(-1)
  if (found.length > limit && last) return { rows, isCut, next: { at: last.createdAt, id: last.roleId } }
  return {
    rows,
    isCut,
    next: isCut && end.lastAt !== null && end.lastId !== null ? { at: end.lastAt, id: end.lastId } : null,
  }
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
