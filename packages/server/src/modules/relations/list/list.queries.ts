import type { RelationKind } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { findMasks } from '../page/visible-masks.queries.ts'
import { hasAll, idsOf, type SearchedTerm } from '../search/search.queries.ts'

/** Relations of a source or import, as a subquery of ids: both are kept by a module above this one. */
export type IdSubquery = (id: string) => RawBuilder<unknown>

/** What a list is narrowed to, ready for the database: names resolved to keys, bits and terms. */
export type Conditions = {
  readonly kind?: RelationKind | undefined
  readonly typeId?: string | undefined
  /** Today, for roles that run. */
  readonly today: string
  /** Bits of a domain, as text. */
  readonly domainBits?: string | undefined
  readonly branchId?: string | undefined
  readonly placeKey?: string | undefined
  readonly ofImport?: RawBuilder<unknown> | undefined
  readonly ofSource?: RawBuilder<unknown> | undefined
  readonly terms?: readonly SearchedTerm[] | undefined
  /** The rarest of `terms`, when it is rare enough to start from. */
  readonly driver?: { readonly term: SearchedTerm; readonly count: number } | undefined
}

async function inDomains(ctx: Ctx, bits: string): Promise<RawBuilder<boolean>> {
  if (bits === EVERY_DOMAIN) return sql`true`
  const masks = await findMasks(ctx, bits)
  if (masks === null) return sql`(r.domain_mask & ${bits}::bigint) <> 0`
  return sql`r.domain_mask = any(${masks}::bigint[])`
}

/** The condition on `r` for a reader and a filter. */
export async function conditionOf(ctx: Ctx, filter: Conditions): Promise<RawBuilder<boolean>> {
  const parts: RawBuilder<unknown>[] = [sql`r.archived_at is null`, await inDomains(ctx, ctx.domainMask)]
  if (filter.domainBits !== undefined) parts.push(await inDomains(ctx, filter.domainBits))
  const { kind, branchId, placeKey, ofImport, ofSource, typeId } = filter
  if (kind !== undefined) parts.push(sql`r.kind = ${kind}`)
  if (branchId !== undefined) parts.push(sql`r.branch_id = ${branchId}`)
  if (placeKey !== undefined) parts.push(sql`r.place_key = ${placeKey}`)
  if (ofImport !== undefined) parts.push(sql`r.id in (${ofImport})`)
  if (ofSource !== undefined) parts.push(sql`r.id in (${ofSource})`)
  if (typeId !== undefined) parts.push(hasType(typeId, filter.today))
  parts.push(...textConditions(filter))
  return sql`${sql.join(parts, sql` and `)}`
}

function hasType(typeId: string, today: string): RawBuilder<boolean> {
  return sql`exists (select from relations.role ro where ro.relation_id = r.id and ro.type_id = ${typeId}
    and (ro.valid_until is null or ro.valid_until > ${today}::date))`
}

function textConditions({ terms = [], driver }: Conditions): RawBuilder<unknown>[] {
  if (terms.length === 0) return []
  if (!driver) return [hasAll(terms)]
  return [sql`r.id in (${idsOf(driver.term, driver.count)})`, hasAll(terms)]
}

/** Exact up to `most`; one more means "more than that". */
export async function countUpTo(ctx: Ctx, condition: RawBuilder<boolean>, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select from relations.relation r where ${condition} limit ${most + 1}) counted
  `.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

/** What the planner expects: good enough for "about 240,000". */
export async function estimate(ctx: Ctx, condition: RawBuilder<boolean>): Promise<number> {
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>`
    explain (format json) select from relations.relation r where ${condition}
  `.execute(ctx.tx)
  return rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0
}

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
}

const columns = sql`r.id, r.kind, r.display_name as name, r.sort_key as "sortKey", r.place_key as "placeKey",
  (r.changed_at at time zone 'UTC')::text || '+00' as changed, r.changed_at as "changedAt", r.email, r.phone, r.street, r.postcode, r.place,
  r.birth_date as "birthDate", r.branch_id as "branchId"`

export type Stretch = {
  readonly sort: 'name' | 'place' | 'changed'
  readonly reading: 'asc' | 'desc'
  readonly places: 'all' | 'known' | 'unknown'
  readonly after: { readonly id: string; readonly sortKey: string; readonly placeKey: string | null; readonly changed: string } | null
  readonly limit: number
}

/**
 * Reads a stretch. `isRare`: the filter leaves so few relations that sorting them is cheaper than walking the order and
 * throwing nearly everything away; the planner cannot know that, a count can.
 */
export async function read(ctx: Ctx, condition: RawBuilder<boolean>, isRare: boolean, stretch: Stretch): Promise<ListRow[]> {
  const { order, behind } = orderOf(stretch)
  const wanted = sql`${condition} and ${behind}`
  const page = isRare
    ? sql`with r as materialized (select r.* from relations.relation r where ${wanted})
        select ${columns} from r order by ${order} limit ${stretch.limit}`
    : sql`select ${columns} from relations.relation r where ${wanted} order by ${order} limit ${stretch.limit}`
  const { rows } = await sql<ListRow>`${page}`.execute(ctx.tx)
  return rows
}

function orderOf({ sort, reading, places, after }: Stretch): { order: RawBuilder<unknown>; behind: RawBuilder<boolean> } {
  const way = reading === 'asc' ? sql`asc` : sql`desc`
  const than = reading === 'asc' ? sql`>` : sql`<`
  const placeCondition = places === 'known' ? sql`r.place_key is not null` : places === 'unknown' ? sql`r.place_key is null` : sql`true`
  const by = (...keys: RawBuilder<unknown>[]) => sql.join(keys.map((key) => sql`${key} ${way}`))
  if (sort === 'changed') {
    const behind = after ? sql`(r.changed_at, r.id) ${than} (${after.changed}::timestamptz, ${after.id}::uuid)` : sql`true`
    return { order: by(sql`r.changed_at`, sql`r.id`), behind: sql`${behind}` }
  }
  if (places === 'known') {
    const behind = after
      ? sql`(r.place_key, r.sort_key, r.id) ${than} (${after.placeKey}, ${after.sortKey}, ${after.id}::uuid)`
      : sql`true`
    return { order: by(sql`r.place_key`, sql`r.sort_key`, sql`r.id`), behind: sql`${placeCondition} and ${behind}` }
  }
  const behind = after ? sql`(r.sort_key, r.id) ${than} (${after.sortKey}, ${after.id}::uuid)` : sql`true`
  return { order: by(sql`r.sort_key`, sql`r.id`), behind: sql`${placeCondition} and ${behind}` }
}
