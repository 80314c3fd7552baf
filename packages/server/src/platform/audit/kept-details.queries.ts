import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import type { KeptItem, KeptQuery, KeptRows } from '../keeping.ts'
import { eraseListedDetails, LISTED_AT_ONCE } from './erase-details.queries.ts'

const FIRST = '00000000-0000-0000-0000-000000000000'

/**
 * Particulars of the trail: what was changed into what, from which address and device. They go; that something was done, when and
 * by whom stays and is still chained. The account of an erasure is no particular of anybody and stays too.
 */
export const keptAuditDetails: KeptRows = {
  kind: 'audit_detail',
  atOnce: LISTED_AT_ONCE,
  page,
  count,
  remove: (ctx, ids) => eraseListedDetails(ctx, ids, 'retention'),
}

async function page(ctx: Ctx, { before, held, after, limit }: KeptQuery): Promise<KeptItem[]> {
  const { rows } = await sql<{ id: string; at: Date; relationId: string | null; isHeld: boolean; label: string }>`
    select e.id, e.at, e.action as label, case when e.subject_kind = 'relation' then e.subject_id end as "relationId",
      coalesce(e.subject_kind = 'relation' and e.subject_id in (${held}), false) as "isHeld"
    from platform.audit_detail d join platform.audit_entry e on e.id = d.entry_id
    where d.entry_id > ${after ?? FIRST}::uuid and e.at < ${before} and e.action <> 'audit.details_erased'
    order by d.entry_id limit ${limit}
  `.execute(ctx.tx)
  return rows.map((row) => ({ ...row, sourceId: null, rows: 1 }))
}

async function count(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from platform.audit_detail`.execute(ctx.tx)
  return rows[0]?.count ?? 0
}
