import type { FieldKey } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/** Relations of which two or more records say something about a field: for others it does not matter whom to believe. By id. */
export async function findDisputed(
  ctx: Ctx,
  field: FieldKey,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ relation_id: string }>`
    select s.relation_id from identity.source_record s
    where s.superseded_by is null and jsonb_exists(s.record, ${field})
      and s.relation_id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000'::uuid)
    group by s.relation_id having count(*) > 1 order by s.relation_id limit ${limit}
  `.execute(ctx.tx)
  return rows.map((row) => row.relation_id)
}

export async function countDisputed(ctx: Ctx, field: FieldKey): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      select from identity.source_record s where s.superseded_by is null and jsonb_exists(s.record, ${field})
      group by s.relation_id having count(*) > 1) disputed
  `.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

/** Every version of every record of a relation, with the moment at which it stopped counting. */
export async function listVersions(ctx: Ctx, relationId: string) {
  const { rows } = await sql<{
    id: string
    source_id: string
    source_kind: string
    source_name: string
    trust: number
    recorded_at: Date
    until: Date | null
    gone_at: Date | null
    gone_import_id: string | null
    record: unknown
  }>`
    select r.id, r.source_id, s.kind as source_kind, s.name as source_name, s.trust, r.recorded_at,
      coalesce(n.recorded_at, case when r.superseded_by is not null then r.recorded_at end) as until,
      g.ran_at as gone_at, r.gone_import_id, r.record
    from identity.source_record r join identity.source s on s.id = r.source_id
    left join identity.source_record n on n.id = r.superseded_by
    left join identity.import g on g.id = r.gone_import_id
    where r.relation_id = ${relationId} order by r.recorded_at, r.id
  `.execute(ctx.tx)
  return rows
}
