import type { OfferingFilter, OfferingKind, OfferingState } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { branchOf, genreOf, withBelow } from './inherited.queries.ts'

export type OfferingLine = {
  readonly id: string
  readonly kind: OfferingKind
  readonly title: string
  readonly titleKey: string
  readonly parentId: string | null
  readonly parentKind: OfferingKind | null
  readonly parentTitle: string | null
  readonly genreId: string | null
  readonly genre: string | null
  readonly branchId: string | null
  readonly startsAt: Date | null
  readonly endsAt: Date | null
  readonly capacity: number | null
  readonly state: OfferingState
  readonly sold: number
}

export type Sort = 'latest' | 'soonest' | 'title'
/** Where the page before ended: the moment as text or the title, and the id. */
export type Place = { readonly key: string; readonly id: string }
export type Listing = Omit<OfferingFilter, 'q'> & {
  /** Pieces that the title must have, as they are compared. */
  readonly words: readonly string[]
  readonly sort: Sort
  readonly after: Place | null
  readonly limit: number
  /** Whether what relations do may be counted. */
  readonly hasFigures: boolean
}

/** What has no beginning counts as long ago. */
const WHEN = sql`coalesce(o.starts_at, '-infinity'::timestamptz)`

const ORDERS: Readonly<
  Record<Sort, { readonly by: RawBuilder<unknown>; readonly behind: (place: Place) => RawBuilder<unknown> }>
> = {
  latest: {
    by: sql`${WHEN} desc, o.id desc`,
    behind: ({ key, id }) => sql`(${WHEN}, o.id) < (${key}::timestamptz, ${id}::uuid)`,
  },
  soonest: {
    by: sql`${WHEN}, o.id`,
    behind: ({ key, id }) => sql`(${WHEN}, o.id) > (${key}::timestamptz, ${id}::uuid)`,
  },
  title: {
    by: sql`o.title_key, o.id`,
    behind: ({ key, id }) => sql`(o.title_key, o.id) > (${key} collate "C", ${id}::uuid)`,
  },
}

/** A page of the list; figures are worked out for the page only, genre and branch for what is filtered by them. */
export async function list(ctx: Ctx, listing: Listing): Promise<OfferingLine[]> {
  const { by, behind } = ORDERS[listing.sort]
  const conditions = [...conditionsOf(listing), ...(listing.after === null ? [] : [behind(listing.after)])]
  const where = conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
  const { rows } = await sql<OfferingLine>`
    select o.id, o.kind, o.title, o.title_key as "titleKey", o.parent_id as "parentId", p.kind as "parentKind", p.title as "parentTitle",
      g.id as "genreId", g.name as genre, o.branch as "branchId", o.starts_at as "startsAt", o.ends_at as "endsAt", o.capacity, o.state,
      ${listing.hasFigures ? soldOf(sql`o.id`) : sql`0`}::bigint as sold
    from (
      select o.*, ${genreOf(sql`o.id`)} as genre, ${branchOf(sql`o.id`)} as branch from activity.offering o
      where ${where} order by ${by} limit ${listing.limit}
    ) o
    left join activity.offering p on p.id = o.parent_id left join activity.genre g on g.id = o.genre
    order by ${by}`.execute(ctx.tx)
  return rows
}

/** Tickets and places sold of an offering (its id, an expression) and of everything below it, less what was given back. */
const soldOf = (id: RawBuilder<unknown>): RawBuilder<number> => sql`(
  select coalesce(sum(f.quantity), 0) from activity.fact f where f.offering_id = any(array(${withBelow(id)}))
    and f.kind in ('ticket', 'enrolment') and f.superseded_by is null and f.removed_at is null)`

function conditionsOf(listing: Listing): RawBuilder<unknown>[] {
  const parts = listing.words.map((word): RawBuilder<unknown> => sql`strpos(o.title_key, ${word}) > 0`)
  const equal: readonly [RawBuilder<unknown>, string | undefined][] = [
    [sql`o.kind`, listing.kind],
    [sql`o.state`, listing.state],
    [sql`o.parent_id`, listing.parentId],
    [genreOf(sql`o.id`), listing.genreId],
    [branchOf(sql`o.id`), listing.branchId],
  ]
  for (const [column, value] of equal) if (value !== undefined) parts.push(sql`${column} = ${value}`)
  if (listing.targetGroupId !== undefined) parts.push(sql`${listing.targetGroupId}::uuid = any(o.target_group_ids)`)
  if (listing.from !== undefined)
    parts.push(sql`o.starts_at >= (${listing.from}::date::timestamp at time zone 'Europe/Amsterdam')`)
  if (listing.until !== undefined)
    parts.push(sql`o.starts_at < ((${listing.until}::date + 1)::timestamp at time zone 'Europe/Amsterdam')`)
  if (listing.sort === 'soonest') parts.push(sql`o.starts_at is not null`)
  return parts
}

export async function countBelow(ctx: Ctx, id: string): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*) as count from activity.offering o where o.parent_id = ${id}`.execute(ctx.tx)
  return rows[0]?.count ?? 0
}
