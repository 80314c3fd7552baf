import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { expect, whole, type Condition } from './condition.queries.ts'

/** Relations of a list that tell how many there are of everything, to within a few percent. */
const WANTED = 2000
/** No more of the table is read for it than so many relations, and no less than a hundredth part: an expectation may be wrong. */
const MOST_READ = 100_000
const LEAST_SHARE = 0.01

/** A subquery (relation_id, kind, domain_mask) of some relations of a list, and which share of the table they are taken from, 0 to 1. */
export type Sample = { readonly ids: RawBuilder<unknown>; readonly share: number }

/**
 * A sample of the relations that a filter leaves, all over the table: the same one every time, so that numbers do not dance from one
 * question to the next.
 */
export async function sampleWhere(ctx: Ctx, condition: Condition): Promise<Sample> {
  const wanted = WANTED / Math.max(1, await expect(ctx, condition))
  const affordable = MOST_READ / Math.max(1, await tableSize(ctx))
  const share = Math.min(1, affordable, Math.max(LEAST_SHARE, wanted))
  return {
    share,
    ids: sql`select r.id as relation_id, r.kind, r.domain_mask
      from relations.relation r tablesample system (${share * 100}) repeatable (1) where ${whole(condition)}`,
  }
}

/** Relations of all organisations together, as the planner knows them. */
async function tableSize(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ rows: number }>`
    select c.reltuples as rows from pg_class c where c.oid = 'relations.relation'::regclass`.execute(ctx.tx)
  return rows[0]?.rows ?? 0
}
