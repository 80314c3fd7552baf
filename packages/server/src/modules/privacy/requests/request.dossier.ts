import type { DossierSource } from '../../../platform/module.ts'
import * as requests from './request.queries.ts'

/** What the person asked before, and what became of it. */
export const requestDossier: DossierSource = {
  tables: ['privacy.request_subject'],
  read: async (ctx, { relationId }) => {
    const rows = await requests.listAbout(ctx, relationId)
    return [
      {
        key: 'requests',
        isProvided: false,
        columns: ['number', 'kind', 'received', 'text', 'outcome'],
        rows: rows.map((row) => [String(row.number), row.kind, row.receivedOn, row.wish, row.outcome ?? '']),
      },
    ]
  },
}
