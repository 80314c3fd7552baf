import type { DossierSource } from '../../../platform/module.ts'
import * as records from './record-dossier.queries.ts'

/** What every source said, version by version and cell by cell, exactly as it came in. */
export const recordDossier: DossierSource = {
  tables: ['identity.source_record'],
  read: async (ctx, { relationId }) => {
    const rows = await records.listAll(ctx, relationId)
    return [
      {
        key: 'sources',
        isProvided: true,
        columns: ['source', 'number', 'version', 'received', 'cell', 'value'],
        rows: rows.flatMap((row) =>
          cellsOf(row.payload).map(([name, value]) => [
            row.source,
            row.sourceKind === 'manual' ? '' : row.externalId,
            String(row.version),
            row.recordedAt.toISOString(),
            name,
            value,
          ]),
        ),
      },
    ]
  },
}

function cellsOf(payload: unknown): [string, string][] {
  if (typeof payload !== 'object' || payload === null) return []
  return Object.entries(payload).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
}
