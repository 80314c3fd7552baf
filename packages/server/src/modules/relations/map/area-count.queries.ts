import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { among, expect, isGrown, whole, type Condition } from '../list/condition.queries.ts'

/** `area` null: no Dutch address that is known. */
export type AreaCount = { readonly area: string | null; readonly count: number }

type How = {
  /** Children stand in no area: a map by area tells more of where somebody lives than a place does. */
  readonly isPrecise: boolean
}

function areaOf(ctx: Ctx, { isPrecise }: How): RawBuilder<unknown> {
  if (!isPrecise || ctx.actor.kind !== 'user') return sql`r.postcode_area`
  return sql`case when ${isGrown(ctx)} then r.postcode_area end`
}

/** Whether a filter asks only what stands in the index of areas itself. */
export function isOfIndex({ elsewhere, checked }: Condition): boolean {
  return elsewhere === null && checked === null
}

/** All of them, counted from the index of areas (relation_by_area) and nothing else. */
export async function countAll(ctx: Ctx, { own }: Condition, how: How): Promise<AreaCount[]> {
  const { rows } = await sql<AreaCount>`
    select ${areaOf(ctx, how)} as area, count(*) as count from relations.relation r where ${own} group by 1`.execute(
    ctx.tx,
  )
  return rows
}

/** At most `most` of them, collected from where they are fewest; null when there are more. */
export async function countFew(
  ctx: Ctx,
  condition: Condition,
  { most, ...how }: How & { readonly most: number },
): Promise<AreaCount[] | null> {
  const { rows } = await sql<AreaCount>`
    with few as materialized (select ${areaOf(ctx, how)} as area from ${among(condition.start)} where ${whole(condition)} limit ${most + 1})
    select f.area, count(*) as count from few f group by 1`.execute(ctx.tx)
  return rows.reduce((sum, { count }) => sum + count, 0) > most ? null : rows
}

/** Relations that are looked at in a sample. */
const SAMPLED = 20_000

/**
 * A part of them, all over the table, the same every time: enough to tell where most are. `share`: which part of the table was read, from 0
 * to 1.
 */
export async function countSample(
  ctx: Ctx,
  condition: Condition,
  how: How,
): Promise<{ readonly counts: AreaCount[]; readonly share: number }> {
  const share = Math.min(1, SAMPLED / Math.max(1, await expect(ctx, condition)))
  const { rows } = await sql<AreaCount>`
    select ${areaOf(ctx, how)} as area, count(*) as count
    from relations.relation r tablesample system (${share * 100}) repeatable (1)
    where ${whole(condition)} group by 1`.execute(ctx.tx)
  return { counts: rows, share }
}
