import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/** An own filter as `own-filter.rules.ts` makes it; only comparisons that can use the index under row-level security. */
export type Filter = {
  readonly fieldKey: string
  readonly test:
    | { readonly what: 'empty' | 'filled' }
    | { readonly what: 'text'; readonly is: string }
    | { readonly what: 'starts'; readonly from: string }
    | { readonly what: 'texts'; readonly from: string | null; readonly to: string | null }
    | { readonly what: 'numbers'; readonly from: number | null; readonly to: number | null }
}

/** The last character there is: everything that begins with a text sorts before it and this. */
const LAST = '\u{10FFFF}'

function tests({ fieldKey, test }: Filter): RawBuilder<unknown> {
  const ofField = sql`v.field_key = ${fieldKey}`
  switch (test.what) {
    case 'empty':
    case 'filled':
      return ofField
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

/**
 * As a condition on `r`. The values of the relation are looked up first (offset 0), by the primary key: left to itself the planner
 * reads the whole stretch of the field again for every relation.
 */
export function holds(filter: Filter): RawBuilder<unknown> {
  const exists = sql`exists (select from (
    select o.field_key, o.text_key, o.number from relations.field_value o
    where o.field_key = ${filter.fieldKey} and o.relation_id = r.id offset 0
  ) v where ${tests(filter)})`
  return filter.test.what === 'empty' ? sql`not ${exists}` : exists
}

/** The relations of a filter as a subquery of ids (relation_id). */
export function idsOf(filter: Filter): RawBuilder<unknown> {
  return sql`select v.relation_id from relations.field_value v where ${tests(filter)}`
}

/** How many entries of the index a filter leads to, counted up to `most` + 1. */
export async function countEntries(ctx: Ctx, filter: Filter, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select from relations.field_value v where ${tests(filter)} limit ${most + 1}) counted
  `.execute(ctx.tx)
  return rows[0]?.count ?? 0
}
