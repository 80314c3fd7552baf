import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

export type RecordInDossier = {
  readonly source: string
  readonly sourceKind: string
  readonly objectType: string
  readonly externalId: string
  readonly version: number
  readonly recordedAt: Date
  readonly payload: unknown
  readonly isCurrent: boolean
}

/** Every version of every record, the oldest first. */
export async function listAll(ctx: Ctx, relationId: string): Promise<RecordInDossier[]> {
  const { rows } = await sql<RecordInDossier>`
    select s.name as source, s.kind as "sourceKind", r.object_type as "objectType", r.external_id as "externalId", r.version,
      r.recorded_at as "recordedAt", r.payload, r.superseded_by is null as "isCurrent"
    from identity.source_record r join identity.source s on s.id = r.source_id
    where r.relation_id = ${relationId} order by r.recorded_at, r.id`.execute(ctx.tx)
  return rows
}
