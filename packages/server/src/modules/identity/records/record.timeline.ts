import type { TimelineSource } from '../../../platform/module.ts'
import * as records from './record.queries.ts'

/** Every version of every source record of a relation: read in, changed by a list, or changed by hand. */
export const recordTimeline: TimelineSource = async (ctx, { relationId, before, limit }) => {
  const versions = await records.listVersions(ctx, relationId, before, limit)
  return versions.map((version) => {
    const isManual = version.source_kind === 'manual'
    const isFirst = version.version === 1
    return {
      id: `record:${version.id}`,
      kind: isManual ? (isFirst ? 'created' : 'change') : 'import',
      at: version.recorded_at,
      by: version.started_by,
      source: version.source,
      sentence: isManual
        ? isFirst
          ? 'timeline.record.by_hand'
          : 'timeline.record.changed_by_hand'
        : isFirst
          ? 'timeline.record.imported'
          : 'timeline.record.changed_by_import',
      values: { source: version.source, file: version.file_name ?? '', row: version.row_number ?? 0 },
      text: null,
      interactionKind: null,
    } as const
  })
}
