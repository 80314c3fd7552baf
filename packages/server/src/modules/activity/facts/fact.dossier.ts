import type { DossierSource } from '../../../platform/module.ts'
import * as facts from './fact-dossier.queries.ts'

/** Everything that is known of what somebody did, what was corrected or taken away included; not which colleague wrote it down. */
export const factDossier: DossierSource = {
  tables: ['activity.fact'],
  read: async (ctx, { relationId }) => {
    const rows = await facts.listAll(ctx, relationId)
    return [
      {
        key: 'facts',
        isProvided: true,
        columns: ['when', 'kind', 'offering', 'quantity', 'amount', 'until', 'channel', 'details', 'state'],
        rows: rows.map((row) => [
          row.occurredAt.toISOString(),
          row.kind,
          row.offering ?? '',
          String(row.quantity),
          `${row.currency} ${(row.amountCents / 100).toFixed(2)}`,
          row.until ?? '',
          row.channel ?? '',
          row.detail ?? '',
          row.state,
        ]),
      },
    ]
  },
}
