import { dutchDay } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { minorsBornAfter } from '../../../platform/pure/dutch/age-of-consent.ts'
import { SEARCH_PARTS } from '../../../platform/pure/search-text.ts'

/**
 * Parts of statements over relations (`r`) that keep what a reader is not shown out of conditions, orders and counts. For a
 * reader without limits on fields they come down to what they would be without rights.
 */

/** In relations of which domains the reader may read a field in full, as bits; all that they see when nothing was agreed about it. */
export function clearBits(ctx: Ctx, field: string): string {
  const limit = ctx.rights.fields[field]
  return limit === undefined ? ctx.domainMask : (BigInt(limit.clear) & BigInt(ctx.domainMask)).toString()
}

/** Whether there are relations of which the reader may not read this field in full. */
export function isLimited(ctx: Ctx, field: string): boolean {
  return ctx.actor.kind === 'user' && clearBits(ctx, field) !== ctx.domainMask
}

/** Whether any field is kept back from this reader anywhere; who it is about apart. */
export function hasLimits(ctx: Ctx): boolean {
  return ctx.actor.kind === 'user' && SEARCH_PARTS.some((field) => isLimited(ctx, field))
}

/** Whether the reader sees every relation and may read every field that is searched. */
export function seesAll(ctx: Ctx): boolean {
  return ctx.domainMask === EVERY_DOMAIN && !hasLimits(ctx)
}

/** The separator of the parts of a search text (`projection.rules.ts`). */
const BETWEEN_PARTS = '\u001F'
/** Of a child the parts by which it may be found: name, organisation, numbers of its own. */
const PARTS_OF_A_MINOR = 3

const partAt = (index: number) => sql`split_part(r.search_text, ${BETWEEN_PARTS}, ${index + 1}::int)`

/**
 * The text in which this reader's words are looked for, of `r`: a word that stands in what they are not shown finds nothing, so
 * that nobody can feel their way to a value.
 */
export function searchableText(ctx: Ctx): RawBuilder<string> {
  if (ctx.actor.kind === 'system') return sql`r.search_text`
  const bornAfter = minorsBornAfter(dutchDay(ctx.now))
  if (hasLimits(ctx))
    return sql`(${sql.join(
      SEARCH_PARTS.map((field, index) => clearPart(ctx, { field, index, bornAfter })),
      sql` || `,
    )})`
  const ofMinor = sql.join(
    Array.from({ length: PARTS_OF_A_MINOR }, (_, index) => partAt(index)),
    sql` || `,
  )
  return sql`(case when r.birth_date > ${bornAfter}::date then ${ofMinor} else r.search_text end)`
}

type Part = { readonly field: string; readonly index: number; readonly bornAfter: string }

function clearPart(ctx: Ctx, { field, index, bornAfter }: Part): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = []
  if (isLimited(ctx, field)) conditions.push(sql`(r.domain_mask & ${clearBits(ctx, field)}::bigint) <> 0`)
  if (index >= PARTS_OF_A_MINOR) conditions.push(sql`(r.birth_date is null or r.birth_date <= ${bornAfter}::date)`)
  if (conditions.length === 0) return partAt(index)
  return sql`case when ${sql.join(conditions, sql` and `)} then ${partAt(index)} else '' end`
}

/** Whether something may be kept back of `r`, so that what was found must be looked at again in `searchableText`. */
export function mayBeLimited(ctx: Ctx): RawBuilder<boolean> {
  if (ctx.actor.kind === 'system') return sql`false`
  if (hasLimits(ctx)) return sql`true`
  return sql`coalesce(r.birth_date > ${minorsBornAfter(dutchDay(ctx.now))}::date, false)`
}

/** Whether `r` is called by its name and not by an address or number that stands in for one. */
export const isNamed: RawBuilder<boolean> = sql<boolean>`(${partAt(0)} <> '' or ${partAt(1)} <> '')`
