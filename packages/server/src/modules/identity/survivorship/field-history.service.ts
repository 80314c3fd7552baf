import type { FieldHistory, FieldKey } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { disclosuresOf, traceSpecial, visibleId } from '../../relations/index.ts'
import { evidenceOf } from '../records/golden.service.ts'
import type { RelationRecord } from '@klantregie/contract'
import { sayerFor } from '../records/say-value.service.ts'
import * as evidence from './evidence.queries.ts'
import { fieldHistory } from './field-history.rules.ts'
import { getSurvivorship } from './survivorship-settings.service.ts'

/** Which values a relation has shown, of the fields that the reader may read, newest first. @throws AppError relations.relation_not_found */
export async function listFieldHistory(
  ctx: Ctx,
  { id, field }: { readonly id: string; readonly field?: FieldKey | undefined },
): Promise<{ items: FieldHistory[] }> {
  const relationId = await visibleId(ctx, id)
  const disclosure = (await disclosuresOf(ctx, [relationId], { isPage: true })).get(relationId)
  const rows = await evidence.listVersions(ctx, relationId)
  const sourceOf = new Map(rows.map((row) => [row.id, row.source_name]))
  const changes = fieldHistory(
    rows.map((row) => ({
      evidence: evidenceOf({ ...row, record: row.record as RelationRecord }),
      from: row.recorded_at,
      until: row.until,
      goneAt: row.gone_at,
    })),
    await getSurvivorship(ctx),
  )
  const sayer = await sayerFor(
    ctx,
    rows.map((row) => row.record as RelationRecord),
  )
  const say = (key: FieldKey, value: unknown) => (value === null ? null : sayer(key, value))
  const told = changes
    .filter((change) => field === undefined || change.field === field)
    .filter((change) => disclosure?.isRead(change.field) === true)
  await traceSpecial(ctx, [{ id: relationId, fields: told.map((change) => change.field) }])
  return {
    items: told.map((change) => ({
      field: change.field,
      at: change.at.toISOString(),
      before: say(change.field, change.before),
      after: say(change.field, change.after),
      source: sourceOf.get(change.recordId ?? '') ?? null,
    })),
  }
}
