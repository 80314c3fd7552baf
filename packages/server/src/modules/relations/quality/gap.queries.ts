import type { CompletenessField, QualityGap, ValidityField } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { bitOf, HAS_BRIN, HAS_DUTCH_POSTCODE, longAgo, MISSING, WRONG } from './gap-bits.queries.ts'

export type Condition = RawBuilder<unknown>

/**
 * When a relation `r` lacks something or holds something that cannot be right, as conditions. The same for the figures and for
 * the lists behind them, so that the one is always the length of the other. What follows from the relation alone stands in its
 * column `gaps` (migration 0020).
 */

const has = (bit: number) => sql`(r.gaps & ${sql.lit(bit)}) <> 0`
const hasNot = (bit: number) => sql`(r.gaps & ${sql.lit(bit)}) = 0`
const kindIs = (kind: string) => sql`r.kind = ${sql.lit(kind)}`

/** For which relations a field exists at all; where it does not, nothing can be missing. Of protected ones nothing is asked. */
const exists: Readonly<Record<CompletenessField, RawBuilder<unknown>>> = {
  reachable: sql`not r.is_protected`,
  emails: sql`not r.is_protected`,
  phones: sql`not r.is_protected`,
  addresses: sql`not r.is_protected`,
  municipality: sql`not r.is_protected`,
  birthDate: sql`(not r.is_protected and ${kindIs('person')})`,
  website: sql`(not r.is_protected and ${kindIs('organisation')})`,
}

/** Whether a value is there to be judged. Foreign postcodes are not: every country has its own form. */
const judged: Readonly<Record<ValidityField, RawBuilder<unknown>>> = {
  emails: sql`r.email is not null`,
  phones: sql`r.phone is not null`,
  postcode: has(HAS_DUTCH_POSTCODE),
  birthDate: sql`r.birth_date is not null`,
  brin: has(HAS_BRIN),
}

const isPossibleBirth = sql`(r.birth_date <= current_date and r.birth_date > current_date - interval '122 years')`

/** The form only; whether an address exists cannot be seen. */
const isRight = (field: ValidityField): RawBuilder<unknown> =>
  field === 'birthDate' ? isPossibleBirth : hasNot(WRONG[field])

export const completenessParts = (field: CompletenessField) => ({
  measured: exists[field],
  good: hasNot(MISSING[field]),
})
export const validityParts = (field: ValidityField) => ({ measured: judged[field], good: isRight(field) })

/** The day of asking (jjjj-mm-dd), and the moment since when something is fresh. */
export type Asking = { readonly today: string; readonly since: Date }

/** Relations `r` with this gap, for a list. */
export function hasGap(gap: QualityGap, { today, since }: Asking): Condition {
  const bit = bitOf(gap)
  if (bit !== null) return has(bit)
  if (gap === 'bad-birthDate') return sql`(${isTooLongAgo(today)} or ${isStillToCome(today)})`
  return sql`(r.changed_at < ${since}::timestamptz
    and not exists (select from relations.verification v where v.relation_id = r.id and v.at >= ${since}::timestamptz))`
}

const isTooLongAgo = (today: string) => sql`r.birth_date <= ${longAgo(today)}::date`
const isStillToCome = (today: string) => sql`r.birth_date > ${today}::date`

/** More combinations of gaps than this are not looked up one by one. */
const MOST_COMBINATIONS = 1000

/**
 * Ids (relation_id) among which all relations with this gap are, by an index; null when there is none to begin with. "One of these
 * combinations" can use an index where "has this bit" cannot.
 */
export async function idsWithGap(ctx: Ctx, gap: QualityGap, { today, since }: Asking): Promise<Condition | null> {
  const bit = bitOf(gap)
  const among = (own: Condition) =>
    sql`select r.id as relation_id from relations.relation r where r.archived_at is null and r.merged_into_id is null and ${own}`
  if (gap === 'bad-birthDate') return sql`(${among(isTooLongAgo(today))}) union all (${among(isStillToCome(today))})`
  if (bit === null) return among(sql`r.changed_at < ${since}::timestamptz`)
  const combinations = await findCombinations(ctx)
  if (combinations === null) return null
  return among(sql`r.gaps = any(${combinations.filter((gaps) => (gaps & bit) !== 0)}::int[])`)
}

/** The combinations of gaps that occur, by jumping from one to the next. */
async function findCombinations(ctx: Ctx): Promise<number[] | null> {
  const next = (after: Condition) => sql`select r.gaps from relations.relation r
    where r.archived_at is null and r.merged_into_id is null and ${after} order by r.gaps limit 1`
  const { rows } = await sql<{ gaps: number }>`
    with recursive found as (
      (${next(sql`true`)}) union all select (${next(sql`r.gaps > f.gaps`)}) from found f where f.gaps is not null
    )
    select gaps from found where gaps is not null limit ${MOST_COMBINATIONS + 1}
  `.execute(ctx.tx)
  return rows.length > MOST_COMBINATIONS ? null : rows.map(({ gaps }) => gaps)
}

/** How many there are in a subquery of ids, counted up to `most` + 1. */
export async function countUpTo(ctx: Ctx, ids: Condition, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select from (${ids}) i limit ${most + 1}) counted`.execute(ctx.tx)
  return rows[0]?.count ?? 0
}
