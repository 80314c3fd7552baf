import type { DossierSource } from '../../../platform/module.ts'
import * as interactions from './interaction-dossier.queries.ts'

/** Every note and contact, also those that were removed and can still be brought back; not which colleague wrote them. */
export const interactionDossier: DossierSource = {
  tables: ['activity.interaction'],
  read: async (ctx, { relationId }) => {
    const rows = await interactions.listAll(ctx, relationId)
    return [
      {
        key: 'interactions',
        isProvided: false,
        columns: ['when', 'kind', 'text'],
        rows: rows.map(({ occurredAt, kind, text }) => [occurredAt.toISOString(), kind, text]),
      },
    ]
  },
}
