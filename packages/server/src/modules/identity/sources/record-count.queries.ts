import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { expectedRows } from '../../../platform/db/expected-rows.queries.ts'

/**
 * Current records per source. Counting a million index entries is a second's work, so from here on the planner's
 * estimate serves: the number tells people how large a source is, nothing is decided by it.
 */
const MOST_EXACT = 20_000

export async function countRecords(ctx: Ctx, sourceId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from (
    select 1 from identity.source_record where source_id = ${sourceId} and superseded_by is null limit ${MOST_EXACT}) few`.execute(
    ctx.tx,
  )
  const exact = rows[0]?.count ?? 0
  return exact < MOST_EXACT ? exact : estimate(ctx, sourceId)
}

async function estimate(ctx: Ctx, sourceId: string): Promise<number> {
  const current = sql`select 1 from identity.source_record where source_id = ${sourceId} and superseded_by is null`
  return Math.max(MOST_EXACT, await expectedRows(ctx, current))
}

/** Names of the sources that know each of these relations: one query for a page of a list. */
export async function sourceNamesOf(ctx: Ctx, relationIds: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{
    relation_id: string
    names: string[]
  }>`select r.relation_id, array_agg(distinct s.name order by s.name) as names
    from identity.source_record r join identity.source s on s.id = r.source_id
    where r.relation_id = any(${[...relationIds]}::uuid[]) and r.superseded_by is null group by r.relation_id`.execute(
    ctx.tx,
  )
  return new Map(rows.map((row) => [row.relation_id, row.names]))
}

/** For a filter: relations with a current record of this source. */
export function relationIdsOfSource(sourceId: string) {
  return sql`select f.relation_id from identity.source_record f where f.source_id = ${sourceId} and f.superseded_by is null`
}

/** For a filter: relations that an import brought something to. */
export function relationIdsOfImport(importId: string) {
  return sql`select f.relation_id from identity.source_record f where f.import_id = ${importId}`
}

/** Names of all sources by id. */
export async function sourceNames(ctx: Ctx): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from identity.source`.execute(ctx.tx)
  return new Map(rows.map((row) => [row.id, row.name]))
}
