import type { FieldKey } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { visibleId } from '../../relations/index.ts'
import { sayValue } from './say-value.rules.ts'
import { evidenceOf } from './golden.service.ts'
import * as records from './record.queries.ts'
import { getSurvivorship } from '../survivorship/survivorship-settings.service.ts'
import { computeGolden } from './survivorship.rules.ts'

/**
 * Where every value of a relation came from. Computed from the same records by the same rule that made the values, so it
 * cannot tell another story than the page.
 */
export async function getSources(ctx: Ctx, id: string) {
  const relationId = await visibleId(ctx, id)
  const current = await records.findCurrent(ctx, [relationId])
  const shown = await records.listOfRelation(ctx, relationId)
  const byId = new Map(current.map((row) => [row.id, row]))
  const { survivors } =
    current.length > 0 ? computeGolden(current.map(evidenceOf), await getSurvivorship(ctx)) : { survivors: [] }
  const provenance = survivors.flatMap(({ field, recordId, reason }) => {
    const winner = byId.get(recordId)
    if (!winner) return []
    return [
      {
        field,
        source: winner.source_name,
        sourceId: winner.source_id,
        recordId,
        externalId: winner.external_id,
        recordedAt: winner.recorded_at.toISOString(),
        reason,
        others: othersOf(field, recordId, current),
      },
    ]
  })
  return { provenance, records: shown.map(toView) }
}

function othersOf(field: FieldKey, winnerId: string, current: readonly records.CurrentRecord[]) {
  return current
    .filter((row) => row.id !== winnerId && row.record[field] !== undefined)
    .sort((a, b) => b.recorded_at.getTime() - a.recorded_at.getTime())
    .map((row) => ({
      source: row.source_name,
      value: sayValue(field, row.record[field]),
      recordedAt: row.recorded_at.toISOString(),
    }))
}

type Shown = Awaited<ReturnType<typeof records.listOfRelation>>[number]

function toView(row: Shown) {
  const lastSeen = row.source_kind === 'manual' ? row.recorded_at : row.gone_at === null ? row.last_import_at : null
  return {
    id: row.id,
    source: row.source,
    sourceId: row.source_id,
    objectType: row.object_type,
    externalId: row.external_id,
    version: row.version,
    recordedAt: row.recorded_at.toISOString(),
    lastSeenAt: lastSeen?.toISOString() ?? null,
    goneAt: row.gone_at?.toISOString() ?? null,
    importId: row.import_id,
    rowNumber: row.row_number,
    cells: Object.entries(row.payload as Record<string, unknown>).map(([name, value]) => ({
      name,
      value: typeof value === 'string' ? value : JSON.stringify(value),
    })),
  }
}
