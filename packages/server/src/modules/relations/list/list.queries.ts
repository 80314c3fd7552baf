import type { RelationKind } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { clearBits, isLimited } from '../disclosure/clear-fields.queries.ts'
import { holds, idsOf as idsOfOwn, type Filter as OwnFilter } from '../field-values/own-filter.queries.ts'
import { findMasks } from '../page/visible-masks.queries.ts'
import { hasAll, idsOf, type SearchedTerm } from '../search/search.queries.ts'

/** Relations of a source or import, as a subquery of ids: both are kept by a module above this one. */
export type IdSubquery = (id: string) => RawBuilder<unknown>

/** What a list is narrowed to, ready for the database: names resolved to keys, bits and terms. */
export type Conditions = {
  readonly kind?: RelationKind | undefined
  readonly typeId?: string | undefined
  /** The type belongs to a domain that the reader does not see. */
  readonly isOfUnseenType?: boolean | undefined
  /** Today, for roles that run. */
  readonly today: string
  /** Bits of a domain, as text. */
  readonly domainBits?: string | undefined
  /** Only what the reader may take along. */
  readonly exportOnly?: boolean | undefined
  readonly branchId?: string | undefined
  readonly placeKey?: string | undefined
  /** Conditions on own fields, and the one that leaves few, to begin with. */
  readonly ownFields?: { readonly all: readonly OwnFilter[]; readonly start: OwnFilter | null } | undefined
  /** What is missing or cannot be right, and the fields that tell. */
  readonly gap?: { readonly holds: RawBuilder<unknown>; readonly fields: readonly string[] } | undefined
  readonly ofImport?: RawBuilder<unknown> | undefined
  readonly ofSource?: RawBuilder<unknown> | undefined
  readonly terms?: readonly SearchedTerm[] | undefined
  /** The rarest of `terms`, when it is rare enough to start from. */
  readonly driver?: { readonly term: SearchedTerm; readonly count: number } | undefined
  /** The rarest of `terms` when even that is too frequent to start from. */
  readonly rarest?: SearchedTerm | undefined
}

async function inDomains(ctx: Ctx, bits: string): Promise<RawBuilder<boolean>> {
  const masks = await findMasks(ctx, bits)
  if (masks === null) return sql`(r.domain_mask & ${bits}::bigint) <> 0`
  return sql`r.domain_mask = any(${masks}::bigint[])`
}

/** A filter as conditions on `r`, apart by what the database can do with them. */
export type Condition = {
  /** Columns of the relation with an index in the order of lists. */
  readonly own: RawBuilder<unknown>
  /** What other tables say and can be started from; null for nothing. */
  readonly elsewhere: RawBuilder<unknown> | null
  /** Words so frequent that they can only be checked, relation by relation; null for nothing. */
  readonly checked: RawBuilder<unknown> | null
  /** Ids (relation_id) that surely hold all that is looked for, few enough to begin with; null to begin with the relations. */
  readonly start: RawBuilder<unknown> | null
  /** The same, but many: for when walking an order has found nothing. */
  readonly wide: RawBuilder<unknown> | null
}

export async function conditionOf(ctx: Ctx, filter: Conditions): Promise<Condition> {
  const { terms = [], driver, rarest } = filter
  const elsewhere = conditionsElsewhere(ctx, filter)
  return {
    own: all(await ownConditions(ctx, filter)),
    elsewhere: elsewhere.length > 0 ? all(elsewhere) : null,
    checked: driver || terms.length === 0 ? null : hasAll(ctx, terms),
    start: driver ? idsOf(driver.term, driver.count) : startOf(filter),
    wide: rarest ? idsOf(rarest, null) : null,
  }
}

function startOf({ ownFields }: Conditions): RawBuilder<unknown> | null {
  return ownFields?.start ? idsOfOwn(ownFields.start) : null
}

/** In which domains a relation must be, as bits: several of these all hold. */
function requiredBits(ctx: Ctx, { domainBits, exportOnly = false, ...filter }: Conditions): string[] {
  const bits = [ctx.domainMask]
  // A domain that the reader does not see is nobody's, also not of those they see for another reason.
  if (domainBits !== undefined) bits.push((BigInt(domainBits) & BigInt(ctx.domainMask)).toString())
  if (exportOnly) bits.push(ctx.rights.export)
  // A filter on a field finds relations of which the reader may read it: others would tell by being counted.
  for (const field of fieldsOf(filter)) if (isLimited(ctx, field)) bits.push(clearBits(ctx, field))
  return bits.filter((mask) => mask !== EVERY_DOMAIN)
}

/** The fields that a filter looks into. */
function fieldsOf({ placeKey, ownFields, gap }: Conditions): string[] {
  return [
    ...(placeKey === undefined ? [] : ['addresses']),
    ...(ownFields?.all ?? []).map(({ fieldKey }) => fieldKey),
    ...(gap?.fields ?? []),
  ]
}

async function ownConditions(ctx: Ctx, filter: Conditions): Promise<RawBuilder<unknown>[]> {
  const { kind, branchId, placeKey, isOfUnseenType = false } = filter
  const own: RawBuilder<unknown>[] = [sql`r.archived_at is null and r.merged_into_id is null`]
  for (const bits of requiredBits(ctx, filter)) own.push(await inDomains(ctx, bits))
  if (isOfUnseenType) own.push(sql`false`)
  if (kind !== undefined) own.push(sql`r.kind = ${kind}`)
  if (branchId !== undefined) own.push(sql`r.branch_id = ${branchId}`)
  if (placeKey !== undefined) own.push(sql`r.place_key = ${placeKey}`)
  return own
}

function conditionsElsewhere(
  ctx: Ctx,
  { ofImport, ofSource, typeId, today, terms = [], driver, ownFields, gap }: Conditions,
): RawBuilder<unknown>[] {
  const elsewhere: RawBuilder<unknown>[] = []
  for (const ids of [ofImport, ofSource]) if (ids !== undefined) elsewhere.push(sql`r.id in (${ids})`)
  if (typeId !== undefined) elsewhere.push(hasType(typeId, today))
  for (const filter of ownFields?.all ?? []) elsewhere.push(holds(filter))
  if (gap !== undefined) elsewhere.push(gap.holds)
  if (driver) elsewhere.push(hasAll(ctx, terms))
  return elsewhere
}

function all(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join(conditions, sql` and `)
}

/**
 * Relations to look among, from ids when there are few. Not flattened (offset 0): the planner would rather read a whole base
 * of roles than believe that a word is rare.
 */
export function among(ids: RawBuilder<unknown> | null): RawBuilder<unknown> {
  if (ids === null) return sql`relations.relation r`
  return sql`(select distinct i.relation_id from (${ids}) i offset 0) d join relations.relation r on r.id = d.relation_id`
}

export function whole({ own, elsewhere, checked }: Condition): RawBuilder<unknown> {
  return all([own, elsewhere, checked].filter((part) => part !== null))
}

function hasType(typeId: string, today: string): RawBuilder<boolean> {
  return sql`exists (select from relations.role ro where ro.relation_id = r.id and ro.type_id = ${typeId}
    and (ro.valid_until is null or ro.valid_until > ${today}::date))`
}

/** What the planner expects: good enough for "about 240,000". */
export function estimate(ctx: Ctx, condition: Condition): Promise<number> {
  return expectedRows(ctx, sql`select from ${among(condition.start)} where ${whole(condition)}`)
}

/** For texts the planner knows the distribution of the index's entries, but nothing of what a text contains. */
export function estimateEntries(ctx: Ctx, term: SearchedTerm): Promise<number> {
  return expectedRows(ctx, idsOf(term, null))
}

async function expectedRows(ctx: Ctx, query: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{
    'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }]
  }>`explain (format json) ${query}`.execute(ctx.tx)
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

/** Relations read in search of frequent words before it is left open how many there are. */
const CHECKED = 20_000

/**
 * When a filter leaves at most `most` relations: how many, and the page, in one statement. They are collected first and
 * then sorted, because walking the order and throwing nearly everything away costs far more; the planner cannot know that.
 * Otherwise `many`, or `unknown` when too many would have to be read to know.
 */
export async function readFew(
  ctx: Ctx,
  condition: Condition,
  page: Order & { readonly segments: readonly Segment[]; readonly limit: number; readonly most: number },
): Promise<{ count: number; rows: ListRow[] } | 'many' | 'unknown'> {
  const { rows } = await sql<ListRow & { count: number; isCut: boolean }>`
    with ${collect(condition, page.most)}, total as (select count(*) as count, (select is_cut from reach) as is_cut from few)
    select t.count, t.is_cut as "isCut", ${columns} from total t
    left join lateral (
      select r.id from few r where t.count <= ${page.most} and ${isInAny(page, page.segments)} order by ${orderOf(page)} limit ${page.limit}
    ) k on true
    left join relations.relation r on r.id = k.id
    order by ${orderOf(page)}
  `.execute(ctx.tx)
  const [first] = rows
  if (!first || first.count > page.most) return 'many'
  if (first.isCut) return 'unknown'
  return { count: first.count, rows: rows.filter((row) => (row.id as string | null) !== null) }
}

function collect(condition: Condition, most: number): RawBuilder<unknown> {
  const { own, elsewhere, checked } = condition
  if (checked === null || elsewhere !== null) {
    return sql`few as materialized (select ${keys} from ${among(condition.start)} where ${whole(condition)} limit ${most + 1}),
      reach as (select false as is_cut)`
  }
  return sql`read as materialized (select ${keys}, r.search_text, r.birth_date, r.domain_mask from relations.relation r where ${own} limit ${CHECKED + 1}),
    few as materialized (select ${keys} from read r where ${checked} limit ${most + 1}),
    reach as (select count(*) > ${CHECKED} as is_cut from read)`
}

const keys = sql`r.id, r.sort_key, r.place_key, r.changed_at`

/** Relations passed by in an order before it is clear that what is looked for lies elsewhere in it. */
export const PASSED_BY = 20_000

/**
 * Reads one stretch of a long list along the index of its order. What other tables or texts say may lie all in one corner
 * of the order (schools are all called "Basisschool"), so only so many are passed by; then everything is collected after all.
 */
export async function readAlong(
  ctx: Ctx,
  condition: Condition,
  page: Order & Segment & { readonly limit: number },
): Promise<ListRow[]> {
  const { own, elsewhere, checked } = condition
  const place = isIn(page, page)
  if (elsewhere === null && checked === null) {
    return run(
      ctx,
      sql`select ${columns} from relations.relation r where ${own} and ${place} order by ${orderOf(page)} limit ${page.limit}`,
    )
  }
  const rest = all([elsewhere, checked].filter((part) => part !== null))
  const near = await run(
    ctx,
    sql`select ${columns} from (
        select r.* from relations.relation r where ${own} and ${place} order by ${orderOf(page)} limit ${PASSED_BY}
      ) r where ${rest} order by ${orderOf(page)} limit ${page.limit}`,
  )
  if (near.length === page.limit) return near
  return run(
    ctx,
    sql`with many as materialized (select ${keys} from ${among(condition.wide)} where ${whole(condition)} and ${place})
      select ${columns} from (select r.* from many r order by ${orderOf(page)} limit ${page.limit}) k
      join relations.relation r on r.id = k.id order by ${orderOf(page)}`,
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
