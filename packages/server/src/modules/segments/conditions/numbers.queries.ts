import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { relationsWithFacts } from '../../activity/index.ts'
import { leftOutOfForetelling } from '../../privacy/index.ts'
import { relationsApproached } from '../../engagement/index.ts'
import { idsOfOwnCondition, relationsLinked, relationsWithLabel, relationsWithRole } from '../../relations/index.ts'
import { placeOf, placesWith } from '../codes/code-place.queries.ts'
import { numbersOfMoment } from '../moments/moment-bits.queries.ts'
import { FIRST_BIRTHDAY } from '../portrait/slices.ts'
import { countWithin, dayOfKey, keyOfDay, oldest, sumWithin } from '../profile/behaviour-days.queries.ts'
import { EVERY, type Exact } from './exact.ts'

/** Only these relations; null: every one. */
export type Among = readonly string[] | null

/** Who stands at the other end of a link, as a subquery (relation_id) of the conditions that are asked of them. */
export type Others = RawBuilder<unknown> | null

/** The numbers of the relations for which a condition holds, as a subquery (number), some of them twice. */
export async function numbersOf(
  ctx: Ctx,
  condition: Exclude<Exact, OfService>,
  { among, others = null }: { readonly among: Among; readonly others?: Others },
): Promise<RawBuilder<unknown>> {
  if (condition.on === 'behaviour' || condition.on === 'first') return ofBehaviour(condition, among)
  if (condition.on === 'rfm') return ofScores(condition, among)
  if (condition.on === 'alive') return ofAlive(condition, among)
  if (condition.on === 'moment') return numbersOfMoment(condition.id, among)
  if (isElsewhere(condition)) {
    const ids = await idsElsewhere(ctx, condition, { among, others })
    return numbersOfRelations(ids)
  }
  return sql`select p.number from segments.profile p where ${ofProfile(condition)} and ${within(sql`p.relation_id`, among)}`
}

const within = (column: RawBuilder<unknown>, among: Among): RawBuilder<unknown> =>
  among === null ? sql`true` : sql`${column} = any(${[...among]}::uuid[])`

const texts = (values: readonly string[]) => sql`${[...values]}::text[]`
const uuids = (values: readonly string[]) => sql`${[...values]}::uuid[]`

type On<O extends Exact['on']> = Extract<Exact, { readonly on: O }>
type OfElsewhere = On<'role' | 'label' | 'link' | 'own' | 'offering' | 'approach'>
/** Is told by a service: see `numbersFor`. */
type OfService = On<'may'>
type OfProfile = Exclude<Exact, OfElsewhere | OfService | Behaviour | On<'rfm' | 'alive' | 'moment'>>

function isElsewhere(condition: Exact): condition is OfElsewhere {
  return ['role', 'label', 'link', 'own', 'offering', 'approach'].includes(condition.on)
}

/** What another module keeps, as a subquery (relation_id). */
async function idsElsewhere(
  ctx: Ctx,
  condition: OfElsewhere,
  { among, others }: { readonly among: Among; readonly others: Others },
): Promise<RawBuilder<unknown>> {
  switch (condition.on) {
    case 'role':
      return relationsWithRole(condition, among)
    case 'label':
      return relationsWithLabel(condition.ids, among)
    case 'link':
      return relationsLinked({ ...condition, others }, among)
    case 'offering':
      return relationsAtOffering(condition, among)
    case 'approach':
      return relationsApproached(condition, among)
    case 'own':
      return idsOfOwnCondition(ctx, condition.asked, among)
  }
}

/** Who took part on so many days; along the index of what is offered. */
function relationsAtOffering(
  { ids, familyIds, least, from, until }: On<'offering'>,
  among: Among,
): RawBuilder<unknown> {
  const facts = relationsWithFacts({
    offeringIds: ids,
    ...(from === null ? {} : { from }),
    ...(until === null ? {} : { to: until }),
  })
  return sql`select f.relation_id from (${facts}) f
    where f.counts and f.family_id = any(${uuids(familyIds)}) and ${within(sql`f.relation_id`, among)}
    group by f.relation_id having count(distinct f.day) >= ${least}`
}

/** The numbers of the relations of a subquery (relation_id), as one (number). */
export const numbersOfRelations = (relations: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`select p.number from (${relations}) x join segments.profile p on p.relation_id = x.relation_id`

const PROFILE: { readonly [O in OfProfile['on']]: (condition: On<O>) => RawBuilder<unknown> } = {
  open: () => sql`p.is_open`,
  kind: ({ oneOf }) => sql`p.kind = any(${texts(oneOf)})`,
  domain: ({ bits }) => sql`(p.domain_mask & ${bits}::bigint) <> 0`,
  branch: ({ ids }) => sql`p.branch_id = any(${uuids(ids)})`,
  place: ({ keys }) => sql`p.place_key = any(${texts(keys)})`,
  areas: ({ codes }) => sql`p.postcode_area = any(${texts(codes)})`,
  code: ({ editionId, keyedBy, keys }) => sql`${placeOf[keyedBy]} in (${placesWith(editionId, keys)})`,
  reach: ({ has }) => sql`p.${sql.ref(`has_${has}`)}`,
  unprotected: () => sql`not p.is_protected`,
  grown: ({ bornBy }) => sql`(p.birth_date is null or p.birth_date <= ${bornBy}::date)`,
  slice: ({ of, bit }) => sql`((${NUMBERS[of]} >> ${bit}::int) & 1) = 1`,
  born: (days) => between(sql`p.birth_date`, days),
  added: (days) => between(sql`p.added_on`, days),
}

/** As `portrait/slices.ts` says. */
const NUMBERS = {
  // Of a birthday that is not known `greatest` would say one.
  birthday: sql`(case when p.birth_date is not null then least(greatest(p.birth_date - ${FIRST_BIRTHDAY}::date, 1), 65535) end)`,
  area: sql`p.postcode_area::int`,
} as const

function ofProfile<O extends OfProfile['on']>(condition: On<O>): RawBuilder<unknown> {
  // The key of the table is that of the condition, which the compiler cannot see through a union.
  const say = PROFILE[(condition as OfProfile).on] as unknown as (one: On<O>) => RawBuilder<unknown>
  return say(condition)
}

type Days = { readonly from: string | null; readonly until: string | null }

function between(column: RawBuilder<unknown>, { from, until }: Days): RawBuilder<unknown> {
  const ends = [sql`${column} is not null`]
  if (from !== null) ends.push(sql`${column} >= ${from}::date`)
  if (until !== null) ends.push(sql`${column} <= ${until}::date`)
  return sql.join(ends, sql` and `)
}

function ofScores({ familyId, ...scores }: On<'rfm'>, among: Among): RawBuilder<unknown> {
  const ranges = (['recency', 'frequency', 'money'] as const).flatMap((what) => {
    const range = scores[what]
    return range === null ? [] : [sql`r.${sql.ref(what)} between ${range[0]} and ${range[1]}`]
  })
  return sql`select r.number from segments.rfm r
    where ${sql.join([sql`r.family_id = ${familyId}`, within(sql`r.relation_id`, among), ...ranges], sql` and `)}`
}

/** Whoever was restricted since is left out at once. */
function ofAlive({ familyId, oneOf }: On<'alive'>, among: Among): RawBuilder<unknown> {
  return sql`select v.number from segments.relation_value v
    where v.family_id = ${familyId} and v.alive_class = any(${texts(oneOf)}) and ${within(sql`v.relation_id`, among)}
      and not exists (select from (${leftOutOfForetelling()}) x where x.relation_id = v.relation_id)`
}

type Behaviour = Extract<Exact, { readonly on: 'behaviour' | 'first' }>

/**
 * Whoever did nothing at all in a family has no row here. A condition that holds for nothing as well ("at most twice") therefore begins
 * with everybody and takes away for whom it does not hold.
 */
function ofBehaviour(condition: Behaviour, among: Among): RawBuilder<unknown> {
  if (condition.on === 'first') {
    return sql`select b.number from segments.behaviour b where ${whole(condition.familyId)} and ${within(sql`b.relation_id`, among)}
      and cardinality(b.days) > 0 and ${between(oldest(sql`b.days`), condition)}`
  }
  const holdsForNothing = (condition.least ?? 0) <= 0 && (condition.most ?? 0) >= 0
  if (!holdsForNothing) return doers(condition, among, false)
  return sql`select p.number from segments.profile p where ${within(sql`p.relation_id`, among)}
    and not exists (select from (${doers(condition, among, true)}) o where o.number = p.number)`
}

const whole = (familyId: string) =>
  sql`b.family_id = ${familyId} and b.genre_id = ${EVERY}::uuid and b.branch_id = ${EVERY}::uuid`

type Counted = Extract<Behaviour, { readonly on: 'behaviour' }>

/** Of those who did something, for whom it holds (or, turned, does not). */
function doers(condition: Counted, among: Among, isTurned: boolean): RawBuilder<unknown> {
  const { least, most } = condition
  const amount = sql.ref('amount')
  const limits = [
    ...(least === null ? [] : [sql`${amount} >= ${least}::bigint`]),
    ...(most === null ? [] : [sql`${amount} <= ${most}::bigint`]),
  ]
  const holds = limits.length === 0 ? sql`true` : sql.join(limits, sql` and `)
  return sql`select s.number from (${amounts(condition, among)}) s where ${isTurned ? sql`not (${holds})` : holds}`
}

/** How much each of them did, as a subquery (number, amount). */
function amounts(condition: Counted, among: Among): RawBuilder<unknown> {
  if (isBeyondProfile(condition)) return amountsOfFacts(condition, among)
  const rows = sql`${sliceOf(condition)} and ${within(sql`b.relation_id`, among)} and ${didSince(condition)}`
  // A day with two genres is one day; money and tickets of two genres add up.
  if (condition.measure === 'days' && !isOneRow(condition))
    return sql`select b.number, count(distinct d.day) as amount
      from segments.behaviour b cross join lateral (select ${dayOfKey(sql`k.key`)} as day from unnest(b.days) k(key)) d
      where ${rows} and ${isWithin(condition)} group by b.number`
  // One row of each of them needs no adding up.
  if (isOneRow(condition))
    return sql`select b.number, ${amountIn(condition)} as amount from segments.behaviour b where ${rows}`
  return sql`select b.number, sum(${amountIn(condition)})::bigint as amount from segments.behaviour b where ${rows} group by b.number`
}

/** Whoever did nothing since then has an amount of nothing, and is never asked for here. */
const didSince = ({ from }: Counted) => (from === null ? sql`true` : sql`b.newest <= ${keyOfDay(sql`${from}::date`)}`)

const isOneRow = ({ genreIds, branchIds }: Counted) => genreIds.length + branchIds.length <= 1

/** Genre and branch at once, and orders that may lie in several genres, cannot be told from rows per genre or per branch. */
function isBeyondProfile(condition: Counted): boolean {
  const { genreIds, branchIds, measure } = condition
  return (genreIds.length > 0 && branchIds.length > 0) || (measure === 'orders' && !isOneRow(condition))
}

/** The same from the facts themselves. */
function amountsOfFacts(condition: Counted, among: Among): RawBuilder<unknown> {
  const { familyId, genreIds, branchIds, measure } = condition
  const slice = {
    ...(genreIds.length > 0 ? { genreIds } : {}),
    ...(branchIds.length > 0 ? { branchIds } : {}),
  }
  const facts = sql`select f.* from (${relationsWithFacts(slice)}) f
    where f.family_id = ${familyId} and ${within(sql`f.relation_id`, among)}`
  // An order counts on the first of its days that count.
  const of =
    measure === 'orders'
      ? sql`(select f.relation_id, f.order_ref, min(f.day) as day from (${facts}) f where f.counts group by 1, 2)`
      : sql`(${facts})`
  return sql`
    select p.number, ${sumOf(measure)}::bigint as amount
    from ${of} d join segments.profile p on p.relation_id = d.relation_id where ${isWithin(condition)} group by p.number`
}

function sumOf(measure: Counted['measure']): RawBuilder<unknown> {
  switch (measure) {
    case 'days':
      return sql`count(distinct d.day) filter (where d.counts)`
    case 'orders':
      return sql`count(*)`
    case 'quantity':
      return sql`coalesce(sum(d.quantity) filter (where d.counts), 0)`
    case 'money':
      return sql`sum(d.money_cents)`
  }
}

function sliceOf({ familyId, genreIds, branchIds }: Counted): RawBuilder<unknown> {
  const side = (column: 'genre_id' | 'branch_id', ids: readonly string[]) =>
    ids.length === 0
      ? sql`b.${sql.ref(column)} = ${EVERY}::uuid`
      : sql`b.${sql.ref(column)} = any(${uuids(ids)}) and b.${sql.ref(column)} <> ${EVERY}::uuid`
  return sql`b.family_id = ${familyId} and ${side('genre_id', genreIds)} and ${side('branch_id', branchIds)}`
}

/** How much of a row falls within the days that are asked for. */
function amountIn({ measure, from, until }: Counted): RawBuilder<unknown> {
  const day = (text: string | null) => (text === null ? null : sql`${text}::date`)
  const stretch = { from: day(from), until: day(until), newest: sql`b.newest` }
  switch (measure) {
    case 'days':
      return countWithin(sql`b.days`, stretch)
    case 'money':
      return sumWithin(sql`b.money_days`, sql`b.cents`, stretch)
    case 'orders':
      return sumWithin(sql`b.days`, sql`b.orders`, stretch)
    case 'quantity':
      return sumWithin(sql`b.days`, sql`b.quantities`, stretch)
  }
}

function isWithin({ from, until }: Days): RawBuilder<unknown> {
  const ends = [sql`true`]
  if (from !== null) ends.push(sql`d.day >= ${from}::date`)
  if (until !== null) ends.push(sql`d.day <= ${until}::date`)
  return sql.join(ends, sql` and `)
}
