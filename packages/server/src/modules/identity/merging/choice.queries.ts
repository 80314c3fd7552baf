import type { RelationRecord } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { CHOSEN_AT_MERGE } from '../records/record.queries.ts'

type Choice = {
  readonly mergeId: string
  readonly sourceId: string
  /** The cell that stays. */
  readonly cellId: string
  readonly record: RelationRecord & { readonly cleared?: readonly string[] }
  readonly hash: string
}

/** The values chosen at a merge, as a record by hand of that merge. */
export async function insert(ctx: Ctx, { mergeId, sourceId, cellId, record, hash }: Choice): Promise<string> {
  const id = newId()
  const text = JSON.stringify(record)
  await sql`
    insert into identity.source_record (id, source_id, object_type, external_id, version, payload, payload_hash, record, recorded_at,
      origin_relation_id, relation_id)
    values (${id}, ${sourceId}, ${CHOSEN_AT_MERGE}, ${mergeId}, 1, ${text}::json, ${hash}, ${text}::jsonb, ${ctx.now}, ${cellId}, ${cellId})
  `.execute(ctx.tx)
  return id
}

/** Whether what was chosen at merges counts: only as long as the two that were merged are one. It is kept when it does not. */
export async function setCounting(
  ctx: Ctx,
  choices: readonly { readonly mergeId: string; readonly recordId: string; readonly counts: boolean }[],
): Promise<void> {
  if (choices.length === 0) return
  const rows = JSON.stringify(choices)
  await sql`
    update identity.source_record r set superseded_by = case when c.counts then null else c."mergeId" end
    from jsonb_to_recordset(${rows}::jsonb) as c ("mergeId" uuid, "recordId" uuid, counts boolean)
    where r.id = c."recordId" and (r.superseded_by is null) <> c.counts
  `.execute(ctx.tx)
}
