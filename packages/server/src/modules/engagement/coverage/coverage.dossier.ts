import type { DossierSource } from '../../../platform/module.ts'
import { readyPurposes } from '../approaches/purpose-rule.service.ts'
import * as lists from './coverage-dossier.queries.ts'

/** On which lists somebody stands to be reached, and why not any more; not by which colleague. */
export const coverageDossier: DossierSource = {
  tables: ['engagement.coverage_member'],
  read: async (ctx, { relationId }) => {
    const rows = await lists.listAll(ctx, relationId)
    const purposes = new Map((await readyPurposes(ctx)).map(({ id, name }) => [id, name]))
    return [
      {
        key: 'coverages',
        isProvided: false,
        columns: ['list', 'purpose', 'channel', 'from', 'until', 'reason'],
        rows: rows.map((row) => [
          row.name,
          purposes.get(row.purposeId) ?? '',
          row.channel,
          row.startsOn,
          row.endsOn,
          row.excludedReason ?? '',
        ]),
      },
    ]
  },
}
