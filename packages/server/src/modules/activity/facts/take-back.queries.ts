import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { settleSome, settleWritten } from './settle.queries.ts'
import { assigned, CONTENT } from './write-facts.queries.ts'

/**
 * Takes back what an import wrote: what it brought goes, with what was reversed of it by hand; what it corrected is again what it was
 * before. Answers how many facts went and how many are back.
 */
export async function takeBack(ctx: Ctx, importId: string): Promise<{ removed: number; restored: number }> {
  const { rows: touched } = await sql<{ id: string }>`
    select distinct f.reverses_id as id from activity.fact f where f.import_id = ${importId} and f.reverses_id is not null`.execute(
    ctx.tx,
  )
  // Versions of this import that were themselves corrected since: the correction stays.
  await sql`delete from activity.fact f where f.import_id = ${importId} and f.superseded_by is not null`.execute(ctx.tx)
  const { rows: back } = await sql<{ sourceId: string; sourceKey: string }>`
    with last as (
      select distinct on (h.superseded_by) h.* from activity.fact f join activity.fact h on h.superseded_by = f.id
      where f.import_id = ${importId} and f.superseded_by is null order by h.superseded_by, h.version desc
    ),
    gone as (delete from activity.fact h using last l where h.id = l.id)
    update activity.fact f set ${assigned(CONTENT, 'l')}, reverses_id = l.reverses_id, recorded_at = l.recorded_at, version = l.version
    from last l where f.id = l.superseded_by
    returning f.source_id as "sourceId", f.source_key as "sourceKey"`.execute(ctx.tx)
  await sql`
    delete from activity.fact r using activity.fact f
    where r.reverses_id = f.id and r.source_id is null and f.import_id = ${importId} and f.superseded_by is null`.execute(
    ctx.tx,
  )
  const gone = await sql`delete from activity.fact f where f.import_id = ${importId}`.execute(ctx.tx)
  await settleSome(
    ctx,
    touched.map(({ id }) => id),
  )
  // What a version reversed may have come in after it was superseded.
  if (back.length > 0)
    await settleWritten(ctx, {
      sourceIds: back.map(({ sourceId }) => sourceId),
      sourceKeys: back.map(({ sourceKey }) => sourceKey),
    })
  return { removed: Number(gone.numAffectedRows ?? 0n), restored: back.length }
}
