import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/** An own filter as `own-filter.rules.ts` makes it; only comparisons that can use the index under row-level security. */
export type Filter = {
  readonly fieldKey: string
  readonly test:
    | { readonly what: 'empty' | 'filled'; readonly sets: readonly string[] }
    | { readonly what: 'text'; readonly is: string }
    | { readonly what: 'starts'; readonly from: string }
    | { readonly what: 'texts'; readonly from: string | null; readonly to: string | null }
    | { readonly what: 'numbers'; readonly from: number | null; readonly to: number | null }
}

/** The last character there is: everything that begins with a text sorts before it and this. */
const LAST = '\u{10FFFF}'

type Test = Filter['test']
type ValueTest = Exclude<Test, { readonly what: 'empty' | 'filled' }>

function tests(fieldKey: string, test: ValueTest): RawBuilder<unknown> {
  const ofField = sql`v.field_key = ${fieldKey}`
  switch (test.what) {
    case 'text':
      return sql`${ofField} and v.number is null and v.text_key = ${test.is}`
    case 'starts':
      return sql`${ofField} and v.number is null and v.text_key >= ${test.from} and v.text_key < ${test.from + LAST}`
    case 'texts':
      return sql`${ofField} and ${isAmongTexts(test.from, test.to)}`
    case 'numbers':
      return sql`${ofField} and ${isAmongNumbers(test.from, test.to)}`
  }
}

function isAmongTexts(from: string | null, to: string | null): RawBuilder<unknown> {
  return sql`v.number is null and v.text_key >= ${from ?? ''} and v.text_key <= ${to ?? LAST}`
}

function isAmongNumbers(from: number | null, to: number | null): RawBuilder<unknown> {
  const [least, most] = [from ?? -Infinity, to ?? Infinity]
  return sql`v.number is not null and v.number >= ${least}::double precision and v.number <= ${most}::double precision`
}

function isPresence(test: Test): test is Exclude<Test, ValueTest> {
  return test.what === 'empty' || test.what === 'filled'
}

/**
 * As a condition on `r`. Whether there is a value at all stands in the row itself. Values are looked up first (offset 0), by the
 * primary key: left to itself the planner reads the whole stretch of the field again for every relation.
 */
export function holds({ fieldKey, test }: Filter): RawBuilder<unknown> {
  if (isPresence(test)) {
    const isOneOf = sql`r.own_set_id = any(${[...test.sets]}::uuid[])`
    return test.what === 'empty' ? sql`(r.own_set_id is null or ${isOneOf})` : isOneOf
  }
  return sql`exists (select from (
    select o.field_key, o.text_key, o.number from relations.field_value o
    where o.field_key = ${fieldKey} and o.relation_id = r.id offset 0
  ) v where ${tests(fieldKey, test)})`
}

/** The relations of a filter as a subquery of ids (relation_id), `limit` entries of the index at most. */
export function idsOf({ fieldKey, test }: Filter, limit: number | null = null): RawBuilder<unknown> {
  if (!isPresence(test))
    return sql`select v.relation_id from relations.field_value v where ${tests(fieldKey, test)} limit ${limit}`
  const among = (own: RawBuilder<unknown>) =>
    sql`select r.id as relation_id from relations.relation r where r.archived_at is null and r.merged_into_id is null and ${own}`
  const known = among(sql`r.own_set_id = any(${[...test.sets]}::uuid[])`)
  if (test.what === 'filled') return sql`${known} limit ${limit}`
  return sql`(${known} limit ${limit}) union all (${among(sql`r.own_set_id is null`)} limit ${limit})`
}

/** How many entries of the index a filter leads to, counted up to `most` + 1. */
export async function countEntries(ctx: Ctx, filter: Filter, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select from (${idsOf(filter, most + 1)}) few limit ${most + 1}) counted
  `.execute(ctx.tx)
  return rows[0]?.count ?? 0
}
