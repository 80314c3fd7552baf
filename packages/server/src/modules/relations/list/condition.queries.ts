import { dutchDay } from '@klantregie/contract'
import type { RelationKind } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { expectedRows } from '../../../platform/db/expected-rows.queries.ts'
import { minorsBornAfter } from '../../../platform/pure/dutch/age-of-consent.ts'
import { clearBits, isLimited } from '../disclosure/clear-fields.queries.ts'
import { holds, idsOf as idsOfOwn, type Filter as OwnFilter } from '../field-values/own-filter.queries.ts'
import type { OwnFilters } from '../field-values/own-filter.service.ts'
import { findMasks } from '../page/visible-masks.queries.ts'
import type { Gap } from '../quality/gap.service.ts'
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
  /** The colleague who looks after it. */
  readonly ownerId?: string | undefined
  /** A label, with how many relations have it, counted up to a bit more than `few`; null when the reader may not know of it. */
  readonly label?: { readonly id: string; readonly count: number } | null | undefined
  /** Relations that the reader picked one by one: a subquery (relation_id) of no more than `count`. */
  readonly picked?: { readonly ids: RawBuilder<unknown>; readonly count: number } | undefined
  /** Relations that are left out, a thousand or so; null when it is not known any more which: then nobody is found. */
  readonly except?: readonly string[] | null | undefined
  /** Whom a segment holds. */
  readonly segment?: Segment | undefined
  readonly placeKey?: string | undefined
  /** Areas of Dutch postcodes: of a municipality, or a single one. */
  readonly areas?: Areas | undefined
  /** Fields that are looked into besides, such as the address for a map. */
  readonly looksInto?: readonly string[] | undefined
  /** Conditions on own fields, and the one that leaves the fewest. */
  readonly ownFields?: OwnFilters | undefined
  /** What is missing or cannot be right. */
  readonly gap?: Gap | undefined
  readonly ofImport?: RawBuilder<unknown> | undefined
  readonly ofSource?: RawBuilder<unknown> | undefined
  readonly terms?: readonly SearchedTerm[] | undefined
  /** The rarest of `terms` with its entries in the index, counted up to a bit more than `few`. */
  readonly rarest?: (SearchedTerm & { readonly count: number }) | undefined
  /** Relations that have all of `terms`, when each is frequent and those that have them all are few. */
  readonly together?: readonly string[] | undefined
  /** No more ids than this are collected before anything else is looked at. */
  readonly few: number
}

/** Kept by a module above this one: how many, who (a subquery of relation_id), and whether somebody is one of them. */
export type Segment = {
  readonly count: number
  readonly ids: RawBuilder<unknown>
  readonly holds: (id: RawBuilder<unknown>) => RawBuilder<unknown>
}

/** `isPrecise`: says so much about where somebody lives that it is kept back of children, of whom a place is shown and no more. */
export type Areas = { readonly codes: readonly string[]; readonly isPrecise: boolean }

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
  /** What can only be checked, relation by relation: words, own fields, gaps; null for nothing. */
  readonly checked: RawBuilder<unknown> | null
  /** Ids (relation_id) among which all that is looked for surely is, few enough to begin with; null to begin with the relations. */
  readonly start: RawBuilder<unknown> | null
  /** The same, but many: for when walking an order has found nothing. */
  readonly wide: RawBuilder<unknown> | null
}

export async function conditionOf(ctx: Ctx, filter: Conditions): Promise<Condition> {
  const { few } = filter
  const [rarest] = waysOf(filter).toSorted((one, other) => one.count - other.count)
  const elsewhere = conditionsElsewhere(filter)
  const checked = checksOf(ctx, filter)
  return {
    own: all(await ownConditions(ctx, filter)),
    elsewhere: elsewhere.length > 0 ? all(elsewhere) : null,
    checked: checked.length > 0 ? all(checked) : null,
    start: rarest && rarest.count <= few ? rarest.ids(rarest.count) : null,
    wide: rarest ? rarest.ids(rarest.count <= few ? rarest.count : null) : null,
  }
}

/** The condition and one on an own field with it; `isFew`: the filter leads to few relations, to begin with. */
export function alsoHolds(condition: Condition, filter: OwnFilter, isFew: boolean): Condition {
  const ids = idsOfOwn(filter)
  const checked = condition.checked === null ? holds(filter) : all([condition.checked, holds(filter)])
  return { ...condition, checked, start: isFew ? ids : condition.start, wide: ids }
}

/** An index that leads to all that is looked for, and to how many. */
type Way = { readonly count: number; readonly ids: (limit: number | null) => RawBuilder<unknown> }

function waysOf({ rarest, together, ownFields, gap, label, picked, segment }: Conditions): Way[] {
  const ways: Way[] = []
  if (label) ways.push({ count: label.count, ids: () => idsOfLabel(label.id) })
  if (segment) ways.push({ count: segment.count, ids: () => segment.ids })
  if (picked) ways.push({ count: picked.count, ids: () => picked.ids })
  if (together)
    ways.push({ count: together.length, ids: () => sql`select unnest(${[...together]}::uuid[]) as relation_id` })
  if (rarest) ways.push({ count: rarest.count, ids: (limit) => idsOf(rarest, limit) })
  const own = ownFields?.rarest
  if (own) ways.push({ count: own.count, ids: () => idsOfOwn(own.filter) })
  const among = gap?.among
  if (among) ways.push({ count: among.count, ids: () => among.ids })
  return ways
}

function checksOf(ctx: Ctx, { terms = [], ownFields, gap, segment }: Conditions): RawBuilder<unknown>[] {
  const checks: RawBuilder<unknown>[] = (ownFields?.all ?? []).map(holds)
  if (gap) checks.push(gap.holds)
  if (segment) checks.push(segment.holds(sql`r.id`))
  if (terms.length > 0) checks.push(hasAll(ctx, terms))
  return checks
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
function fieldsOf({ placeKey, areas, looksInto, ownFields, gap }: Conditions): string[] {
  return [
    ...(placeKey === undefined && areas === undefined ? [] : ['addresses']),
    ...(looksInto ?? []),
    ...(ownFields?.all ?? []).map(({ fieldKey }) => fieldKey),
    ...(gap?.fields ?? []),
  ]
}

async function ownConditions(ctx: Ctx, filter: Conditions): Promise<RawBuilder<unknown>[]> {
  const { kind, branchId, placeKey, areas } = filter
  const own: RawBuilder<unknown>[] = [sql`r.archived_at is null and r.merged_into_id is null`]
  for (const bits of requiredBits(ctx, filter)) own.push(await inDomains(ctx, bits))
  own.push(...exceptions(filter))
  if (kind !== undefined) own.push(sql`r.kind = ${kind}`)
  if (branchId !== undefined) own.push(sql`r.branch_id = ${branchId}`)
  if (placeKey !== undefined) own.push(sql`r.place_key = ${placeKey}`)
  if (areas !== undefined) own.push(...inAreas(ctx, areas))
  return own
}

/** Nobody at all where the reader may not know of what is asked, or where it is not known any more who was left out. */
function exceptions({ isOfUnseenType = false, label, except }: Conditions): RawBuilder<unknown>[] {
  if (isOfUnseenType || label === null || except === null) return [sql`false`]
  if (except === undefined || except.length === 0) return []
  // As values: of a subquery the planner would expect that it leaves out half of the relations.
  return [sql`r.id <> all(${[...except]}::uuid[])`]
}

function inAreas(ctx: Ctx, { codes, isPrecise }: Areas): RawBuilder<unknown>[] {
  const [only, ...others] = codes
  const isThere =
    only !== undefined && others.length === 0
      ? sql`r.postcode_area = ${only}`
      : sql`r.postcode_area = any(${[...codes]}::text[])`
  return isPrecise && ctx.actor.kind === 'user' ? [isThere, isGrown(ctx)] : [isThere]
}

/** Of children the address is kept back, and so is by what one would feel one's way to it. */
export function isGrown(ctx: Ctx): RawBuilder<boolean> {
  return sql`(r.birth_date is null or r.birth_date <= ${minorsBornAfter(dutchDay(ctx.now))}::date)`
}

function conditionsElsewhere(filter: Conditions): RawBuilder<unknown>[] {
  const { ofImport, ofSource, picked, label, typeId, ownerId, today } = filter
  const elsewhere: RawBuilder<unknown>[] = []
  for (const ids of [ofImport, ofSource, picked?.ids]) if (ids !== undefined) elsewhere.push(sql`r.id in (${ids})`)
  if (typeId !== undefined) elsewhere.push(hasType(typeId, today))
  if (label) elsewhere.push(sql`r.id in (${idsOfLabel(label.id)})`)
  if (ownerId !== undefined) elsewhere.push(sql`r.id in (${idsOfOwner(ownerId, today)})`)
  return elsewhere
}

export function all(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
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

export function whole({
  own,
  elsewhere,
  checked,
}: Pick<Condition, 'own' | 'elsewhere' | 'checked'>): RawBuilder<unknown> {
  return all([own, elsewhere, checked].filter((part) => part !== null))
}

/** Relations of which a role that runs lies with a colleague. */
function idsOfOwner(ownerId: string, today: string): RawBuilder<unknown> {
  return sql`select ro.relation_id from relations.role ro where ro.owner_user_id = ${ownerId}
    and (ro.valid_until is null or ro.valid_until > ${today}::date)`
}

/** Relations that have a label, some of them twice. */
export function idsOfLabel(labelId: string): RawBuilder<unknown> {
  return sql`select rl.relation_id from relations.relation_label rl where rl.label_id = ${labelId}`
}

function hasType(typeId: string, today: string): RawBuilder<boolean> {
  return sql`exists (select from relations.role ro where ro.relation_id = r.id and ro.type_id = ${typeId}
    and (ro.valid_until is null or ro.valid_until > ${today}::date))`
}

/** What the planner expects of everything but what can only be checked: good enough for "about 240,000". */
export function expect(ctx: Ctx, { own, elsewhere }: Condition): Promise<number> {
  return expectedRows(ctx, sql`select from relations.relation r where ${whole({ own, elsewhere, checked: null })}`)
}

/** Relations that are enough to tell about how many hold what can only be checked. */
const SAMPLED = 1000

/**
 * Which part of the relations that a filter leaves hold what can only be checked, from a sample all over the table: the same
 * one every time, so that a total does not dance from page to page. `expected`: how many there are about.
 */
export async function shareOf(ctx: Ctx, { own, elsewhere, checked }: Condition, expected: number): Promise<number> {
  const percentage = Math.min(100, (100 * SAMPLED) / Math.max(1, expected))
  const { rows } = await sql<{ read: number; count: number }>`
    select count(*) as read, count(*) filter (where ${checked ?? sql`true`}) as count
    from relations.relation r tablesample system (${percentage}) repeatable (1)
    where ${whole({ own, elsewhere, checked: null })}`.execute(ctx.tx)
  const { read, count } = rows[0] ?? { read: 0, count: 0 }
  return read === 0 ? 0 : count / read
}

/** For texts the planner knows the distribution of the index's entries, but nothing of what a text contains. */
export function estimateEntries(ctx: Ctx, term: SearchedTerm): Promise<number> {
  return expectedRows(ctx, idsOf(term, null))
}
