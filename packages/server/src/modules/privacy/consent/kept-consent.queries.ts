import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import type { KeptItem, KeptQuery, KeptRows } from '../../../platform/keeping.ts'

const FIRST = '00000000-0000-0000-0000-000000000000'

/**
 * Statements that are only proof any more: overruled by what was said later, or set aside. Their term runs from that moment; what
 * holds now never goes in this way, by whatever rule (privacy.consent_overruled_at, which guards the removal too).
 */
export const keptConsent: KeptRows = {
  kind: 'consent_proof',
  atOnce: 500,
  page,
  count,
  remove: (ctx, ids) => removeOverruled(ctx, ids, false),
  anonymise: (ctx, ids) => removeOverruled(ctx, ids, true),
}

async function page(ctx: Ctx, { before, held, after, limit }: KeptQuery): Promise<KeptItem[]> {
  const { rows } = await sql<{ id: string; at: Date; relationId: string; purposeId: string; isHeld: boolean }>`
    select c.id, o.at, c.relation_id as "relationId", c.purpose_id as "purposeId", c.relation_id in (${held}) as "isHeld"
    from privacy.consent c cross join lateral (select privacy.consent_overruled_at(c) as at offset 0) o
    where c.id > ${after ?? FIRST}::uuid and c.recorded_at < ${before} and o.at < ${before} order by c.id limit ${limit}
  `.execute(ctx.tx)
  return rows.map((row) => ({ ...row, sourceId: null, rows: 1, label: null }))
}

async function count(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from privacy.consent`.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

/** `isCounted`: how many there were of what stays, per purpose, channel and year (privacy.consent_tally). */
async function removeOverruled(ctx: Ctx, ids: readonly string[], isCounted: boolean): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select privacy.remove_overruled_consent(${[...ids]}::uuid[], ${isCounted}) as count
  `.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

/** About which purposes something was said by each of these, whatever it was; what was set aside with its list does not count. */
export async function findPurposesOf(
  ctx: Ctx,
  relationIds: readonly string[],
): Promise<Map<string, readonly string[]>> {
  if (relationIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; purposeIds: string[] }>`
    select c.relation_id as id, array_agg(distinct c.purpose_id::text) as "purposeIds" from privacy.consent c
    where c.relation_id = any(${[...relationIds]}::uuid[]) and c.voided_at is null group by c.relation_id
  `.execute(ctx.tx)
  return new Map(rows.map(({ id, purposeIds }) => [id, purposeIds]))
}
