import type { RelationKind } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { countUpTo } from '../quality/gap.queries.ts'
import { all, among, whole, type Condition } from './condition.queries.ts'

export type ListRow = {
  readonly id: string
  readonly kind: RelationKind
  readonly name: string
  readonly sortKey: string
  readonly placeKey: string | null
  readonly changed: string
  readonly changedAt: Date
  readonly email: string | null
  readonly phone: string | null
  readonly street: string | null
  readonly postcode: string | null
  readonly place: string | null
  readonly birthDate: string | null
  readonly branchId: string | null
  readonly domainMask: string
  readonly isProtected: boolean
}

export const columns = sql`r.id, r.kind, r.display_name as name, r.sort_key as "sortKey", r.place_key as "placeKey",
  (r.changed_at at time zone 'UTC')::text || '+00' as changed, r.changed_at as "changedAt", r.email, r.phone, r.street, r.postcode, r.place,
  r.birth_date as "birthDate", r.branch_id as "branchId", r.domain_mask::text as "domainMask", r.is_protected as "isProtected"`

export type Position = {
  readonly id: string
  readonly sortKey: string
  readonly placeKey: string | null
  readonly changed: string
}
export type Segment = { readonly places: 'all' | 'known' | 'unknown'; readonly after: Position | null }
export type Order = { readonly sort: 'name' | 'place' | 'changed'; readonly reading: 'asc' | 'desc' }

/** Relations read in search of what can only be checked before it is left open how many there are. */
const CHECKED = 20_000

/**
 * How many a filter leaves. `share`: which part of the relations that were looked at holds it; null when nothing had to be looked at.
 * `expected`: how many the planner expects of everything else; null when it was not asked.
 */
export type Found =
  | { readonly what: 'few'; readonly count: number }
  | { readonly what: 'many' | 'unknown'; readonly share: number | null; readonly expected: number | null }

/**
 * When a filter leaves at most `most` relations: how many, and the page, in one statement. They are collected first and
 * then sorted, because walking the order and throwing nearly everything away costs far more; the planner cannot know that.
 * Otherwise `many`, or `unknown` when too many would have to be read to know.
 */
export async function readFew(
  ctx: Ctx,
  condition: Condition,
  page: Order & { readonly segments: readonly Segment[]; readonly limit: number; readonly most: number },
): Promise<{ readonly found: Found; readonly rows: ListRow[] }> {
  const { rows } = await sql<ListRow & Counted>`
    with ${collect(condition, page.most)}, ${total}
    select t.count, t.read, ${columns} from total t
    left join lateral (
      select r.id from few r where t.count <= ${page.most} and ${isInAny(page, page.segments)} order by ${orderOf(page)} limit ${page.limit}
    ) k on true
    left join relations.relation r on r.id = k.id
    order by ${orderOf(page)}
  `.execute(ctx.tx)
  const found = foundIn(rows[0], page.most)
  return { found, rows: found.what === 'few' ? rows.filter((row) => (row.id as string | null) !== null) : [] }
}

/** How many a filter leaves, for orders that are walked another way. */
export async function countFew(ctx: Ctx, condition: Condition, most: number): Promise<Found> {
  const { rows } = await sql<Counted>`
    with ${collect(condition, most)}, ${total} select t.count, t.read from total t`.execute(ctx.tx)
  return foundIn(rows[0], most)
}

/** `read`: relations that were looked at when not all were; null otherwise. */
type Counted = { readonly count: number; readonly read: number | null }

function foundIn(counted: Counted | undefined, most: number): Found {
  const { count, read } = counted ?? { count: 0, read: null }
  const isCut = read !== null && read > CHECKED
  const share = read === null || read === 0 ? null : count / read
  if (count > most) return { what: 'many', share, expected: null }
  return isCut ? { what: 'unknown', share, expected: null } : { what: 'few', count }
}

const total = sql`total as (select count(*) as count, (select reach.read from reach) as read from few)`

/** `few` (with `keys`) and `reach`. What can only be checked is checked on a bounded number of relations, when there is no index to begin with. */
function collect(condition: Condition, most: number): RawBuilder<unknown> {
  const { own, elsewhere, checked, start } = condition
  if (checked === null || start !== null) {
    return sql`few as materialized (select ${keys} from ${among(start)} where ${whole(condition)} limit ${most + 1}),
      reach as (select null::bigint as read)`
  }
  return sql`looked as materialized (
      select ${keys}, r.search_text, r.birth_date, r.domain_mask, r.own_set_id, r.gaps from relations.relation r
      where ${whole({ own, elsewhere, checked: null })} limit ${CHECKED + 1}),
    few as materialized (select ${keys} from looked r where ${checked} limit ${most + 1}),
    reach as (select count(*) as read from looked)`
}

const keys = sql`r.id, r.sort_key, r.place_key, r.changed_at`

/** Relations passed by in an order before it is clear that what is looked for lies elsewhere in it. */
export const PASSED_BY = 20_000
/** The same where an index leads to no more than `COLLECTED`: collecting those costs less than walking on. */
const PASSED_BY_FIRST = 4000
const COLLECTED = 40_000

type Stretch = Order & Segment & { readonly limit: number }

/**
 * Reads one stretch of a long list along the index of its order. What other tables or texts say may lie all in one corner
 * of the order (schools are all called "Basisschool"), so only so many are passed by; then everything is collected after all.
 */
export async function readAlong(ctx: Ctx, condition: Condition, page: Stretch): Promise<ListRow[]> {
  const { own, elsewhere, checked, wide } = condition
  const place = isIn(page, page)
  if (elsewhere === null && checked === null) {
    return run(
      ctx,
      sql`select ${columns} from relations.relation r where ${own} and ${place} order by ${orderOf(page)} limit ${page.limit}`,
    )
  }
  const first = await passBy(ctx, condition, page, PASSED_BY_FIRST)
  if (first.length === page.limit) return first
  if (wide === null || (await countUpTo(ctx, wide, COLLECTED)) > COLLECTED) {
    const near = await passBy(ctx, condition, page, PASSED_BY)
    if (near.length === page.limit) return near
  }
  return run(
    ctx,
    sql`with many as materialized (select ${keys} from ${among(wide)} where ${whole(condition)} and ${place})
      select ${columns} from (select r.* from many r order by ${orderOf(page)} limit ${page.limit}) k
      join relations.relation r on r.id = k.id order by ${orderOf(page)}`,
  )
}

function passBy(ctx: Ctx, { own, elsewhere, checked }: Condition, page: Stretch, most: number): Promise<ListRow[]> {
  const rest = all([elsewhere, checked].filter((part) => part !== null))
  return run(
    ctx,
    sql`select ${columns} from (
        select r.* from relations.relation r where ${own} and ${isIn(page, page)} order by ${orderOf(page)} limit ${most}
      ) r where ${rest} order by ${orderOf(page)} limit ${page.limit}`,
  )
}

async function run(ctx: Ctx, query: RawBuilder<unknown>): Promise<ListRow[]> {
  const { rows } = await sql<ListRow>`${query}`.execute(ctx.tx)
  return rows
}

/** Where a relation stands in each of the orders, when it exists for the reader. */
export async function findPosition(ctx: Ctx, id: string): Promise<Position | undefined> {
  const { rows } = await sql<Position>`select ${columns} from relations.relation r
    where r.id = ${id} and (r.domain_mask & ${ctx.domainMask}::bigint) <> 0`.execute(ctx.tx)
  return rows[0]
}

/** Who has no place stands behind the others, which is where indexes put nothing. */
function orderOf({ sort, reading }: Order): RawBuilder<unknown> {
  const keys = {
    name: [sql`r.sort_key`, sql`r.id`],
    place: [sql`r.place_key`, sql`r.sort_key`, sql`r.id`],
    changed: [sql`r.changed_at`, sql`r.id`],
  }
  return sql.join(keys[sort].map((key) => (reading === 'asc' ? sql`${key} asc` : sql`${key} desc`)))
}

function isInAny(order: Order, segments: readonly Segment[]): RawBuilder<unknown> {
  return sql`(${sql.join(
    segments.map((segment) => isIn(order, segment)),
    sql` or `,
  )})`
}

/** Row comparisons, which an index can answer under row-level security. */
function isIn({ sort, reading }: Order, { places, after }: Segment): RawBuilder<unknown> {
  const than = reading === 'asc' ? sql`>` : sql`<`
  if (sort === 'changed')
    return after ? sql`(r.changed_at, r.id) ${than} (${after.changed}::timestamptz, ${after.id}::uuid)` : sql`true`
  const byName = after ? sql`(r.sort_key, r.id) ${than} (${after.sortKey}, ${after.id}::uuid)` : sql`true`
  if (places === 'all') return byName
  if (places === 'unknown') return sql`(r.place_key is null and ${byName})`
  const byPlace = after
    ? sql`(r.place_key, r.sort_key, r.id) ${than} (${after.placeKey}, ${after.sortKey}, ${after.id}::uuid)`
    : sql`true`
  return sql`(r.place_key is not null and ${byPlace})`
}

/** Relations that a condition holds for: a subquery (relation_id, sort_key, kind, domain_mask, is_changeable). */
export function idsWhere(ctx: Ctx, condition: Condition): RawBuilder<unknown> {
  return sql`select r.id as relation_id, r.sort_key, r.kind, r.domain_mask, ${isChangeable(ctx)} as is_changeable
    from ${among(condition.start)} where ${whole(condition)}`
}

/** The same of these, as far as they exist for the reader; who was merged is meant as the relation that went on. */
export function idsAmong(ctx: Ctx, ids: readonly string[]): RawBuilder<unknown> {
  return sql`select distinct r.id as relation_id, r.sort_key, r.kind, r.domain_mask, ${isChangeable(ctx)} as is_changeable
    from (select coalesce(c.merged_into_id, c.id) as id from relations.relation c where c.id = any(${[...ids]}::uuid[]) offset 0) a
    join relations.relation r on r.id = a.id where r.archived_at is null and (r.domain_mask & ${ctx.domainMask}::bigint) <> 0`
}

function isChangeable(ctx: Ctx): RawBuilder<boolean> {
  return sql<boolean>`(r.domain_mask & ${ctx.permissions.has('relations.relation.write') ? ctx.rights.change : '0'}::bigint) <> 0`
}
