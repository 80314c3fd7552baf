import type { DossierSource } from '../../../platform/module.ts'
import { listOf } from './moment-dossier.queries.ts'

/**
 * In which groups somebody was when these were held fast: that was kept of them, though only as a bit. Not by which colleague. Live segments
 * keep nothing of anybody: who is in those follows from what the dossier tells already.
 */
export const momentDossier: DossierSource = {
  tables: ['segments.moment_bitmap'],
  read: async (ctx, { relationId, cellIds }) => {
    const rows = await listOf(ctx, [relationId, ...cellIds])
    return [
      {
        key: 'moments',
        isProvided: false,
        columns: ['segment', 'moment', 'when'],
        rows: rows.map(({ segment, name, takenAt }) => [segment, name, takenAt.toISOString()]),
      },
    ]
  },
}
