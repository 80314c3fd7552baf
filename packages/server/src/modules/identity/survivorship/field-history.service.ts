import type { FieldHistory, FieldKey } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { visibleId } from '../../relations/index.ts'
import { evidenceOf } from '../records/golden.service.ts'
import type { RelationRecord } from '@klantregie/contract'
import { sayValue } from '../records/say-value.rules.ts'
import * as evidence from './evidence.queries.ts'
import { fieldHistory } from './field-history.rules.ts'
import { getSurvivorship } from './survivorship-settings.service.ts'

/** Which values a relation has shown, newest first. @throws AppError relations.relation_not_found */
export async function listFieldHistory(
  ctx: Ctx,
  { id, field }: { readonly id: string; readonly field?: FieldKey | undefined },
): Promise<{ items: FieldHistory[] }> {
  const rows = await evidence.listVersions(ctx, await visibleId(ctx, id))
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
  const say = (key: FieldKey, value: unknown) => (value === null ? null : sayValue(key, value))
  return {
    items: changes
      .filter((change) => field === undefined || change.field === field)
      .map((change) => ({
        field: change.field,
        at: change.at.toISOString(),
        before: say(change.field, change.before),
        after: say(change.field, change.after),
        source: sourceOf.get(change.recordId ?? '') ?? null,
      })),
  }
}
